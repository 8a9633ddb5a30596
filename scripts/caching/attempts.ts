import { startVitest } from "vitest/node";

/** Plays all attacks on stored results. @returns the names of the tests that have not passed */
export async function playAttacks(): Promise<string[]> {
  const vitest = await startVitest(["test/cache/attacks.test.ts"], { watch: false });
  const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
  const failed = tests.filter((test) => test.result().state !== "passed").map(({ fullName }) => fullName);
  await vitest.close();
  return tests.length === 0 ? ["test/cache/attacks.test.ts: there is no test"] : failed;
}
