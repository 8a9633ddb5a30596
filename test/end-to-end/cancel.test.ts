import { existsSync } from "node:fs";
import { readdir, readFile, rm, truncate } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { Workflow } from "./workflow.ts";

/** Says when it runs, leaves something behind, and has a child in a session of its own. */
const job = "echo half >half; echo running; setsid sleep 982 & sleep 981";

describe("a cancelled step", () => {
  it("ends the job with all its processes, says who asked, and post brings back what there is", async () => {
    await using workflow = await Workflow.start();
    const step = await workflow.startStep({ run: job, outputs: "half" });
    await step.waitForLine((line) => line === "running");
    await step.cancel();
    const report = await step.finished;
    expect(report.conclusion).toBe("cancelled");
    expect(report.durationMs).toBeLessThan(10_000);
    expect(report.outputs).toMatchObject({ result: "cancelled", "exit-code": "143" });
    expect(report.console.join("\n")).toContain("Cancelled by octocat-hello-world@");
    await expect.poll(() => workflow.sshd.processes()).toEqual([]);

    const [post] = await workflow.job.runPosts();
    expect(post?.conclusion).toBe("success");
    const files = workflow.service.artifacts[0]?.files();
    expect(files?.get("ssh-job.log")?.toString()).toBe("running\n");
    expect(files?.get("half")?.toString()).toBe("half\n");
  });

  it("ends a job that ignores SIGTERM, too, with the help of post", async () => {
    await using workflow = await Workflow.start();
    const step = await workflow.startStep({ run: "trap '' TERM; echo running; while :; do sleep 0.2; done" });
    await step.waitForLine((line) => line === "running");
    await step.cancel();
    expect((await step.finished).outputs["result"]).toBe("cancelled");
    await workflow.job.runPosts();
    await expect.poll(() => workflow.sshd.processes()).toEqual([]);
    const log = workflow.service.artifacts[0]?.files().get("ssh-job.json")?.toString() ?? "{}";
    expect(JSON.parse(log)).toMatchObject({ result: "cancelled", exitCode: 137, files: { sent: 0 } });
  });

  it("leaves the job alone when on-cancel is detach", async () => {
    await using workflow = await Workflow.start();
    const run = "echo running; sleep 2; echo end >proof";
    const step = await workflow.startStep({ run, "on-cancel": "detach" });
    await step.waitForLine((line) => line === "running");
    await step.cancel();
    const report = await step.finished;
    expect(report.outputs["result"]).toBe("cancelled");
    expect(report.console.join("\n")).toContain("goes on on the target");
    await workflow.job.runPosts();
    const proof = `${workflow.sshd.directory}/store/v1/jobs/${report.outputs["job-id"] ?? ""}/work/proof`;
    await expect.poll(() => readFile(proof, "utf8").catch(() => ""), { timeout: 10_000 }).toBe("end\n");
  });

  it("before the job was sent starts nothing", async () => {
    await using workflow = await Workflow.start();
    await workflow.sshd[Symbol.asyncDispose]();
    const step = await workflow.startStep({ run: job, "connect-retries": "50" });
    await step.waitForLine((line) => line.includes("Trying again"));
    await step.cancel();
    const report = await step.finished;
    expect(report.outputs).toMatchObject({ result: "cancelled", "job-id": "" });
    expect((await workflow.job.runPosts())[0]?.conclusion).toBe("success");
  });

  it("in the middle of the upload starts nothing and leaves nothing on the target", async () => {
    await using workflow = await Workflow.start();
    await workflow.write({ "big/start.sh": "true" });
    await truncate(workflow.path("big/start.sh"), 500_000_000);
    const step = await workflow.startStep({ directory: "big" });
    await step.waitForLine((line) => line.startsWith("No earlier run"));
    await step.cancel();
    const report = await step.finished;
    expect(report.outputs).toMatchObject({ result: "cancelled", "job-id": "" });
    await workflow.job.runPosts();
    const store = `${workflow.sshd.directory}/store/v1`;
    const left = async (): Promise<string[]> =>
      (await readdir(`${store}/tmp`)).filter((name) => !name.startsWith("withdrawn."));
    await expect.poll(left).toEqual([]);
    expect(await readdir(`${store}/jobs`)).toEqual([]);
  });
});

describe("post", () => {
  it("never runs the job, however early its main was ended", async () => {
    await using workflow = await Workflow.start();
    await workflow.write({ "start.sh": `echo ran >>${workflow.path("proof")}` });
    const step = await workflow.startStep();
    await step.cancel();
    await step.finished;
    const [post] = await workflow.job.runPosts();
    expect(post?.conclusion).toBe("success");
    expect(existsSync(workflow.path("proof"))).toBe(false);
    await expect.poll(() => workflow.sshd.processes()).toEqual([]);
  });

  it("says which run it can no longer reach when the key's file is gone", async () => {
    await using workflow = await Workflow.start({ job: { timeScale: 0.01 } });
    await workflow.write({ key: workflow.sshd.privateKey }, 0o600);
    const step = await workflow.startStep({ run: `trap '' TERM; ${job}`, key: "key" });
    await step.waitForLine((line) => line === "running");
    await rm(workflow.path("key"));
    await step.cancel();
    await step.finished;
    const [post] = await workflow.job.runPosts();
    expect(post?.annotations.map(({ message }) => message).join()).toContain("may still be going on");
  });

  it("ends the run of a main that was killed before it could", async () => {
    await using workflow = await Workflow.start({ job: { timeScale: 0.01 } });
    const step = await workflow.startStep({ run: `trap '' TERM; ${job}`, outputs: "half" });
    await step.waitForLine((line) => line === "running");
    await step.cancel();
    await step.finished;
    const [post] = await workflow.job.runPosts();
    expect(post?.conclusion).toBe("success");
    await expect.poll(() => workflow.sshd.processes()).toEqual([]);
    expect(workflow.service.artifacts[0]?.files().get("half")?.toString()).toBe("half\n");
  });

  it("does nothing after a run that was seen to its end", async () => {
    await using workflow = await Workflow.start();
    await workflow.run({ run: "true" });
    const before = workflow.sshd.accepted();
    const [post] = await workflow.job.runPosts();
    expect(post).toMatchObject({ conclusion: "success", console: [] });
    expect(workflow.sshd.accepted()).toBe(before);
  });

  it("touches only the run that its main recorded", async () => {
    await using workflow = await Workflow.start();
    const other = await workflow.startStep({ run: "echo other; sleep 3; echo over", name: "other" });
    await other.waitForLine((line) => line === "other");
    const step = await workflow.startStep({ run: job, "results-directory": "second" });
    await step.waitForLine((line) => line === "running");
    await step.cancel();
    await step.finished;
    expect((await other.finished).console).toContain("over");
    await workflow.job.runPosts();
    expect((await other.finished).outputs["result"]).toBe("passed");
  });
});
