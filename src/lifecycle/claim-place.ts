import { hostname } from "node:os";
import { pid } from "node:process";
import type { FollowSettings } from "../config/settings.ts";
import type { Emit } from "../events.ts";
import type { Result } from "../job/result.ts";
import { printReport } from "../report/report.ts";
import type { EarlierResults } from "../workspace/earlier-results.ts";
import { prepareResultsPlace } from "../workspace/results-place.ts";
import type { Progress } from "./progress.ts";
import { reportOf } from "./report-of.ts";

/** What the report says until the run is over; whoever kills us leaves it so. */
const unfinished: Result = {
  kind: "infrastructure",
  exitCode: undefined,
  signal: undefined,
  reason: "The run has not ended, or whoever followed it was killed.",
};

/**
 * Makes the results directory ours: nothing of an earlier run is left there, and no other run can take it meanwhile.
 * @returns what the earlier run left; to be disposed of
 * @throws {JobError} `invalid` when it is somebody else's
 */
export async function claimPlace(
  settings: FollowSettings & { readonly directory?: string },
  progress: Progress,
  emit: Emit,
): Promise<EarlierResults | undefined> {
  const { resultsDirectory, directory } = settings;
  const report = {
    ...reportOf(settings.target, progress, unfinished, undefined),
    running: { pid, host: hostname() },
  };
  const { removed, earlier } = await prepareResultsPlace(resultsDirectory, {
    jobDirectory: directory,
    claim: printReport(report),
  });
  progress.place = resultsDirectory;
  if (removed !== undefined) {
    const run = removed === "" ? "an earlier run" : `the earlier run ${removed}`;
    emit({ type: "notice", message: `The results of ${run} were removed from ${resultsDirectory}.` });
  }
  return earlier;
}
