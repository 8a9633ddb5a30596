import type { SerializedError } from "vitest";
import type { Reporter, TestModule } from "vitest/node";

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Ends the output of a test run with one line, `N passed, N failed`, and `, N skipped` where something was. What failed
 * outside of any test counts as failed: files that cannot be read, hooks, errors that nobody caught.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], uncaught: readonly SerializedError[]): void {
    const { passed, failed, skipped } = modules.map(countsOf).reduce(sum, {
      passed: 0,
      failed: uncaught.length,
      skipped: 0,
    });
    const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`;
    // The other reporters still have something to say.
    process.once("exit", () => process.stdout.write(line));
  }
}

function countsOf(module: TestModule): Counts {
  const states = Array.from(module.children.allTests(), (test) => test.result().state);
  const broken = [module, ...module.children.allSuites()].filter((suite) => suite.errors().length > 0);
  const count = (wanted: (typeof states)[number]): number =>
    states.filter((state) => state === wanted).length;
  // A test that has not ended when all is over was interrupted.
  return {
    passed: count("passed"),
    failed: count("failed") + count("pending") + broken.length,
    skipped: count("skipped"),
  };
}

function sum(one: Counts, other: Counts): Counts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}
