import type { Report } from "../../src/report/report.ts";

/** What the job that is measured is like. */
export const job = { files: 1000, fileBytes: 4000, seconds: 5 } as const;

/** One way to come by the result of a job, and what it has cost. */
export interface Measured {
  readonly name: string;
  readonly ms: number;
  readonly report: Report;
}
