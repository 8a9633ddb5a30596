import { spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { homedir, hostname } from "node:os";
import { dirname, join, parse } from "node:path";
import { describe, expect, test } from "vitest";
import { startContender } from "./contender.ts";
import { prepareResultsPlace } from "../../src/workspace/results-place.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const finished = {
  schema: 1,
  name: "build",
  target: "ci@host",
  jobId: "0123456789abcdef0123-1",
  signature: null,
  result: "passed",
  phases: [],
};
const report = JSON.stringify(finished);
const claim = claimOf(process.pid);

describe("before a run, a results directory", () => {
  test("that is not there is claimed by a report", async () => {
    const { base, place, prepare } = makePlace();
    await expect(prepare()).resolves.toEqual({ removed: undefined });
    expect(readdirSync(base)).toEqual(["job", "results.json"]);
    expect(readFileSync(`${place}.json`, "utf8")).toBe(claim);
  });

  test("that is empty is left as it is", async () => {
    const { base, place, prepare } = makePlace();
    mkdirSync(place);
    await expect(prepare()).resolves.toEqual({ removed: undefined });
    expect(readdirSync(base).sort()).toEqual(["job", "results", "results.json"]);
  });

  test("gets the directories above it", async () => {
    const { base } = makePlace();
    await prepareResultsPlace(join(base, "a/b/results"), { jobDirectory: join(base, "job"), claim });
    expect(readdirSync(join(base, "a/b"))).toEqual(["results.json"]);
  });

  test("that no directory can be made for is invalid, and that directory is named", async () => {
    const { base } = makePlace();
    makeFiles(base, { file: "" });
    const place = join(base, "file/sub/results");
    await expect(
      prepareResultsPlace(place, { jobDirectory: join(base, "job"), claim }),
    ).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining(`"${join(base, "file/sub")}"`) as string,
      hint: expect.stringContaining("results-directory") as string,
    });
  });

  test("of an earlier run is removed with log and report, and nothing else is", async () => {
    const { base, place, prepare } = makePlace();
    makeFiles(base, {
      "results/sub/old": "",
      "results.log": "",
      "results.out": "",
      "results.err": "",
      "results.json": report,
      "results.txt": "",
      "results2/old": "",
      kept: "",
    });
    symlinkSync("../kept", join(place, "link"));
    symlinkSync("../results2", join(place, "directory"));
    await expect(prepare()).resolves.toEqual({ removed: finished.jobId });
    expect(readdirSync(base).sort()).toEqual(["job", "kept", "results.json", "results.txt", "results2"]);
    expect(readdirSync(join(base, "results2"))).toEqual(["old"]);
  });

  test("that an earlier run did not come to make leaves no old log and report either", async () => {
    const { base, prepare } = makePlace();
    makeFiles(base, { "results.log": "", "results.json": JSON.stringify({ ...finished, jobId: null }) });
    await expect(prepare()).resolves.toEqual({ removed: "" });
    expect(readdirSync(base)).toEqual(["job", "results.json"]);
  });

  test.each(["log", "out", "err"])(
    "of an earlier run loses a link where the %s goes, and what it leads to stays",
    async (suffix) => {
      const { base, place, prepare } = makePlace();
      makeFiles(base, { victim: "precious", "results.json": report });
      symlinkSync("victim", `${place}.${suffix}`);
      await prepare();
      expect(readdirSync(base).sort()).toEqual(["job", "results.json", "victim"]);
      expect(readFileSync(join(base, "victim"), "utf8")).toBe("precious");
    },
  );

  test.each(
    ["log", "out", "err", "json"].flatMap((suffix) => ["victim", "nothing"].map((to) => ({ suffix, to }))),
  )(
    "with a link to $to where the $suffix goes, and no report, is invalid: it could change any file",
    async ({ suffix, to }) => {
      const { base, place, prepare } = makePlace();
      makeFiles(base, { victim: report });
      symlinkSync(to, `${place}.${suffix}`);
      await expect(prepare()).rejects.toMatchObject({
        code: "invalid",
        message: expect.stringContaining(`"${place}.${suffix}" is where`) as string,
        hint: "Set `results-directory` to a path that is not there yet, or remove what is there.",
      });
      expect(readlinkSync(`${place}.${suffix}`)).toBe(to);
      expect(readdirSync(base).sort()).toEqual(["job", `results.${suffix}`, "victim"]);
    },
  );

  test.each<[string, Record<string, string>]>([
    ["files but no report beside it", { "results/mine": "" }],
    ["files and a report that is none", { "results/mine": "", "results.json": '{"schema": "1"}' }],
    ["files and a report that is no JSON", { "results/mine": "", "results.json": "schema: 1" }],
    ["files and a report that is a directory", { "results/mine": "", "results.json/x": "" }],
    ["a file in its place", { results: "mine" }],
    ["a file in its place, whatever the report", { results: "mine", "results.json": report }],
    ["a directory where the log goes", { "results/old": "", "results.log/mine": "", "results.json": report }],
    ["a file of somebody else where the report goes", { "results.json": '{"name": "a package"}' }],
    ["something of schema 1 where the report goes", { "results/mine": "", "results.json": '{"schema": 1}' }],
    ["a log but no report", { "results.log": "mine" }],
    ["a stream but no report", { "results.err": "mine" }],
    ...Object.keys(finished).map((key): [string, Record<string, string>] => [
      `a report that lacks ${key}`,
      { "results/mine": "", "results.json": JSON.stringify({ ...finished, [key]: undefined }) },
    ]),
  ])("with %s is invalid, and nothing is removed", async (_, files) => {
    const { base, prepare } = makePlace();
    makeFiles(base, files);
    await expect(prepare()).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining(join(base, "results")) as string,
      hint: expect.stringContaining("results-directory") as string,
    });
    for (const path of Object.keys(files)) expect(existsSync(join(base, path))).toBe(true);
    expect(existsSync(join(base, "results.json.new"))).toBe(false);
  });

  test("that is a link is invalid, and what it leads to stays", async () => {
    const { base, place, prepare } = makePlace();
    makeFiles(base, { "other/mine": "", "results.json": report });
    symlinkSync("other", place);
    await expect(prepare()).rejects.toMatchObject({ code: "invalid" });
    expect(readdirSync(join(base, "other"))).toEqual(["mine"]);
  });
});

describe("even with a report beside it, no place is taken that holds", () => {
  test.each<[string, (base: string) => { place: string }]>([
    ["the job directory", (base) => ({ place: join(base, "job") })],
    ["the job directory below it", (base) => ({ place: base })],
    ["the job directory, by way of a link", (base) => ({ place: join(base, "alias/job") })],
    ["the home directory", () => ({ place: homedir() })],
    ["the home directory below it", () => ({ place: dirname(homedir()) })],
    ["everything", () => ({ place: parse(homedir()).root })],
  ])("%s", async (_, choose) => {
    const { base } = makePlace();
    makeFiles(base, { "job/start.sh": "", "job.json": report, "work/deep/mine": "", "work.json": report });
    symlinkSync(".", join(base, "alias"));
    const { place } = choose(base);
    const preparing = prepareResultsPlace(place, { jobDirectory: join(base, "job"), claim });
    await expect(preparing).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(/ (holds|is) (everything|the (job|home) directory)\.$/) as string,
      hint: "Set `results-directory` to a directory of its own, such as ssh-job-results.",
    });
    expect(existsSync(join(base, "job/start.sh"))).toBe(true);
    expect(existsSync(join(base, "work/deep/mine"))).toBe(true);
  });

  test("nothing of the kind: a place below the job directory is fine", async () => {
    const { base } = makePlace();
    makeFiles(base, { "job/start.sh": "", "job/..results/old": "", "job/..results.json": report });
    const place = join(base, "job/..results");
    const { earlier } = await prepareResultsPlace(place, { jobDirectory: join(base, "job"), claim });
    await earlier?.[Symbol.asyncDispose]();
    expect(readdirSync(join(base, "job")).sort()).toEqual(["..results.json", "start.sh"]);
  });
});

describe("a results directory that a run has claimed", () => {
  test("is refused until its final report is there, also to the same process", async () => {
    const { base, place, prepare } = makePlace();
    await prepare();
    makeFiles(base, { "results.log": "so far" });
    await expect(prepare()).rejects.toMatchObject({
      code: "invalid",
      message: `The results directory "${place}" is in use by a run of process ${process.pid}.`,
      hint: expect.stringMatching(/`results-directory` to another path, or wait/) as string,
    });
    expect(readFileSync(`${place}.log`, "utf8")).toBe("so far");
    writeFileSync(`${place}.json`, report);
    await expect(prepare()).resolves.toEqual({ removed: finished.jobId });
    expect(existsSync(`${place}.log`)).toBe(false);
  });

  test("is refused while another process of this host lives", async () => {
    const { base, place, prepare } = makePlace();
    makeFiles(base, { "results/part": "", "results.json": claimOf(process.ppid) });
    await expect(prepare()).rejects.toMatchObject({
      code: "invalid",
      message: `The results directory "${place}" is in use by a run of process ${process.ppid}.`,
    });
    expect(existsSync(join(place, "part"))).toBe(true);
  });

  test.each<[string, () => string]>([
    ["a process that has ended", () => claimOf(deadProcess())],
    ["an earlier process with the id of this one", () => claimOf(process.pid)],
    ["a process of another host", () => claimOf(process.ppid, "elsewhere.example")],
    ["something that is no process", () => claimOf(-1)],
  ])("by %s counts as an earlier run's", async (_, makeClaim) => {
    const { base, prepare } = makePlace();
    makeFiles(base, { "results/part": "", "results.log": "", "results.json": makeClaim() });
    await expect(prepare()).resolves.toEqual({ removed: finished.jobId });
    expect(readdirSync(base)).toEqual(["job", "results.json"]);
  });

  test("by a process that ended before the claim became the report is free", async () => {
    const { base, prepare } = makePlace();
    makeFiles(base, { "results.json.new": claimOf(deadProcess()) });
    await expect(prepare()).resolves.toEqual({ removed: undefined });
    expect(readdirSync(base)).toEqual(["job", "results.json"]);
  });

  test.each<[string, string]>([
    ["a live process claims", claimOf(process.ppid)],
    ["nobody is known to claim", "mine"],
  ])("at this moment by what %s is refused, and that is left alone", async (_, content) => {
    const { base, place, prepare } = makePlace();
    makeFiles(base, { "results.json.new": content });
    await expect(prepare()).rejects.toMatchObject({
      code: "invalid",
      message: `The results directory "${place}" is being taken by another run.`,
      hint: expect.stringContaining(`remove "${place}.json.new"`) as string,
    });
    expect(readFileSync(`${place}.json.new`, "utf8")).toBe(content);
    expect(existsSync(`${place}.json`)).toBe(false);
  });

  test("with a link where the claim waits is refused, and nothing is written through it", async () => {
    const { base, place, prepare } = makePlace();
    makeFiles(base, { victim: "precious" });
    symlinkSync("victim", `${place}.json.new`);
    await expect(prepare()).rejects.toMatchObject({ code: "invalid" });
    expect(readFileSync(join(base, "victim"), "utf8")).toBe("precious");
    expect(lstatSync(`${place}.json.new`).isSymbolicLink()).toBe(true);
  });

  test.each([{}, { "results/old": "", "results.log": "", "results.json": report }])(
    "goes to one of ten calls at once (%j)",
    async (files) => {
      const { base, prepare } = makePlace();
      makeFiles(base, files);
      const calls = await Promise.allSettled(Array.from({ length: 10 }, prepare));
      expect(calls.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const refused = calls.filter((call) => call.status === "rejected");
      for (const { reason } of refused) expect(reason).toMatchObject({ code: "invalid" });
      expect(readdirSync(base)).toEqual(["job", "results.json"]);
    },
  );

  test("goes to one of several processes that claim it at once, again and again", async () => {
    const contenders = Array.from({ length: 6 }, startContender);
    for (let round = 0; round < 20; round += 1) {
      const { base, place } = makePlace();
      if (round % 3 === 1) makeFiles(base, { "results/old": "", "results.log": "", "results.json": report });
      if (round % 3 === 2) makeFiles(base, { "results.json": claimOf(deadProcess()) });
      const answers = await Promise.all(contenders.map((contend) => contend(place)));
      expect(answers.toSorted()).toEqual([...Array<string>(5).fill("invalid"), "prepared"]);
      expect(readdirSync(base)).toEqual(["job", "results.json"]);
    }
  });
});

type Prepare = () => Promise<{ removed: string | undefined }>;

function makePlace(): { base: string; place: string; prepare: Prepare } {
  const base = temporaryDirectory();
  const [place, jobDirectory] = [join(base, "results"), join(base, "job")];
  mkdirSync(jobDirectory);
  const prepare = async (): Promise<{ removed: string | undefined }> => {
    const { removed, earlier } = await prepareResultsPlace(place, { jobDirectory, claim });
    await earlier?.[Symbol.asyncDispose]();
    return { removed };
  };
  return { base, place, prepare };
}

function makeFiles(base: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), content);
  }
}

function claimOf(pid: number, host: string = hostname()): string {
  return JSON.stringify({ ...finished, result: "infrastructure", running: { pid, host } });
}

/** The id of a process that is no more. */
function deadProcess(): number {
  return spawnSync(process.execPath, ["--version"]).pid;
}
