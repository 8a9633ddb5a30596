import { JobError } from "../errors.ts";
import type { Result } from "../job/result.ts";
import type { RunEnd } from "../remote/follow-event.ts";
import type { RunId } from "../remote/run-id.ts";
import { SecretSearch } from "../workspace/secret-search.ts";
import { fetchOutputs } from "./fetch-outputs.ts";
import { followRun } from "./follow-run.ts";
import type { Following, StartedRun } from "./following.ts";
import { heed } from "./heed.ts";
import { removeRun } from "./remove-run.ts";
import { refuseUnstarted, resultOfEnd } from "./result-of.ts";
import { RunLog } from "./run-log.ts";
import { stopRun } from "./stop-run.ts";

/** Seconds that the target is given to end a run that we can follow no longer. */
const patience = 10;

/**
 * From a started run to its results: follows it to its end, fetches what it left, however it ended, and removes it when
 * nothing of it shall stay.
 * @throws {JobError} when the run's end, or the results of one that passed, cannot be had; `queue-timeout`
 */
export async function seeThrough(run: StartedRun, following: Following): Promise<Result> {
  const { about, progress, ports } = following;
  const end = await progress.phase("run", () => followOrEnd(run, following));
  progress.end = end;
  const result = resultOfEnd(end, about);
  const wasStarted = end.type === "lost" || end.exitCode !== undefined;
  const fetched = wasStarted ? await fetchResults(run.id, result, following) : result;
  // Whoever comes after us fetches it all once more, to deliver it.
  const isNeeded = ports.stop.signal.aborted && ports.stop.hasSuccessor;
  if (about.keep === "none" && fetched !== undefined && !isNeeded) await removeRun(run.id, following);
  refuseUnstarted(end, about);
  return fetched ?? result;
}

/** The result when everything that is wanted is here; `undefined` when it could not be had. */
async function fetchResults(
  id: RunId,
  result: Result,
  { link, settings, about: { outputs }, progress, ports: { emit, secrets }, earlier }: Following,
): Promise<Result | undefined> {
  if (outputs.length === 0) return result;
  try {
    const { resultsDirectory } = settings;
    // Whether a result may be stored depends on it.
    const search = result.kind === "passed" ? new SecretSearch(secrets) : undefined;
    const { reused, ...fetched } = await progress.phase("fetch", () =>
      fetchOutputs(link, { id, patterns: outputs, resultsDirectory, earlier, search }, emit),
    );
    progress.fetched = fetched;
    progress.reused = reused;
  } catch (error) {
    // A job that failed has failed; only a result that claims success depends on what it produced.
    if (result.kind === "passed" || !(error instanceof Error)) throw error;
    emit({ type: "warning", message: `The results could not be fetched: ${error.message}` });
    return undefined;
  }
  if (progress.fetched.entries.some(({ type }) => type !== "directory")) return result;
  const message = `No file of the job matched outputs: ${outputs.join(" ")}`;
  if (settings.ifNoOutputs === "warn") emit({ type: "warning", message });
  return settings.ifNoOutputs === "error" && result.kind === "passed"
    ? { ...result, kind: "failed", reason: message }
    : result;
}

/** Follows the run; when we cannot go on for a reason of our own, such as a full disk, the job is not left behind. */
async function followOrEnd(run: StartedRun, following: Following): Promise<RunEnd> {
  const { link, settings, about, progress, ports } = following;
  const { emit, secrets, stop } = ports;
  try {
    await using log = await RunLog.open(settings.resultsDirectory, about, secrets, emit);
    const end = await heed(
      stop.signal,
      () => stopRun(run.id, following),
      () => followRun(run, log, following),
    );
    await log.close();
    if (log.hasSecrets) progress.logFault = "its log shows a secret";
    return end;
  } catch (error) {
    if (!(error instanceof JobError) || error.code !== "results") throw error;
    const { state } = await link.use((remote) =>
      remote.cancel(progress.submission ?? run.id, stop.by, patience),
    );
    const fate = state === "shared" ? "goes on for others who follow it" : "was ended";
    throw new JobError("results", `${error.message} The job ${fate}.`, { hint: error.hint, cause: error });
  }
}
