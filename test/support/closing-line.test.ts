import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const repository = join(import.meta.dirname, "..", "..");
let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "closing-line-"));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Runs a test file with vitest. @returns the last line of all that it printed, and its exit code */
function run(name: string, text: string): { last: string | undefined; code: number | null } {
  writeFileSync(join(directory, `${name}.test.js`), text);
  const vitest = join(repository, "node_modules/vitest/vitest.mjs");
  const reporters = ["default", join(import.meta.dirname, "closing-line.ts")];
  const words = ["run", name, "--root", directory, "--globals", ...reporters.map((it) => `--reporter=${it}`)];
  const { stdout, status } = spawnSync(process.execPath, [vitest, ...words], { encoding: "utf8" });
  return { last: stdout.trimEnd().split("\n").at(-1), code: status };
}

describe("the last line of a test run", () => {
  test("counts what passed", () => {
    const tests = `test("a", () => {}); describe("b", () => test("c", () => {}));`;
    expect(run("green", tests)).toEqual({ last: "2 passed, 0 failed", code: 0 });
  });

  test("counts what failed, and tells of what was skipped", () => {
    const tests = `test("a", () => {}); test("b", () => { throw new Error("no"); }); test.skip("c", () => {});`;
    expect(run("red", tests)).toEqual({ last: "1 passed, 1 failed, 1 skipped", code: 1 });
  });

  test("has a failure for a hook that failed, not only tests that were skipped for it", () => {
    const tests = `describe("a", () => { beforeAll(() => { throw new Error("no"); }); test("b", () => {}); });`;
    const { last, code } = run("hook", tests);
    expect(last).toMatch(/^0 passed, [1-9]\d* failed/);
    expect(code).toBe(1);
  });

  test("has a failure for a file that cannot be read", () => {
    expect(run("broken", `test("a",`)).toEqual({ last: "0 passed, 1 failed", code: 1 });
  });

  test("has a failure for an error that nobody caught", () => {
    const tests = `test("a", async () => { void Promise.reject(new Error("no")); await new Promise(setImmediate); });`;
    expect(run("uncaught", tests)).toEqual({ last: "1 passed, 1 failed", code: 1 });
  });
});
