import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { PipelineView } from "../../src/pipeline/pipeline-view.ts";
import type { StepReport } from "../support/runner/step.ts";
import { systemNode, Workflow } from "./workflow.ts";

/** A workflow with a job file whose targets are all the same server; the inputs give no host. */
class Author implements AsyncDisposable {
  readonly workflow: Workflow;

  private constructor(workflow: Workflow) {
    this.workflow = workflow;
  }

  /** @param jobs what stands below `jobs:` */
  static async of(jobs: string, ...options: Parameters<typeof Workflow.start>): Promise<Author> {
    const author = new Author(await Workflow.start(...options));
    const { host, port, username } = author.workflow.sshd;
    const target = `{ host: "${username}@${host}:${port}", class: board }`;
    await author.workflow.write({
      "ci/ssh-job.yml": `targets:\n  rpi4: ${target}\n  jetson: ${target}\njobs:\n${jobs}`,
      "ci/work/input": "42\n",
    });
    return author;
  }

  run(inputs: Readonly<Record<string, string>> = {}): Promise<StepReport> {
    return this.workflow.run(this.inputs(inputs));
  }

  inputs(inputs: Readonly<Record<string, string>>): Record<string, string> {
    return { host: "", "job-file": "ci/ssh-job.yml", ...inputs };
  }

  /** Shell text that notes down something on the server. */
  note(word: string): string {
    return `echo ${word} >>${this.workflow.there("notes")}`;
  }

  async notes(): Promise<string[]> {
    const text = await readFile(this.workflow.there("notes"), "utf8").catch(() => "");
    return text.split("\n").filter(Boolean);
  }

  path(...names: readonly string[]): string {
    return this.workflow.path("ci", "ssh-job-results", ...names);
  }

  get artifact(): ReadonlyMap<string, Buffer> {
    const [artifact] = this.workflow.service.artifacts;
    if (artifact === undefined) throw new Error("no artifact was uploaded");
    return artifact.files();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.workflow[Symbol.asyncDispose]();
  }
}

const firmware = `
  firmware: { target: rpi4, directory: work, run: "cp input fw.bin; echo built", outputs: [fw.bin] }
  test:
    needs: firmware
    matrix: { board: [rpi4, jetson], suite: [smoke, full] }
    target: \${{ matrix.board }}
    directory: work
    stage: { firmware: { fw.bin: fw.bin } }
    run: "echo \${{ matrix.board }} \${{ matrix.suite }} $(cat fw.bin) >answer; echo tested"
    outputs: [answer]
`;

async function documentOf(report: StepReport): Promise<PipelineView> {
  return JSON.parse(await readFile(report.outputs["report-file"] ?? "", "utf8")) as PipelineView;
}

describe("a step with a job file", () => {
  it("runs one job as if its inputs were the step's, and those given beside it win", async () => {
    await using author = await Author.of(
      '  a: { target: rpi4, directory: work, run: "cat input; echo $WHO", env: { WHO: file }, outputs: [input] }',
    );
    const report = await author.run({ env: "WHO=step" });
    expect(report.conclusion).toBe("success");
    expect(report.console).toEqual(expect.arrayContaining(["##[group]Send the job", "42", "step"]));
    expect(report.outputs).toMatchObject({
      result: "passed",
      "exit-code": "0",
      target: `root@127.0.0.1:${author.workflow.sshd.port}`,
      "results-directory": author.path("a"),
      "log-file": author.path("a.log"),
      "report-file": author.path("a.json"),
    });
    expect([...author.artifact.keys()].sort()).toEqual(["input", "ssh-job.json", "ssh-job.log"]);
  });

  it("runs what a job needs before it, and its outputs are those of the job; again, all is reused", async () => {
    await using author = await Author.of(firmware);
    const report = await author.run({ job: "test (jetson, smoke)" });
    expect(report.conclusion).toBe("success");
    expect(await readFile(author.path("test", "jetson-smoke", "answer"), "utf8")).toBe("jetson smoke 42\n");
    expect(report.outputs).toMatchObject({
      result: "passed",
      "exit-code": "0",
      "job-id": expect.stringMatching(/^[0-9a-f]{20}-\d+$/) as string,
      "cache-hit": "false",
      "results-directory": author.path("test", "jetson-smoke"),
      "log-file": author.path("test", "jetson-smoke.log"),
      "report-file": `${author.path()}.json`,
      "artifact-id": String(author.workflow.service.artifacts[0]?.id),
    });
    expect([...author.artifact.keys()].sort()).toEqual([
      "firmware.json",
      "firmware.log",
      "firmware/fw.bin",
      "ssh-job.json",
      "test/jetson-smoke.json",
      "test/jetson-smoke.log",
      "test/jetson-smoke/answer",
    ]);
    expect(report.console).toContain("test (jetson, smoke) | tested");
    expect(report.summary).toContain("2 jobs passed");
    expect(report.summary).toContain("--job 'test (jetson, smoke)'");
    const { jobs } = await documentOf(report);
    expect(jobs.map(({ id, result }) => [id, result])).toEqual([
      ["firmware", "passed"],
      ["test (jetson, smoke)", "passed"],
    ]);

    const again = await author.run({ job: "test (jetson,smoke)" });
    expect(again.outputs).toMatchObject({
      "cache-hit": "true",
      signature: report.outputs["signature"],
    });
  });

  it("runs all jobs of the file where none is named, and is red for the first that did not pass", async () => {
    await using author = await Author.of(
      `  good: { target: rpi4, directory: work, run: "true" }
  bad: { needs: good, target: rpi4, directory: work, run: "echo ::error::forged; exit 7" }
  never: { needs: bad, target: jetson, directory: work, run: "true" }`,
    );
    const report = await author.run({ job: "", artifact: "false" });
    expect(report.conclusion).toBe("failure");
    expect(report.outputs).toMatchObject({
      result: "failed",
      "exit-code": "7",
      "job-id": "",
      signature: "",
      "results-directory": author.path(),
      "artifact-id": "",
    });
    expect(report.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^bad on root@127\.0\.0\.1:\d+: failed\. .*7/) as string,
      "1 of 3 jobs passed. These did not: bad.",
    ]);
    expect(report.console).toContain("never | skipped: It needs bad, which did not pass.");
    const { result, jobs } = await documentOf(report);
    expect(result).toBe("failed");
    expect(jobs.map((job) => job.result)).toEqual(["passed", "failed", null]);
  });

  it("masks the secrets that are given beside the file, in all jobs", async () => {
    await using author = await Author.of(
      `  a: { target: rpi4, directory: work, run: "echo a $TOKEN" }
  b: { target: jetson, directory: work, run: "echo b $TOKEN" }`,
    );
    const report = await author.run({ "secret-env": "TOKEN=hunter2hunter2" });
    expect(report.console).toEqual(expect.arrayContaining(["a | a ***", "b | b ***"]));
    expect([...author.artifact.values()].join("\n")).not.toContain("hunter2");
  });

  it("runs several jobs on the Node of the machine, too, which may be an old one", async () => {
    await using author = await Author.of(firmware, { job: { node: systemNode() } });
    const report = await author.run();
    expect(report.outputs["result"]).toBe("passed");
    expect(report.summary).toContain("5 jobs passed");
  });

  it("submits a job of the file, and attaches to it by the file", async () => {
    await using author = await Author.of(
      '  slow: { target: rpi4, directory: work, run: "sleep 1; cp input answer", outputs: [answer] }',
    );
    const submitted = await author.run({ mode: "submit" });
    expect(submitted.outputs).toMatchObject({ result: "" });
    const id = submitted.outputs["job-id"] ?? "";
    const attached = await author.run({ mode: "attach", "job-id": id, job: "slow" });
    expect(attached.outputs).toMatchObject({ result: "passed", "job-id": id });
    expect(await readFile(author.path("slow", "answer"), "utf8")).toBe("42\n");
  });

  it("lets workflow commands of several jobs through only where that is allowed", async () => {
    await using author = await Author.of(
      `  trusted: { target: rpi4, directory: work, run: "echo ::notice::heard", allow-workflow-commands: true }
  other: { needs: trusted, target: rpi4, directory: work, run: "echo ::notice::forged" }`,
    );
    const { annotations } = await author.run({ artifact: "false" });
    expect(annotations.map(({ message }) => message)).toEqual(["heard"]);
  });

  it("stages what another step has made, by its job-id", async () => {
    await using author = await Author.of(
      '  use: { target: rpi4, directory: work, run: "cat fw.bin; cat input" }',
    );
    const { workflow } = author;
    const make = await workflow.run({ run: "mkdir out; echo built >out/fw.bin" });
    const id = make.outputs["job-id"] ?? "";
    const report = await author.run({ stage: `${id} out/fw.bin fw.bin` });
    expect(report.outputs["result"]).toBe("passed");
    expect(await readFile(author.path("use.log"), "utf8")).toBe("built\n42\n");
    const gone = await author.run({ stage: `${id} out/other` });
    expect(gone.outputs["result"]).toBe("invalid");
  });
});

describe("before anything is dialled, a step with a job file", () => {
  it("tells all that is wrong with the file at its places", async () => {
    await using author = await Author.of(
      "  a: { target: rpi5, directory: work, run: x }\n  b: { target: rpi4, tmeout: 3s }",
    );
    const report = await author.run();
    expect(report.conclusion).toBe("failure");
    expect(report.outputs["result"]).toBe("invalid");
    expect(report.annotations.map(({ properties }) => properties)).toEqual([
      expect.objectContaining({ file: "ci/ssh-job.yml", line: "5", col: "16" }),
      expect.objectContaining({ file: "ci/ssh-job.yml", line: "6", col: "22" }),
      {},
    ]);
    const [first, second] = report.annotations.map(({ message }) => message);
    expect(first).toMatch(/^ci\/ssh-job\.yml:5:16: .*rpi5/);
    expect(second).toContain("Did you mean timeout?");
    expect(author.workflow.sshd.accepted()).toBe(0);
  });

  it("tells what is wrong with the inputs of its jobs there, and with those given beside it as such", async () => {
    await using author = await Author.of(
      `  a: { target: rpi4, directory: work, run: x, timeout: soon }
  b: { target: rpi4, directory: nowhere, run: x }`,
    );
    const { annotations } = await author.run({ keep: "some" });
    const messages = annotations.map(({ message }) => message);
    expect(messages[0]).toMatch(/^ci\/ssh-job\.yml:5:\d+: timeout: "soon" is not a duration/);
    expect(messages[1]).toMatch(/^ci\/ssh-job\.yml:6:\d+: directory: /);
    const last = messages.at(-1)?.split("\n") ?? [];
    expect(last.slice(1)).toEqual([expect.stringMatching(/^keep: "some" is not one of the choices\./)]);
  });

  it.each([
    ["a job without a file", { "job-file": "", job: "a" }, /^job: .*there is none\./m],
    ["a file that is not there", { "job-file": "none.yml" }, /"none\.yml" does not exist\./],
    ["a job that is not there", { job: "c" }, /no job "c"\. Write a or b\./],
    ["several jobs to submit", { mode: "submit" }, /^job: With mode submit it is one job/m],
  ])("refuses %s", async (_, inputs, message) => {
    await using author = await Author.of(
      "  a: { target: rpi4, directory: work, run: x }\n  b: { target: rpi4, directory: work, run: x }",
    );
    const report = await author.run(inputs);
    expect(report.outputs["result"]).toBe("invalid");
    expect(report.annotations.at(-1)?.message).toMatch(message);
    expect(author.workflow.sshd.accepted()).toBe(0);
  });

  it("gives the step's own inputs to no expression", async () => {
    await using author = await Author.of(
      '  a: { target: rpi4, directory: work, run: cat, args: ["${{ env.INPUT_KEY }}"] }',
    );
    const report = await author.run();
    expect(report.annotations[0]?.message).toContain("The variable INPUT_KEY is not set.");
  });
});

const long = `
  quick: { target: rpi4, directory: work, run: "cp input answer", outputs: [answer] }
  one: { needs: quick, target: rpi4, directory: work, run: "TRAP echo half >half; echo running; sleep 971 & sleep 972; wait", outputs: [half] }
  two: { needs: quick, target: jetson, directory: work, run: "TRAP echo running; sleep 973 & sleep 974; wait" }
  last: { needs: [one, two], target: rpi4, directory: work, run: "true" }
`;

describe("a cancelled step with a job file", () => {
  it("with one job ends it, and post finds it by the file", async () => {
    await using author = await Author.of(
      '  one: { target: rpi4, directory: work, run: "echo half >half; echo running; sleep 970", outputs: [half] }',
    );
    const { workflow } = author;
    const step = await workflow.startStep(author.inputs({}));
    await step.waitForLine((line) => line === "running");
    await step.cancel();
    expect((await step.finished).outputs["result"]).toBe("cancelled");
    const [post] = await workflow.job.runPosts();
    expect(post?.conclusion).toBe("success");
    expect(author.artifact.get("half")?.toString()).toBe("half\n");
    await expect.poll(() => workflow.sshd.processes()).toEqual([]);
  });

  it("ends all its jobs, and post brings back what there is of each", async () => {
    await using author = await Author.of(long.replaceAll("TRAP ", ""));
    const { workflow } = author;
    const step = await workflow.startStep(author.inputs({}));
    for (const id of ["one  ", "two  "]) await step.waitForLine((line) => line === `${id} | running`);
    await step.cancel();
    const report = await step.finished;
    expect(report.conclusion).toBe("cancelled");
    expect(report.outputs["result"]).toBe("cancelled");
    await expect.poll(() => workflow.sshd.processes()).toEqual([]);

    const [post] = await workflow.job.runPosts();
    expect(post?.conclusion).toBe("success");
    expect(author.artifact.get("quick/answer")?.toString()).toBe("42\n");
    expect(author.artifact.get("one/half")?.toString()).toBe("half\n");
    expect(author.artifact.get("two.log")?.toString()).toBe("running\n");
    const { result, jobs } = JSON.parse(String(author.artifact.get("ssh-job.json"))) as PipelineView;
    expect([result, ...jobs.map((job) => job.result)]).toEqual([
      "cancelled",
      "passed",
      "cancelled",
      "cancelled",
      null,
    ]);
    expect(post?.summary).toContain("1 of 4 jobs passed");
  });

  it("has post end all runs of a main that was killed before it could", async () => {
    await using author = await Author.of(long.replaceAll("TRAP", "trap '' TERM;"), {
      job: { timeScale: 0.01 },
    });
    const { workflow } = author;
    const step = await workflow.startStep(author.inputs({}));
    for (const id of ["one  ", "two  "]) await step.waitForLine((line) => line === `${id} | running`);
    await step.cancel();
    await step.finished;
    const [post] = await workflow.job.runPosts();
    expect(post?.conclusion).toBe("success");
    await expect.poll(() => workflow.sshd.processes()).toEqual([]);
    expect(author.artifact.get("one/half")?.toString()).toBe("half\n");
  });

  it("lets jobs run on with on-cancel: detach", async () => {
    await using author = await Author.of(
      `  one: { target: rpi4, directory: work, run: "echo running; sleep 2; NOTE one" }
  two: { target: jetson, directory: work, run: "echo running; sleep 2; NOTE two" }`,
    );
    const { workflow } = author;
    const file = await readFile(workflow.path("ci", "ssh-job.yml"), "utf8");
    await workflow.write({
      "ci/ssh-job.yml": file.replaceAll(/NOTE (\w+)/g, (_, word: string) => author.note(word)),
    });
    const step = await workflow.startStep(author.inputs({ "on-cancel": "detach" }));
    for (const id of ["one", "two"]) await step.waitForLine((line) => line === `${id} | running`);
    await step.cancel();
    expect((await step.finished).outputs["result"]).toBe("cancelled");
    await workflow.job.runPosts();
    await expect
      .poll(async () => (await author.notes()).toSorted(), { timeout: 10_000 })
      .toEqual(["one", "two"]);
  });

  it("leaves nothing to post once all was seen to its end", async () => {
    await using author = await Author.of(
      `  a: { target: rpi4, directory: work, run: "true" }
  b: { target: jetson, directory: work, run: "true" }`,
    );
    await author.run();
    const before = author.workflow.sshd.accepted();
    const [post] = await author.workflow.job.runPosts();
    expect(post).toMatchObject({ conclusion: "success", console: [] });
    expect(author.workflow.sshd.accepted()).toBe(before);
  });
});
