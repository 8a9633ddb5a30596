import type { ReadReport } from "../../src/report/report-schema.ts";

/** A report of a run that passed, but for what is given. */
export function reportWith(given: Partial<ReadReport> = {}): ReadReport {
  return {
    schema: 1,
    name: "smoke",
    target: "ci@board",
    jobId: "0123456789abcdef0123-1",
    signature: "5".repeat(64),
    result: "passed",
    reason: "The script ended with exit code 0.",
    exitCode: 0,
    signal: null,
    duration: 4200,
    cache: { hit: false, source: "none" },
    phases: [
      { name: "sign", start: 1000, ms: 100 },
      { name: "connect", start: 1100, ms: 400 },
      { name: "run", start: 1500, ms: 4300 },
    ],
    bytes: { sent: 12_000, reused: 0, fetched: 30 },
    files: { sent: 3, reused: 0, fetched: 1 },
    connections: 1,
    execs: 3,
    ...given,
  };
}
