import { hash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import type { StoredEntry } from "../../src/job/manifest.ts";
import type { EarlierResults } from "../../src/workspace/earlier-results.ts";
import { prepareResultsPlace, resultsPaths } from "../../src/workspace/results-place.ts";
import { storedEntries, unpackResults } from "../../src/workspace/unpack.ts";
import { readTree } from "../../src/workspace/walk.ts";
import { rawTar } from "./raw-tar.ts";
import { recordWarnings } from "./recorder.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const report = {
  schema: 1,
  name: "build",
  target: "ci@host",
  jobId: "0123456789abcdef0123-1",
  signature: null,
  result: "passed",
  phases: [],
};

const expected: readonly StoredEntry[] = [
  file("a", "one"),
  { type: "symlink", path: "link", target: "a" },
  { ...file("sub/run", "two"), executable: true },
  file("sub/text", "three"),
];

describe("what an earlier run left", () => {
  test("is out of sight, and gone when it is disposed of", async () => {
    const { base, earlier } = await prepare();
    expect(readdirSync(base)).toEqual([".results.ssh-job-earlier", "job", "results.json", "taken"]);
    await earlier[Symbol.asyncDispose]();
    expect(readdirSync(base)).toEqual(["job", "results.json", "taken"]);
  });

  test("is removed by the next run if this one did not come to it", async () => {
    const { base, place } = await prepare();
    writeFileSync(`${place}.json`, JSON.stringify(report));
    makeResults(place);
    writeFileSync(join(place, "a"), "newer");
    const { earlier } = await prepareResultsPlace(place, { jobDirectory: undefined, claim: "{}" });
    expect(readFileSync(join(base, ".results.ssh-job-earlier/a"), "utf8")).toBe("newer");
    await earlier?.[Symbol.asyncDispose]();
    expect(readdirSync(base)).toEqual(["job", "results.json", "taken"]);
  });

  test("is never part of a job that it lies in", async () => {
    const base = temporaryDirectory();
    const place = join(base, "results");
    makeResults(place);
    writeFileSync(`${place}.json`, JSON.stringify(report));
    writeFileSync(join(base, "start.sh"), "");
    const { earlier } = await prepareResultsPlace(place, { jobDirectory: base, claim: "{}" });
    const leaveOut = resultsPaths(place);
    const { entries } = await readTree(base, { exclude: [], leaveOut, emit: () => undefined });
    expect(entries.map(({ path }) => path)).toEqual(["start.sh"]);
    await earlier?.[Symbol.asyncDispose]();
  });

  test("is nothing when there was no results directory", async () => {
    const place = join(temporaryDirectory(), "results");
    writeFileSync(`${place}.json`, JSON.stringify(report));
    const prepared = await prepareResultsPlace(place, { jobDirectory: undefined, claim: "{}" });
    expect(prepared).toEqual({ removed: report.jobId, earlier: undefined });
  });
});

describe("of what an earlier run left, files are taken over", () => {
  test("that are as expected, with their modes", async () => {
    const { earlier, into } = await prepare();
    const taken = await earlier.takeOver(expected, into);
    expect(taken).toEqual(expected.filter(({ type }) => type === "file"));
    expect(readFileSync(join(into, "sub/text"), "utf8")).toBe("three");
    expect(statSync(join(into, "sub/run")).mode & 0o777).toBe(0o755);
  });

  test("to another file system, too", async () => {
    const { place, earlier } = await prepare();
    // On Linux this is in memory, and the rest on a disk.
    const into = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "ssh-job-test-"));
    onTestFinished(() => rmSync(into, { recursive: true }));
    const files = expected.filter(({ type }) => type === "file");
    const have = { directory: into, entries: await earlier.takeOver(files, into) };
    expect(have.entries).toEqual(files);
    const { emit } = recordWarnings();
    await unpackResults(undefined, place, { emit, expected: files, have: [have] });
    expect(readFileSync(join(place, "sub/run"), "utf8")).toBe("two");
    expect(statSync(join(place, "sub/run")).mode & 0o777).toBe(0o755);
  });

  test.each<[string, (directory: string, outside: string) => void]>([
    ["differs", (directory) => writeFileSync(join(directory, "sub/text"), "THREE")],
    ["is longer", (directory) => writeFileSync(join(directory, "sub/text"), "three!")],
    ["has another mode", (directory) => chmodSync(join(directory, "sub/text"), 0o755)],
    ["has another name elsewhere", (directory, outside) => linkSync(join(directory, "sub/text"), outside)],
    ["is a link to its like", (directory, outside) => moveBehindLink(join(directory, "sub/text"), outside)],
    ["is behind a link", (directory, outside) => moveBehindLink(join(directory, "sub"), outside)],
  ])("but none that %s", async (_, change) => {
    const { base, earlier, into } = await prepare();
    const outside = join(base, "outside");
    change(join(base, ".results.ssh-job-earlier"), outside);
    const taken = await earlier.takeOver(expected, into);
    expect(taken.map(({ path }) => path)).not.toContain("sub/text");
    expect(taken.map(({ path }) => path)).toContain("a");
    expect(existsSync(join(into, "sub/text"))).toBe(false);
    await earlier[Symbol.asyncDispose]();
    if (existsSync(outside)) expect([...readdirOrSelf(outside)]).toContain("text");
  });

  test("but none from elsewhere, whatever is expected", async () => {
    const { base, earlier, into } = await prepare();
    writeFileSync(join(base, "job/secret"), "secret");
    const hostile = [file("../job/secret", "secret")];
    await expect(earlier.takeOver(hostile, into)).rejects.toMatchObject({ code: "results" });
    expect(readFileSync(join(base, "job/secret"), "utf8")).toBe("secret");
    expect(readdirSync(into)).toEqual([]);
  });
});

describe("results of which some are at hand", () => {
  test("arrive whole when the rest comes, also the second time", async () => {
    const { place, earlier, into } = await prepare();
    const known = expected.filter(({ path }) => path !== "a");
    const have = { directory: into, entries: await earlier.takeOver(known, into) };
    const { emit } = recordWarnings();
    const cut = Readable.from([rawTar({ name: "a", content: "one" }).subarray(0, 600)]);
    await expect(unpackResults(cut, place, { emit, expected, have: [have] })).rejects.toThrow(/damaged|ends/);
    const rest = rawTar({ name: "a", content: "one" }, { name: "link", type: "2", target: "a" });
    const entries = await unpackResults(Readable.from([rest]), place, { emit, expected, have: [have] });
    expect(storedEntries(entries)).toEqual(expected);
    expect(readFileSync(join(place, "sub/run"), "utf8")).toBe("two");
    expect(statSync(join(place, "sub/run")).mode & 0o777).toBe(0o755);
  });

  test("need no archive when all of them are", async () => {
    const { place, earlier, into } = await prepare();
    const files = expected.filter(({ type }) => type === "file");
    const have = { directory: into, entries: await earlier.takeOver(files, into) };
    const { emit } = recordWarnings();
    await unpackResults(undefined, place, { emit, expected: files, have: [have] });
    expect(readdirSync(place, { recursive: true }).sort()).toEqual(["a", "sub", "sub/run", "sub/text"]);
  });

  test.each<[string, readonly StoredEntry[], RegExp]>([
    ["one is not expected", expected.filter(({ path }) => path !== "a"), /"a" is not among them/],
    ["one is expected otherwise", expected.with(0, file("a", "two")), /"a" has other content/],
    ["more is expected", [...expected, file("z", "")], /"link" is missing|"z" is missing/],
  ])("are refused when %s", async (_, other, message) => {
    const { base, place, earlier, into } = await prepare();
    const have = { directory: into, entries: await earlier.takeOver(expected, into) };
    const { emit } = recordWarnings();
    await expect(unpackResults(undefined, place, { emit, expected: other, have: [have] })).rejects.toThrow(
      message,
    );
    expect(readdirSync(base)).not.toContain("results");
  });
});

interface Prepared {
  readonly base: string;
  readonly place: string;
  readonly earlier: EarlierResults;
  /** An empty directory. */
  readonly into: string;
}

/** A place that was taken after an earlier run had left what is expected. */
async function prepare(): Promise<Prepared> {
  const base = temporaryDirectory();
  const [place, into] = [join(base, "results"), join(base, "taken")];
  for (const name of ["job", "taken"]) mkdirSync(join(base, name));
  makeResults(place);
  writeFileSync(`${place}.json`, JSON.stringify(report));
  const { earlier } = await prepareResultsPlace(place, { jobDirectory: join(base, "job"), claim: "{}" });
  if (earlier === undefined) throw new Error("nothing was kept of the earlier run");
  return { base, place, earlier, into };
}

function makeResults(place: string): void {
  mkdirSync(join(place, "sub"), { recursive: true });
  writeFileSync(join(place, "a"), "one");
  writeFileSync(join(place, "sub/run"), "two", { mode: 0o755 });
  writeFileSync(join(place, "sub/text"), "three");
  symlinkSync("a", join(place, "link"));
}

function moveBehindLink(path: string, outside: string): void {
  renameSync(path, outside);
  symlinkSync(outside, path);
}

function readdirOrSelf(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path) : ["text"];
}

function file(path: string, content: string): Extract<StoredEntry, { type: "file" }> {
  return { type: "file", path, executable: false, size: content.length, sha256: hash("sha256", content) };
}
