import { rename, writeFile } from "node:fs/promises";
import type { FollowSettings, TargetSettings } from "../config/settings.ts";
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
  /** None when the run was only started. */
  readonly result: Result | undefined;
  /** What was asked for was done: with a job that is to be seen through, it has passed. */
  readonly succeeded: boolean;
  readonly report: Report;
  /** What lies below the results directory. */
  readonly entries: readonly UnpackedEntry[];
  /** Nothing is left to be done: its end was seen, it never started, or it goes on because it shall. */
  readonly settled: boolean;
  /** We were asked to stop, and left the run to others who follow it. */
  readonly leftToOthers: boolean;
}

/**
 * Does the work of a run, turns whatever comes of it into an outcome, and writes the report beside the results.
 * @throws what is neither a JobError nor caused by being asked to stop: a bug
 */
export async function conclude(
  settings: TargetSettings & Partial<Pick<FollowSettings, "onCancel">>,
  ports: Ports,
  progress: Progress,
  work: () => Promise<Result | undefined>,
): Promise<Outcome> {
  let result: Result | undefined;
  let failure: JobError | undefined;
  try {
    result = await work();
  } catch (error) {
    if (ports.stop.signal.aborted) {
      result = resultOfStop(settings.onCancel, ports.stop, progress);
    } else if (error instanceof JobError) {
      failure = error;
      result = resultOfError(error, progress.end);
    } else {
      throw error;
    }
  }
  const report = reportOf(settings.target, progress, result, failure);
  if (progress.place !== undefined) await writeReport(progress.place, report, ports);
  return {
    result,
    succeeded: result === undefined || result.kind === "passed",
    report,
    entries: progress.fetched.entries,
    settled:
      result === undefined ||
      progress.end !== undefined ||
      progress.submission === undefined ||
      progress.leftToOthers,
    leftToOthers: progress.leftToOthers,
  };
}

/** A report that cannot be written makes no result worse. */
async function writeReport(place: string, report: Report, { emit }: Ports): Promise<void> {
  try {
    // Never half written: the next run tells by it that the results are ours.
    await writeFile(`${place}.json.new`, printReport(report));
    await rename(`${place}.json.new`, `${place}.json`);
  } catch (error) {
    emit({ type: "warning", message: `The report could not be written: ${String(error)}` });
  }
}
