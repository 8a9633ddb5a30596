import type { RunStatus } from "../remote/run-status.ts";
import type { JobSettings } from "../config/settings.ts";
import { afterAbort } from "./heed.ts";
import { Link } from "./link.ts";
import type { Ports } from "./ports.ts";
import type { Progress } from "./progress.ts";

/**
 * Ends the run of a submission whose answer was never heard, over a connection of its own. Afterwards `progress` knows
 * its end, that it never became a run, or that it is left to others.
 */
export async function endSubmission(settings: JobSettings, ports: Ports, progress: Progress): Promise<void> {
  const { submission } = progress;
  if (submission === undefined || settings.onCancel === "detach") return;
  await using link = new Link(ports.dial, settings.remoteDirectory, ports.emit);
  using _deadline = afterAbort(ports.stop.signal, ports.stop.withinMs, () => void link.close());
  const status = await link.use((remote) =>
    remote.cancel(submission, ports.stop.by, Math.floor(ports.stop.withinMs / 1000)),
  );
  settle(progress, status);
}

function settle(progress: Progress, status: RunStatus): void {
  if (status.state === "absent") progress.submission = undefined;
  else progress.id = status.id;
  if (status.state === "shared") progress.leftToOthers = true;
  if (status.state === "finished" || status.state === "lost") progress.end = status.end;
}
