import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSshd, type Sshd } from "../support/sshd.ts";
import { ends, ranOf, Workshop, type Draft } from "./workshop.ts";

let one: Sshd;
let other: Sshd;
beforeAll(async () => {
  [one, other] = await Promise.all([startSshd(), startSshd()]);
});
afterAll(async () => {
  await Promise.all([one[Symbol.asyncDispose](), other[Symbol.asyncDispose]()]);
});

const listed =
  'find . -type f -o -type l | LC_ALL=C sort | while IFS= read -r f; do echo "$f $(ls -l "$f" | cut -c1-10) $(cksum <"$f")"; done';

/** Makes files of several kinds, among them a large one. */
const make = String.raw`mkdir -p out/deep 'out/a b'
head -c 3000000 /dev/urandom >out/large; echo '#!/bin/sh' >out/deep/tool; chmod 700 out/deep/tool
echo odd >'out/a b/c\d'; ln -s deep/tool out/link; umask 077; echo secret >out/closed`;

const outputs = (): Record<string, string> => ({ outputs: "out/**" });

describe.each([
  ["another target", () => other],
  ["the same target", () => one],
])("what a job has made, staged on %s,", (_, on) => {
  test("is there with its bytes, its executables and its links, and counts by its content", async () => {
    using workshop = new Workshop();
    const jobs = (text: string): Record<string, Draft> => ({
      make: { on: one, run: `${make}; echo ${text} >out/text`, inputs: outputs },
      use: {
        on: on(),
        needs: ["make"],
        stage: [
          { from: ["make"], source: "out", destination: "in/all" },
          { from: ["make"], source: "out/deep/tool", destination: "tool" },
        ],
        run: listed,
      },
    });
    const first = await workshop.run(jobs("one"));
    expect(ends(first)).toEqual({ make: "passed", use: "passed" });
    const log = readFileSync(join(workshop.directory, "results/use.log"), "utf8");
    const sum = (path: string): string =>
      execFileSync("cksum", {
        input: readFileSync(join(workshop.directory, "results/make/out", path)),
        encoding: "utf8",
      }).trim();
    expect(log.split("\n").filter((line) => line !== "")).toEqual([
      `./in/all/a b/c\\d -rw-r--r-- ${sum("a b/c\\d")}`,
      `./in/all/closed -rw-r--r-- ${sum("closed")}`,
      `./in/all/deep/tool -rwxr-xr-x ${sum("deep/tool")}`,
      `./in/all/large -rw-r--r-- ${sum("large")}`,
      `./in/all/link lrwxrwxrwx ${sum("link")}`,
      `./in/all/text -rw-r--r-- ${sum("text")}`,
      expect.stringMatching(/^\.\/input /),
      `./tool -rwxr-xr-x ${sum("deep/tool")}`,
    ]);
    const again = await workshop.run(jobs("one"));
    expect(ranOf(again, "use").report?.cache.hit).toBe(true);
    const changed = await workshop.run(jobs("two"));
    expect(ranOf(changed, "use").report).toMatchObject({ result: "passed", cache: { hit: false } });
    expect(ranOf(changed, "use").report?.signature).not.toBe(ranOf(first, "use").report?.signature);
  });
});

describe("on the same target", () => {
  const jobs: Record<string, Draft> = {};
  beforeAll(() => {
    jobs["make"] = { on: one, run: "mkdir out; head -c 3000000 /dev/urandom >out/large", inputs: outputs };
    jobs["use"] = {
      on: one,
      needs: ["make"],
      stage: [{ from: ["make"], source: "out", destination: "in" }],
      run: "cksum <in/large",
      inputs: () => ({ refresh: "true" }),
    };
  });

  test("it is not moved", async () => {
    using workshop = new Workshop();
    const outcome = await workshop.run(jobs);
    expect(ends(outcome)).toEqual({ make: "passed", use: "passed" });
    expect(ranOf(outcome, "use").report?.bytes.sent).toBeLessThan(100_000);
  });

  test.each([
    ["gone", (run: string) => rmSync(run, { recursive: true })],
    ["other than it was", (run: string) => writeFileSync(join(run, "work/out/large"), "other")],
  ])("it is sent when it is %s", async (_, spoil) => {
    using workshop = new Workshop();
    const runs = join(one.home, "store/v1/jobs");
    const outcome = await workshop.run(jobs, {
      watch: (event) => {
        if (event.type !== "ended" || event.job !== "make" || event.outcome.kind !== "ran") return;
        const id = event.outcome.report?.jobId ?? "";
        expect(readdirSync(runs)).toContain(id);
        spoil(join(runs, id));
      },
    });
    expect(ends(outcome)).toEqual({ make: "passed", use: "passed" });
    expect(ranOf(outcome, "use").report?.bytes.sent).toBeGreaterThan(3_000_000);
    const large = readFileSync(join(workshop.directory, "results/make/out/large"));
    const expected = execFileSync("cksum", { input: large, encoding: "utf8" });
    expect(readFileSync(join(workshop.directory, "results/use.log"), "utf8")).toBe(expected);
  });
});

test("what several jobs have made lies in directories named by their values", async () => {
  using workshop = new Workshop();
  const maker = (text: string): Draft => ({
    on: one,
    run: `mkdir out; echo ${text} >out/report`,
    inputs: () => ({ outputs: "out/**", "results-directory": `results/test/${text}` }),
  });
  const from = ["one", "two"];
  const outcome = await workshop.run({
    one: maker("x-1"),
    two: maker("x-2"),
    sum: {
      on: other,
      needs: from,
      stage: [
        { from, source: "out/report", destination: "reports" },
        { from, source: "out", destination: "out" },
      ],
      run: "cat reports/x-1/report reports/x-2/report x-1/out/report x-2/out/report",
    },
  });
  expect(ends(outcome)).toEqual({ one: "passed", two: "passed", sum: "passed" });
  expect(readFileSync(join(workshop.directory, "results/sum.log"), "utf8")).toBe("x-1\nx-2\nx-1\nx-2\n");
});

test.each([
  ["nobody has made", { source: "out/nothing", destination: "here" }, /make has made no "out\/nothing"/],
  [
    "the job has already",
    { source: "out/text", destination: "input" },
    /"input" is staged, and the job has it/,
  ],
])("what %s is told, and the job does not run", async (_, path, message) => {
  using workshop = new Workshop();
  const before = other.accepted();
  const outcome = await workshop.run({
    make: { on: one, run: "mkdir out; echo text >out/text", inputs: outputs },
    use: { on: other, needs: ["make"], stage: [{ from: ["make"], ...path }], run: workshop.note("use") },
  });
  expect(ends(outcome)).toEqual({ make: "passed", use: "invalid" });
  const { report, result } = ranOf(outcome, "use");
  expect(`${result.reason} ${report?.error?.message ?? ""}`).toMatch(message);
  expect(other.accepted()).toBe(before);
  expect(workshop.notes).toEqual([]);
});
