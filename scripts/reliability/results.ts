import { startVitest } from "vitest/node";
import { matrices } from "../../test/chaos/matrices.ts";
import type { Schedules } from "./document.ts";

/** What came of the tests. */
export interface ReliabilityResults {
  /** The full names of those that have passed. */
  readonly names: readonly string[];
  /** Told only when every one of them was survived. */
  readonly schedules: Schedules | undefined;
}

/** Runs the tests of all matrices, and more random schedules than every test run does. */
export async function runReliabilityTests(): Promise<ReliabilityResults> {
  process.env["CHAOS_SCHEDULES"] ??= "1000";
  const files = [...new Set(matrices.map(({ file }) => file)), "test/chaos/schedules.test.ts"];
  const vitest = await startVitest(files, { watch: false });
  const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
  const results = {
    names: tests.filter((test) => test.result().state === "passed").map(({ fullName }) => fullName),
    schedules: tests.map((test) => test.meta().schedules).find((schedules) => schedules !== undefined),
  };
  await vitest.close();
  return results;
}
