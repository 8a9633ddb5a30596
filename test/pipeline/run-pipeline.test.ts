import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exitCodeOf } from "../../src/pipeline/pipeline-outcome.ts";
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

test("a diamond over two targets is walked in the order of its needs, each target dialled once", async () => {
  using workshop = new Workshop();
  const before = [one.accepted(), other.accepted()];
  const outcome = await workshop.run({
    a: { on: one, run: workshop.note("a") },
    b: { on: one, needs: ["a"], run: workshop.note("b") },
    c: { on: other, needs: ["a"], run: workshop.note("c") },
    d: { on: other, needs: ["b", "c"], run: workshop.note("d") },
  });
  expect(ends(outcome)).toEqual({ a: "passed", b: "passed", c: "passed", d: "passed" });
  expect(workshop.notes.toSorted()).toEqual(["a", "b", "c", "d"]);
  expect([workshop.notes[0], workshop.notes[3]]).toEqual(["a", "d"]);
  expect([one.accepted(), other.accepted()]).toEqual(before.map((count) => count + 1));
  const connections = ["a", "b", "c", "d"].map((id) => ranOf(outcome, id).report?.connections);
  expect(connections).toEqual([1, 0, 1, 0]);
  expect(existsSync(join(workshop.directory, "results", "d.json"))).toBe(true);
});

describe.concurrent("a job that fails", () => {
  test("skips those that need it and stops those that run", async () => {
    using workshop = new Workshop();
    const outcome = await workshop.run({
      slow: { on: one, run: "sleep 600" },
      bad: { on: one, run: `${workshop.note("bad")}; exit 7` },
      next: { on: one, needs: ["bad"], run: workshop.note("next") },
      last: { on: one, needs: ["next"], run: workshop.note("last") },
    });
    expect(ends(outcome)).toEqual({ slow: "cancelled", bad: "failed", next: "skipped", last: "skipped" });
    expect(workshop.notes).toEqual(["bad"]);
    expect(ranOf(outcome, "slow").stoppedFor).toBe("bad");
    expect(exitCodeOf(outcome)).toBe(7);
  });

  test("leaves the others alone where all that can run shall", async () => {
    using workshop = new Workshop();
    const outcome = await workshop.run(
      {
        bad: { on: one, run: "exit 7" },
        next: { on: one, needs: ["bad"], run: workshop.note("next") },
        worse: { on: one, run: "exit 8" },
        good: { on: one, run: `sleep 1; ${workshop.note("good")}` },
        after: { on: one, needs: ["good"], run: workshop.note("after") },
      },
      { keepGoing: true },
    );
    expect(ends(outcome)).toEqual({
      ...{ bad: "failed", next: "skipped", worse: "failed" },
      ...{ good: "passed", after: "passed" },
    });
    expect(workshop.notes).toEqual(["good", "after"]);
    expect(exitCodeOf(outcome)).toBe(7);
  });
});

test("no more jobs run at once than may", async () => {
  using workshop = new Workshop();
  const job = (number: number): Draft => ({
    on: one,
    run: `${workshop.note("+")}; sleep 1; ${workshop.note("-")}; # ${number}`,
  });
  const outcome = await workshop.run({ a: job(1), b: job(2), c: job(3), d: job(4) }, { parallel: 2 });
  expect(exitCodeOf(outcome)).toBe(0);
  let running = 0;
  const counts = workshop.notes.map((sign) => (running += sign === "+" ? 1 : -1));
  expect(Math.max(...counts)).toBe(2);
});

test("stopped, it ends what runs and starts nothing more", async () => {
  using workshop = new Workshop();
  const stop = new AbortController();
  const running = new Set<string>();
  const outcome = await workshop.run(
    {
      a: { on: one, run: "echo begun; sleep 600" },
      b: { on: other, run: "echo begun; sleep 600" },
      c: { on: one, needs: ["a"], run: workshop.note("c") },
    },
    {
      signal: stop.signal,
      watch: (event) => {
        if (event.type !== "told" || event.event.type !== "output") return;
        running.add(event.job);
        if (running.size === 2) stop.abort();
      },
    },
  );
  expect(ends(outcome)).toEqual({ a: "cancelled", b: "cancelled", c: "skipped" });
  expect(exitCodeOf(outcome)).toBe(130);
  expect(ranOf(outcome, "a").result.signal).toBe("SIGTERM");
});

test("a target that cannot be reached takes only its own jobs with it", async () => {
  await using dead = await startSshd();
  await dead.killListener();
  using workshop = new Workshop();
  const outcome = await workshop.run(
    {
      lost: { on: dead, run: "true" },
      behind: { on: one, needs: ["lost"], run: "true" },
      a: { on: one, run: workshop.note("a") },
      b: { on: other, needs: ["a"], run: workshop.note("b") },
    },
    { keepGoing: true },
  );
  expect(ends(outcome)).toEqual({ lost: "infrastructure", behind: "skipped", a: "passed", b: "passed" });
  expect(exitCodeOf(outcome)).toBe(255);
});

test("a target that dies in the middle takes only its own jobs with it", async () => {
  await using dying = await startSshd();
  using workshop = new Workshop();
  const outcome = await workshop.run(
    {
      hit: { on: dying, run: "echo begun; sleep 600" },
      also: { on: dying, needs: ["a"], run: "true" },
      a: { on: one, run: `while [ ! -e ${workshop.directory}/died ]; do sleep 0.1; done` },
      b: { on: other, needs: ["a"], run: workshop.note("b") },
    },
    {
      keepGoing: true,
      watch: (event) => {
        if (event.type !== "told" || event.event.type !== "output") return;
        // In one go, so that nobody can dial in between.
        dying.killSessions();
        void dying.killListener();
        writeFileSync(join(workshop.directory, "died"), "");
      },
    },
  );
  expect(ends(outcome)).toEqual({ hit: "infrastructure", also: "infrastructure", a: "passed", b: "passed" });
});

test("jobs share their signatures with those that need them", async () => {
  using workshop = new Workshop();
  const outcome = await workshop.run({
    a: { on: one, run: "true" },
    b: {
      on: one,
      needs: ["a"],
      run: `echo "$UPSTREAM"`,
      inputs: (signatures) => ({ env: `UPSTREAM=${signatures.get("a") ?? ""}` }),
    },
  });
  const log = readFileSync(join(workshop.directory, "results", "b.log"), "utf8");
  expect(log.trim()).toBe(ranOf(outcome, "a").report?.signature);
});

test("what is odd about a target is told once, however many jobs run there", async () => {
  using workshop = new Workshop();
  const inputs = (): Record<string, string> => ({ "known-hosts": "", "insecure-ignore-host-key": "true" });
  await workshop.run({
    a: { on: one, run: "true", inputs },
    b: { on: one, run: "true", inputs },
    c: { on: other, needs: ["a"], run: "true", inputs },
  });
  expect(workshop.warnings.flatMap((text) => /host key of "(.*)" is NOT/.exec(text)?.[1] ?? [])).toEqual(
    [one, other].map(({ username, port }) => `${username}@127.0.0.1:${port}`),
  );
});

describe("before anything is dialled", () => {
  test("the problems of all jobs are told at once", async () => {
    using workshop = new Workshop();
    const before = one.accepted();
    const running = workshop.run({
      a: { on: one, run: "true" },
      b: { on: one, run: "true", inputs: () => ({ timeout: "soon" }) },
      c: { on: one, needs: ["b"], run: "true", inputs: () => ({ directory: "missing" }) },
    });
    await expect(running).rejects.toMatchObject({
      code: "invalid",
      problems: [{ input: "b: timeout" }, { input: "c: directory" }],
    });
    expect(one.accepted()).toBe(before);
    expect(workshop.events).toEqual([]);
  });

  test("a problem that all jobs have is told once, and names none of them", async () => {
    using workshop = new Workshop();
    const inputs = (): Record<string, string> => ({ timeout: "soon" });
    const running = workshop.run({
      a: { on: one, run: "true", inputs },
      b: { on: one, run: "true", inputs: () => ({ ...inputs(), slots: "2" }) },
    });
    await expect(running).rejects.toMatchObject({
      problems: [{ input: "timeout" }, { input: "b: slots" }],
    });
  });

  test("places for results that hold something else are refused, those of later jobs too", async () => {
    using workshop = new Workshop();
    mkdirSync(join(workshop.directory, "results", "b"), { recursive: true });
    writeFileSync(join(workshop.directory, "results", "b", "precious"), "");
    writeFileSync(join(workshop.directory, "results", "c.log"), "");
    const before = one.accepted();
    const running = workshop.run({
      a: { on: one, run: "true" },
      b: { on: one, needs: ["a"], run: "true" },
      c: { on: one, needs: ["b"], run: "true" },
    });
    await expect(running).rejects.toMatchObject({
      problems: [
        { input: "b: results-directory", message: expect.stringContaining("holds files") as string },
        { input: "c: results-directory", message: expect.stringContaining("no report proves") as string },
      ],
    });
    expect([one.accepted(), existsSync(join(workshop.directory, "results", "a.json"))]).toEqual([
      before,
      false,
    ]);
  });

  test("two jobs with one directory for results are refused", async () => {
    using workshop = new Workshop();
    const inputs = (): Record<string, string> => ({ "results-directory": "./results/same" });
    const running = workshop.run({
      a: { on: one, run: "true", inputs: () => ({ "results-directory": "results/same" }) },
      b: { on: one, run: "true", inputs },
    });
    await expect(running).rejects.toMatchObject({ problems: [{ input: "b: results-directory" }] });
  });
});
