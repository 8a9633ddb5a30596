import type { Settings } from "../config/settings.ts";
import { claimPlace } from "./claim-place.ts";
import { conclude, type Outcome } from "./conclude.ts";
import { recallEarlier } from "./earlier-report.ts";
import { afterAbort } from "./heed.ts";
import { Link } from "./link.ts";
import type { Ports } from "./ports.ts";
import { Progress } from "./progress.ts";
import { cancelled, neverStarted } from "./result-of.ts";
import { RunLog } from "./run-log.ts";
import { seeThrough } from "./see-through.ts";
import type { Submission } from "./submit-run.ts";

/** Seconds that the target is given to end the run before its log is read. */
const patience = 10;

/**
 * Ends a run that was started and not seen to its end, and brings back what it left. Only the run of this submission is
 * touched; when it never started, or has ended already, nothing is.
 */
export async function finishRun(settings: Settings, submission: Submission, ports: Ports): Promise<Outcome> {
  const progress = new Progress(ports.emit);
  progress.signature = submission.signature;
  progress.submission = submission;
  return conclude(settings, ports, progress, async () => {
    await using link = new Link(ports.dial, settings.remoteDirectory, ports.emit);
    progress.opened = link.opened;
    using _deadline = afterAbort(ports.stop.signal, 0, () => void link.close());
    await progress.phase("connect", () => link.ready());
    const run = await link.use((remote) => remote.cancel(submission, ports.stop.by, patience));
    if (run.state === "absent") {
      progress.submission = undefined;
      return neverStarted(ports.stop.by);
    }
    progress.id = run.id;
    await recallEarlier(settings.resultsDirectory, progress);
    await claimPlace(settings, progress, ports.emit);
    await using log = await RunLog.open(settings, ports.secrets, ports.emit);
    return cancelled(await seeThrough(link, settings, { id: run.id }, log, progress, ports), ports.stop.by);
  });
}
