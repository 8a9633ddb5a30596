import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { prepareResultsPlace } from "../../src/workspace/results-place.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const report = JSON.stringify({ schema: 1, result: "passed" });

describe("before a run, a results directory", () => {
  test("that is not there or empty is left as it is", async () => {
    const { base, place, prepare } = makePlace();
    await prepare();
    mkdirSync(place);
    await prepare();
    expect(readdirSync(base).sort()).toEqual(["job", "results"]);
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
    await prepare();
    expect(readdirSync(base).sort()).toEqual(["job", "kept", "results.txt", "results2"]);
    expect(readdirSync(join(base, "results2"))).toEqual(["old"]);
  });

  test("that an earlier run did not come to make leaves no old log and report either", async () => {
    const { base, prepare } = makePlace();
    makeFiles(base, { "results.log": "", "results.json": report });
    await prepare();
    expect(readdirSync(base)).toEqual(["job"]);
  });

  test.each<[string, Record<string, string>]>([
    ["files but no report beside it", { "results/mine": "" }],
    ["files and a report that is none", { "results/mine": "", "results.json": '{"schema": "1"}' }],
    ["files and a report that is no JSON", { "results/mine": "", "results.json": "schema: 1" }],
    ["files and a report that is a directory", { "results/mine": "", "results.json/x": "" }],
    ["a file in its place", { results: "mine" }],
    ["a file in its place, whatever the report", { results: "mine", "results.json": report }],
    ["a directory where the log goes", { "results/old": "", "results.log/mine": "", "results.json": report }],
    ["a file of somebody else where the report goes", { "results.json": '{"name": "a package"}' }],
  ])("with %s is invalid, and nothing is removed", async (_, files) => {
    const { base, prepare } = makePlace();
    makeFiles(base, files);
    await expect(prepare()).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining(join(base, "results")) as string,
      hint: expect.stringContaining("results-directory") as string,
    });
    for (const path of Object.keys(files)) expect(existsSync(join(base, path))).toBe(true);
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
    ["everything", () => ({ place: "/" })],
  ])("%s", async (_, choose) => {
    const { base } = makePlace();
    makeFiles(base, { "job/start.sh": "", "job.json": report, "work/deep/mine": "", "work.json": report });
    symlinkSync(".", join(base, "alias"));
    const { place } = choose(base);
    const preparing = prepareResultsPlace(place, { jobDirectory: join(base, "job") });
    await expect(preparing).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("holds") as string,
    });
    expect(existsSync(join(base, "job/start.sh"))).toBe(true);
    expect(existsSync(join(base, "work/deep/mine"))).toBe(true);
  });

  test("nothing of the kind: a place below the job directory is fine", async () => {
    const { base } = makePlace();
    makeFiles(base, { "job/start.sh": "", "job/..results/old": "", "job/..results.json": report });
    await prepareResultsPlace(join(base, "job/..results"), { jobDirectory: join(base, "job") });
    expect(readdirSync(join(base, "job"))).toEqual(["start.sh"]);
  });
});

function makePlace(): { base: string; place: string; prepare: () => Promise<void> } {
  const base = temporaryDirectory();
  const [place, jobDirectory] = [join(base, "results"), join(base, "job")];
  mkdirSync(jobDirectory);
  return { base, place, prepare: () => prepareResultsPlace(place, { jobDirectory }) };
}

function makeFiles(base: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), content);
  }
}
