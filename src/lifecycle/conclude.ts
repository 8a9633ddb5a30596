import { rename, writeFile } from "node:fs/promises";
import type { Settings } from "../config/settings.ts";
import { JobError } from "../errors.ts";
import type { Result } from "../job/result.ts";
import { printReport, type Report } from "../report/report.ts";
import type { UnpackedEntry } from "../workspace/unpack.ts";
import type { Ports } from "./ports.ts";
import type { Progress } from "./progress.ts";
import { reportOf } from "./report-of.ts";
import { resultOfError, resultOfStop } from "./result-of.ts";

/** How it all ended. */
export interface Outcome {
  readonly result: Result;
  readonly report: Report;
  /** What lies below the results directory. */
  readonly entries: readonly UnpackedEntry[];
  /** Nothing of the run can still be going on: its end was seen, or it never started. */
  readonly settled: boolean;
}

/**
 * Does the work of a run, turns whatever comes of it into an outcome, and writes the report beside the results.
 * @throws what is neither a JobError nor caused by being asked to stop: a bug
 */
export async function conclude(
  settings: Settings,
  ports: Ports,
  progress: Progress,
  work: () => Promise<Result>,
): Promise<Outcome> {
  let result: Result;
  let failure: JobError | undefined;
  try {
    result = await work();
  } catch (error) {
    if (ports.stop.signal.aborted) {
      result = resultOfStop(settings, ports.stop, progress);
    } else if (error instanceof JobError) {
      failure = error;
      result = resultOfError(error, progress.end);
    } else {
      throw error;
    }
  }
  const report = reportOf(settings, progress, result, failure);
  if (progress.placePrepared) await writeReport(settings, report, ports);
  return {
    result,
    report,
    entries: progress.fetched.entries,
    settled: progress.end !== undefined || progress.submission === undefined,
  };
}

/** A report that cannot be written makes no result worse. */
async function writeReport({ resultsDirectory }: Settings, report: Report, { emit }: Ports): Promise<void> {
  try {
    // Never half written: the next run tells by it that the results are ours.
    await writeFile(`${resultsDirectory}.json.new`, printReport(report));
    await rename(`${resultsDirectory}.json.new`, `${resultsDirectory}.json`);
  } catch (error) {
    emit({ type: "warning", message: `The report could not be written: ${String(error)}` });
  }
}
