import { printable } from "../config/printable.ts";
import type { Faults } from "../config/job-file/faults.ts";
import type { JobEntry, JobFile } from "../config/job-file/job-file.ts";
import { expandMatrix } from "./matrix.ts";

/** A job with the values of its matrix. */
export interface ExpandedJob {
  /** Unique: the job's name, and the values of its matrix if it has one: `test (rpi4, smoke)`. */
  readonly id: string;
  readonly entry: JobEntry;
  /** Values by key; none without a matrix. */
  readonly matrix: ReadonlyMap<string, string>;
}

/** All jobs of a file, each behind those that it needs, and else in its order. */
export function expandJobs(file: JobFile, faults: Faults): readonly ExpandedJob[] {
  return inOrder(file.jobs).flatMap((entry) => {
    const { matrix, name } = entry;
    if (matrix === undefined) return [{ id: name, entry, matrix: new Map<string, string>() }];
    const combinations = expandMatrix(matrix);
    if (combinations.length === 0) {
      faults.add(matrix.at, "Of this matrix, nothing is left.", "Exclude less of it.");
    }
    const ids = new Set<string>();
    return combinations.map((values) => {
      const id = `${name} (${[...values.values()].map(inOneLine).join(", ")})`;
      if (ids.has(id)) {
        faults.add(matrix.at, `This matrix makes ${printable(id)} twice.`, "Leave one of them out.");
      }
      ids.add(id);
      return { id, entry, matrix: values };
    });
  });
}

/** The id stands in lines and tables. */
function inOneLine(value: string): string {
  return value.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ");
}

/** Needs first. The file has no cycles. */
function inOrder(jobs: ReadonlyMap<string, JobEntry>): readonly JobEntry[] {
  const ordered = new Set<JobEntry>();
  for (const start of jobs.values()) {
    const path = [start];
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const missing = here.needs.map(({ job }) => jobs.get(job)).find((need) => need && !ordered.has(need));
      if (missing !== undefined) path.push(missing);
      else {
        ordered.add(here);
        path.pop();
      }
    }
  }
  return [...ordered];
}
