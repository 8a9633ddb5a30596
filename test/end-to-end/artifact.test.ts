import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Workflow } from "./workflow.ts";

describe("the artifact", () => {
  it("has a name of its own for every leg of a matrix", async () => {
    await using workflow = await Workflow.start();
    const legs = ["one", "two", "three", "two"];
    for (const word of legs) await workflow.run({ run: 'echo "$1"', args: word });
    const names = workflow.service.artifacts.map(({ name }) => name);
    expect(new Set(names).size).toBe(legs.length);
    for (const name of names) expect(name).toMatch(/^ssh-job-test-root@127\.0\.0\.1-\d+/);
  });

  it("that has no service to go to is a warning, and the files stay", async () => {
    await using workflow = await Workflow.start({ offersService: false });
    const report = await workflow.run({ run: "echo x >result", outputs: "result" });
    expect(report.outputs).toMatchObject({ result: "passed", "artifact-id": "" });
    expect(report.annotations).toEqual([
      expect.objectContaining({
        level: "warning",
        message: expect.stringContaining("The files stay") as string,
      }),
    ]);
    expect(existsSync(workflow.path("ssh-job-results/result"))).toBe(true);
  });

  it("on a server that has no such service is a warning", async () => {
    await using workflow = await Workflow.start({
      job: { env: { GITHUB_SERVER_URL: "https://ghe.example" } },
    });
    const report = await workflow.run({ run: "true" });
    expect(report.outputs).toMatchObject({ result: "passed", "artifact-id": "" });
    expect(report.annotations.map(({ message }) => message).join("\n")).toContain("No artifact was uploaded");
  });

  it("is not made when it is not wanted", async () => {
    await using workflow = await Workflow.start();
    const report = await workflow.run({ run: "true", artifact: "false" });
    expect(report.conclusion).toBe("success");
    expect(workflow.service.artifacts).toEqual([]);
  });

  it("under a name that is taken is a warning that says what to do", async () => {
    await using workflow = await Workflow.start();
    await workflow.run({ run: "true", "artifact-name": "mine" });
    const report = await workflow.run({ run: "true", "artifact-name": "mine" });
    expect(report.outputs).toMatchObject({ result: "passed", "artifact-id": "" });
    expect(report.annotations.map(({ message }) => message).join("\n")).toContain("artifact-name");
  });
});
