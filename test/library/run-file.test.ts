import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { InvalidInputs, planFile, runFile, type FileEvent } from "../../src/index.ts";
import { startSshd, type Sshd } from "../support/sshd.ts";
import { temporaryDirectory } from "../workspace/temporary-directory.ts";
import { boardAt, write } from "./board.ts";

let sshd: Sshd;
beforeAll(async () => {
  sshd = await startSshd();
});
afterAll(() => sshd[Symbol.asyncDispose]());

/** A directory with a job file. @param jobs what stands below `jobs:` */
async function project(jobs: string): Promise<{ cwd: string; inputs: ReturnType<typeof boardAt> }> {
  const cwd = temporaryDirectory();
  await write(cwd, { "work/input": "42\n", "ssh-job.yml": `jobs:\n${jobs}` });
  return { cwd, inputs: boardAt(sshd, cwd) };
}

async function problemsOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.catch((thrown: unknown) => thrown);
  if (!(error instanceof InvalidInputs)) throw error;
  return error.message;
}

describe("a job file", () => {
  test("is run: each job tells its own events, and how it ended", async () => {
    const { cwd, inputs } = await project(`
  build: { directory: work, run: cat input }
  test: { needs: build, matrix: { suite: [one, two] }, directory: work, run: "echo \${{ matrix.suite }} \${{ env.WHO }}; test \${{ matrix.suite }} = one" }
  late: { needs: test, directory: work, run: "true" }
`);
    const running = runFile("ssh-job.yml", { cwd, inputs, environment: { WHO: "me" }, keepGoing: true });
    const events: FileEvent[] = [];
    for await (const event of running.events) events.push(event);
    const { succeeded, result, jobs } = await running;
    expect([succeeded, result]).toEqual([false, "failed"]);
    expect(jobs.map(({ id, result: kind, skipped }) => [id, kind, skipped])).toEqual([
      ["build", "passed", null],
      ["test (one)", "passed", null],
      ["test (two)", "failed", null],
      ["late", null, "It needs test (two), which did not pass."],
    ]);
    expect(jobs[1]).toMatchObject({ job: "test", matrix: { suite: "one" }, report: { exitCode: 0 } });
    expect(events[0]).toEqual({ type: "planned", jobs: jobs.map(({ id }) => id) });
    const told = events.filter((event) => event.type === "output");
    const textOf = (id: string): string =>
      told.flatMap(({ job, data }) => (job === id ? Buffer.from(data).toString() : [])).join("");
    expect(jobs.map(({ id }) => textOf(id))).toEqual(["42\n", "one me\n", "two me\n", ""]);
    const ended = events.filter((event) => event.type === "ended");
    expect(new Map(ended.map(({ job, outcome }) => [job, outcome]))).toEqual(
      new Map(jobs.map((job) => [job.id, job])),
    );
  });

  test("is planned without a dial, with what it would reuse", async () => {
    const { cwd, inputs } = await project(`
  build: { directory: work, run: cat input, target-class: any }
  test: { needs: build, directory: work, run: "true" }
`);
    const options = { cwd, inputs, cacheDirectory: "cache" };
    const plan = async (): Promise<unknown[]> =>
      (await planFile("ssh-job.yml", options)).map(({ id, needs, files, reused }) => [
        id,
        needs,
        files,
        reused,
      ]);
    const before = sshd.accepted();
    expect(await plan()).toEqual([
      ["build", [], 1, null],
      ["test", ["build"], 1, null],
    ]);
    expect(sshd.accepted()).toBe(before);
    expect((await runFile("ssh-job.yml", { ...options, jobs: ["build"] })).succeeded).toBe(true);
    expect((await plan())[0]).toEqual(["build", [], 1, true]);
  });

  test("is run with inputs that win over its own, lists among them", async () => {
    const { cwd, inputs } = await project(
      `  one: { directory: work, run: "echo no; exit 1", outputs: [input] }\n`,
    );
    const run = "mkdir a b; echo 1 >a/x; echo 2 >b/x";
    const more = { run, outputs: ["a/**", "b/**", "!b/x"], "results-directory": "there" };
    const { jobs, result } = await runFile("ssh-job.yml", { cwd, inputs: { ...inputs, ...more } });
    expect([result, jobs[0]?.resultsDirectory]).toEqual(["passed", `${cwd}/there/one`]);
    expect(jobs[0]?.report?.files.fetched).toBe(1);
  });

  test("that cannot work is told of all at once, with places", async () => {
    const { cwd, inputs } = await project(`  one: { directory: nowhere, run: "true", timeout: soon }\n`);
    const options = { cwd, inputs: { ...inputs, "job-file": "x" }, parallel: 0 };
    const told = await problemsOf(runFile("ssh-job.yml", options));
    expect(told).toContain("parallel: It is no number of jobs.");
    expect(told).toContain("job-file: It does not apply: there is a function for it.");
    const places = await problemsOf(runFile("ssh-job.yml", { cwd, inputs }));
    expect(places).toMatch(/ssh-job\.yml:2:10: .*nowhere/);
    expect(places).toMatch(/ssh-job\.yml:2:43: .*soon/);
    expect(await problemsOf(planFile("missing.yml", { cwd }))).toContain("missing.yml");
  });

  test("is stopped with all its jobs when the signal is aborted", async () => {
    const { cwd, inputs } = await project(`
  one: { directory: work, run: "echo begun; sleep 600" }
  two: { directory: work, run: "echo begun; sleep 601" }
  three: { needs: two, directory: work, run: "true" }
`);
    const stop = new AbortController();
    const running = runFile("ssh-job.yml", { cwd, inputs, signal: stop.signal });
    const begun = new Set<string>();
    for await (const event of running.events) {
      if (event.type === "output") begun.add(event.job);
      if (begun.size === 2) stop.abort();
    }
    const { result, jobs } = await running;
    expect([result, jobs.map((job) => job.result)]).toEqual(["cancelled", ["cancelled", "cancelled", null]]);
  });
});
