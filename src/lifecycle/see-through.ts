import type { Settings } from "../config/settings.ts";
import { JobError } from "../errors.ts";
import type { Result } from "../job/result.ts";
import type { RunEnd } from "../remote/follow-event.ts";
import type { RunId } from "../remote/run-id.ts";
import { fetchOutputs } from "./fetch-outputs.ts";
import { followRun, type StartedRun } from "./follow-run.ts";
import { heed } from "./heed.ts";
import type { Link } from "./link.ts";
import type { Ports } from "./ports.ts";
import type { Progress } from "./progress.ts";
import { resultOfEnd } from "./result-of.ts";
import type { RunLog } from "./run-log.ts";

/** Seconds that the target is given to end a run that we can follow no longer. */
const patience = 10;

/**
 * From a started run to its results: follows it to its end, then fetches what it left, however it ended.
 * @throws {JobError} when the run's end, or the results of one that passed, cannot be had
 */
export async function seeThrough(
  link: Link,
  settings: Settings,
  run: StartedRun,
  log: RunLog,
  progress: Progress,
  ports: Ports,
): Promise<Result> {
  const end = await progress.phase("run", () => followOrEnd(link, settings, run, log, ports));
  progress.end = end;
  const result = resultOfEnd(end, settings.limits);
  if (settings.spec.outputs.length === 0) return result;
  try {
    progress.fetched = await progress.phase("fetch", () => fetchOutputs(link, run.id, settings, ports.emit));
  } catch (error) {
    // A job that failed has failed; only a result that claims success depends on what it produced.
    if (result.kind === "passed" || !(error instanceof Error)) throw error;
    ports.emit({ type: "warning", message: `The results could not be fetched: ${error.message}` });
    return result;
  }
  const hasFiles = progress.fetched.entries.some(({ type }) => type !== "directory");
  return hasFiles ? result : withoutOutputs(result, settings, ports);
}

/** Follows the run; when we cannot go on for a reason of our own, such as a full disk, the job is not left behind. */
async function followOrEnd(
  link: Link,
  settings: Settings,
  run: StartedRun,
  log: RunLog,
  ports: Ports,
): Promise<RunEnd> {
  try {
    const stop = (): void => stopRun(link, settings, run.id, ports);
    const end = await heed(ports.stop.signal, stop, () => followRun(link, run, log, ports.emit));
    await log.close();
    return end;
  } catch (error) {
    if (!(error instanceof JobError) || error.code !== "results") throw error;
    await link.use((remote) => remote.cancel(run.id, ports.stop.by, patience));
    throw new JobError("results", `${error.message} The job was ended.`, { hint: error.hint, cause: error });
  }
}

/** What `on-cancel` says: ask the target to end the run, whose end is then seen as any other; or leave it alone. */
function stopRun(link: Link, { onCancel }: Settings, id: RunId, { emit, stop }: Ports): void {
  if (onCancel === "detach") {
    void link.close();
    return;
  }
  emit({ type: "notice", message: `Asking the target to end ${id}.` });
  link
    .use((remote) => remote.cancel(id, stop.by, 0))
    .catch((error: unknown) =>
      emit({ type: "warning", message: `The request was not taken: ${String(error)}` }),
    );
}

function withoutOutputs(result: Result, { ifNoOutputs, spec }: Settings, { emit }: Ports): Result {
  const message = `No file of the job matched outputs: ${spec.outputs.join(" ")}`;
  if (ifNoOutputs === "warn") emit({ type: "warning", message });
  return ifNoOutputs === "error" && result.kind === "passed"
    ? { ...result, kind: "failed", reason: message }
    : result;
}
