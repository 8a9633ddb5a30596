import type { FinishSettings } from "../config/settings.ts";
import type { RunName } from "../remote/request.ts";
import { readAbout } from "./about.ts";
import { claimPlace } from "./claim-place.ts";
import { conclude, type Outcome } from "./conclude.ts";
import { recallEarlier } from "./earlier-report.ts";
import { afterAbort } from "./heed.ts";
import { Link } from "./link.ts";
import type { Ports } from "./ports.ts";
import { Progress } from "./progress.ts";
import { cancelled, leftToOthers, neverStarted } from "./result-of.ts";
import { seeThrough } from "./see-through.ts";

/** Seconds that the target is given to end the run before its log is read. */
const patience = 10;

/**
 * Ends a run that was started and not seen to its end, and brings back what it left. Only this run is touched; when it
 * never started, has ended already, or others follow it, nothing is.
 */
export async function finishRun(settings: FinishSettings, run: RunName, ports: Ports): Promise<Outcome> {
  const { dial, emit, stop } = ports;
  const progress = new Progress(emit, settings.name ?? "");
  progress.submission = run;
  progress.signature = "signature" in run ? run.signature : undefined;
  return conclude(settings, ports, progress, async () => {
    await using link = new Link(dial, settings.remoteDirectory, emit);
    progress.opened = link.opened;
    using _deadline = afterAbort(stop.signal, 0, () => void link.close());
    await progress.phase("connect", () => link.ready());
    const status = await link.use((remote) => remote.cancel(run, stop.by, patience));
    if (status.state === "absent") {
      progress.submission = undefined;
      return neverStarted(stop.by);
    }
    progress.id = status.id;
    if (status.state === "shared") {
      progress.leftToOthers = true;
      return leftToOthers(status.id, stop.by);
    }
    const about = readAbout(await link.use((remote) => remote.about(status.id)), settings);
    progress.name = about.name;
    progress.signature = about.signature;
    await recallEarlier(settings.resultsDirectory, progress);
    // What stands there is what the main of this very run has left: nobody need hear that it goes.
    await using earlier = await claimPlace(settings, progress, () => undefined);
    const result = await seeThrough({ id: status.id }, { link, settings, about, progress, ports, earlier });
    return cancelled(result, stop.by);
  });
}
