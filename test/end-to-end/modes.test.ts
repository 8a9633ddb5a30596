import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/report/report.ts";
import type { StepReport } from "../support/runner/step.ts";
import { Workflow } from "./workflow.ts";

const id = /^[0-9a-f]{20}-\d+$/;

/** A job that says when it runs, and ends when the test lets it. */
function gatedJob(workflow: Workflow, name = "go"): string {
  return `echo begun; until [ -e ${workflow.there(name)} ]; do sleep 0.1; done; echo over; echo 42 >answer`;
}

function open(workflow: Workflow, name = "go"): Promise<void> {
  return writeFile(workflow.there(name), "");
}

/** The ids of the runs on the target. */
function runs(workflow: Workflow): Promise<string[]> {
  return readdir(workflow.there("store/v1/jobs"));
}

async function reportOf({ outputs }: StepReport): Promise<Report> {
  return JSON.parse(await readFile(outputs["report-file"] ?? "", "utf8")) as Report;
}

function isBegun(line: string): boolean {
  return line === "begun";
}

describe("submit", () => {
  it("starts a job and does not wait; attach, in another workflow, sees it through as run would", async () => {
    await using workflow = await Workflow.start();
    await using later = await workflow.another();
    const run = gatedJob(workflow);
    const submitted = await workflow.run({ mode: "submit", run, outputs: "answer", name: "long one" });
    expect(submitted.conclusion).toBe("success");
    expect(submitted.outputs).toMatchObject({ result: "", "exit-code": "", "cache-hit": "false" });
    const jobId = submitted.outputs["job-id"] ?? "";
    expect(jobId).toMatch(id);
    expect(await reportOf(submitted)).toMatchObject({ result: null, jobId, name: "long one" });
    expect(existsSync(workflow.path("ssh-job-results.log"))).toBe(false);
    expect(submitted.summary).toContain("submitted");
    await workflow.job.runPosts();

    const attached = await later.startStep({ mode: "attach", "job-id": jobId });
    await attached.waitForLine(isBegun);
    await open(workflow);
    const report = await attached.finished;
    expect(report.outputs).toMatchObject({
      result: "passed",
      "exit-code": "0",
      "job-id": jobId,
      signature: submitted.outputs["signature"],
    });
    expect(await readFile(later.path("ssh-job-results/answer"), "utf8")).toBe("42\n");
    expect(await readFile(later.path("ssh-job-results.log"), "utf8")).toBe("begun\nover\n");
    expect((await reportOf(report)).name).toBe("long one");
    expect(workflow.service.artifacts[0]?.name).toMatch(/^ssh-job-long one-/);
  });

  it("is followed with other outputs, and the values of secrets that are told again are masked", async () => {
    await using workflow = await Workflow.start();
    const inputs = { mode: "submit", run: 'echo "it is $TOKEN"; echo 1 >a; echo 2 >b', outputs: "a" };
    const { outputs } = await workflow.run({ ...inputs, "secret-env": "TOKEN=s3cr3t" });
    const attach = { mode: "attach", "job-id": outputs["job-id"] ?? "" };
    const { console } = await workflow.run({ ...attach, outputs: "b", "secret-env": "TOKEN=s3cr3t" });
    expect(console).toContain("it is ***");
    expect(await readdir(workflow.path("ssh-job-results"))).toEqual(["b"]);
    expect(await readFile(workflow.path("ssh-job-results.log"), "utf8")).toBe("it is ***\n");
  });
});

describe("attach", () => {
  it("ends red as the job does, and as often as it is asked", async () => {
    await using workflow = await Workflow.start();
    const { outputs } = await workflow.run({ mode: "submit", run: "exit 3" });
    for (const place of ["first", "second"]) {
      const attach = { mode: "attach", "job-id": outputs["job-id"] ?? "", "results-directory": place };
      const report = await workflow.run(attach);
      expect(report.conclusion).toBe("failure");
      expect(report.outputs).toMatchObject({ result: "failed", "exit-code": "3" });
    }
  });

  it("says so when there is no such run", async () => {
    await using workflow = await Workflow.start();
    await workflow.run({ run: "true" });
    for (const mode of ["attach", "cancel"]) {
      const report = await workflow.run({ mode, "job-id": "0123456789abcdef0123-1" });
      expect(report.outputs["result"]).toBe("infrastructure");
      expect(report.annotations.map(({ message }) => message).join()).toContain(
        "there is no run 0123456789abcdef0123-1 in this store",
      );
    }
  });

  it("that is cancelled ends the run", async () => {
    await using workflow = await Workflow.start();
    const { outputs } = await workflow.run({ mode: "submit", run: gatedJob(workflow) });
    const step = await workflow.startStep({ mode: "attach", "job-id": outputs["job-id"] ?? "" });
    await step.waitForLine(isBegun);
    await step.cancel();
    expect((await step.finished).outputs).toMatchObject({ result: "cancelled", "exit-code": "143" });
    await workflow.job.runPosts();
    await expect.poll(() => workflow.sshd.processes()).toEqual([]);
  });
});

describe("cancel", () => {
  it("ends a run and is green when it is over, and whoever follows it hears who asked", async () => {
    await using workflow = await Workflow.start();
    await using other = await workflow.another();
    const step = await workflow.startStep({ run: gatedJob(workflow) });
    const line = await step.waitForLine((text) => /^Run [0-9a-f]{20}-1 on /.test(text));
    await step.waitForLine(isBegun);
    const jobId = line.split(" ")[1] ?? "";
    const report = await other.run({ mode: "cancel", "job-id": jobId });
    expect(report.conclusion).toBe("success");
    expect(report.outputs).toMatchObject({ result: "cancelled", "job-id": jobId, "log-file": "" });
    expect(await readdir(other.path())).toEqual([]);
    const followed = await step.finished;
    expect(followed.outputs["result"]).toBe("cancelled");
    expect(followed.console.join("\n")).toContain("Cancelled by octocat-hello-world@");
    await expect.poll(() => workflow.sshd.processes()).toEqual([]);

    const again = await other.run({ mode: "cancel", "job-id": jobId });
    expect(again.conclusion).toBe("success");
  });
});

describe("a job that is running already", () => {
  it("is joined: both get the whole log and the results, and one run was made", async () => {
    await using workflow = await Workflow.start();
    await using other = await workflow.another();
    const inputs = { run: gatedJob(workflow), outputs: "answer" };
    const first = await workflow.startStep(inputs);
    await first.waitForLine(isBegun);
    const second = await other.startStep(inputs);
    await second.waitForLine(isBegun);
    await open(workflow);
    const [one, two] = await Promise.all([first.finished, second.finished]);
    expect(one.outputs).toMatchObject({ result: "passed", "cache-source": "none" });
    expect(two.outputs).toMatchObject({
      result: "passed",
      "cache-hit": "false",
      "cache-source": "joined",
      "job-id": one.outputs["job-id"],
    });
    expect(two.console.join("\n")).toContain("The same job is running already: joined");
    expect(await reportOf(two)).toMatchObject({ bytes: { sent: 0 }, files: { sent: 0, fetched: 1 } });
    expect(await readFile(other.path("ssh-job-results.log"), "utf8")).toBe("begun\nover\n");
    expect(await runs(workflow)).toHaveLength(1);
  });

  it("goes on for the others when one of them is cancelled", async () => {
    await using workflow = await Workflow.start();
    await using other = await workflow.another();
    const inputs = { run: gatedJob(workflow) };
    const first = await workflow.startStep(inputs);
    await first.waitForLine(isBegun);
    const second = await other.startStep(inputs);
    await second.waitForLine(isBegun);
    await first.cancel();
    const cancelled = await first.finished;
    expect(cancelled.outputs["result"]).toBe("cancelled");
    expect(cancelled.console.join("\n")).toContain("goes on for others who follow it");
    const [post] = await workflow.job.runPosts();
    expect(post).toMatchObject({ conclusion: "success", console: [] });
    await open(workflow);
    expect((await second.finished).outputs["result"]).toBe("passed");
  });

  it("is found again when the runner that started it was lost", async () => {
    await using workflow = await Workflow.start();
    await using next = await workflow.another();
    const inputs = { run: gatedJob(workflow), outputs: "answer" };
    const step = await workflow.startStep(inputs);
    await step.waitForLine(isBegun);
    await step.kill();
    const second = await next.startStep(inputs);
    await second.waitForLine(isBegun);
    await open(workflow);
    expect((await second.finished).outputs).toMatchObject({ result: "passed", "cache-source": "joined" });
    expect(await readFile(next.path("ssh-job-results.log"), "utf8")).toBe("begun\nover\n");
    expect(await readFile(next.path("ssh-job-results/answer"), "utf8")).toBe("42\n");
  });
});

describe("keep", () => {
  it.each(["exit 0", "exit 1"])("none leaves nothing of a run on the target: %s", async (run) => {
    await using workflow = await Workflow.start();
    const report = await workflow.run({ run: `echo 42 >answer; ${run}`, outputs: "answer", keep: "none" });
    expect(await readFile(workflow.path("ssh-job-results/answer"), "utf8")).toBe("42\n");
    expect(report.outputs["job-id"]).toMatch(id);
    expect(await runs(workflow)).toEqual([]);
  });

  it("none holds for whoever attaches, too, and the run stays until then", async () => {
    await using workflow = await Workflow.start();
    const { outputs } = await workflow.run({ mode: "submit", run: "echo hello", keep: "none" });
    expect(await runs(workflow)).toEqual([outputs["job-id"]]);
    await workflow.run({ mode: "attach", "job-id": outputs["job-id"] ?? "" });
    expect(await runs(workflow)).toEqual([]);
  });
});

describe("a lock", () => {
  it("lets one job after the other run, and says who is in the way", async () => {
    await using workflow = await Workflow.start();
    await using other = await workflow.another();
    const first = await workflow.startStep({ run: gatedJob(workflow), lock: "board", name: "holder" });
    await first.waitForLine(isBegun);
    const second = await other.startStep({ run: "echo mine", lock: "board", "queue-timeout": "10m" });
    const line = await second.waitForLine((text) => text.startsWith("Waiting for the lock"));
    expect(line).toMatch(
      /^Waiting for the lock board: position 1; held by [0-9a-f]{20}-1 \(holder, octocat-hello-world@\d+\) since \d\d:\d\d UTC\.$/,
    );
    await open(workflow);
    const [one, two] = await Promise.all([first.finished, second.finished]);
    expect([one, two].map(({ outputs }) => outputs["result"])).toEqual(["passed", "passed"]);
    const names = (await reportOf(two)).phases.map(({ name }) => name);
    expect(names.slice(2)).toEqual(["cache", "upload", "lock", "run", "store", "artifact"]);
    expect((await reportOf(one)).phases.map(({ name }) => name)).not.toContain("lock");
  });

  it("that is not free in time is infrastructure, and the script never starts", async () => {
    await using workflow = await Workflow.start();
    await using other = await workflow.another();
    const first = await workflow.startStep({ run: gatedJob(workflow), lock: "board" });
    await first.waitForLine(isBegun);
    const inputs = { run: `echo ran >${workflow.there("proof")}`, lock: "board", "queue-timeout": "1s" };
    const report = await other.run(inputs);
    expect(report.outputs).toMatchObject({ result: "infrastructure", "exit-code": "" });
    const said = report.annotations.map(({ message }) => message).join();
    expect(said).toContain("The lock board was not free within the queue-timeout of 1.0 s");
    expect(said).toContain("ssh-job locks");
    expect((await reportOf(report)).error?.code).toBe("queue-timeout");
    expect(existsSync(workflow.there("proof"))).toBe(false);
    await open(workflow);
    expect((await first.finished).outputs["result"]).toBe("passed");
  });

  it("is not waited for by a job that was cancelled, which has no exit code", async () => {
    await using workflow = await Workflow.start();
    await using other = await workflow.another();
    const first = await workflow.startStep({ run: gatedJob(workflow), lock: "board" });
    await first.waitForLine(isBegun);
    const second = await other.startStep({ run: "echo mine", lock: "board" });
    await second.waitForLine((text) => text.startsWith("Waiting for the lock"));
    await second.cancel();
    expect((await second.finished).outputs).toMatchObject({ result: "cancelled", "exit-code": "" });
    expect((await second.finished).console).not.toContain("mine");
    await open(workflow);
    expect((await first.finished).outputs["result"]).toBe("passed");
  });
});
