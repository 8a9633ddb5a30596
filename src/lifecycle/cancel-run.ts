import type { CancelSettings } from "../config/settings.ts";
import { JobError } from "../errors.ts";
import { conclude, type Outcome } from "./conclude.ts";
import { afterAbort } from "./heed.ts";
import { Link } from "./link.ts";
import type { Ports } from "./ports.ts";
import { Progress } from "./progress.ts";
import { resultOfEnd } from "./result-of.ts";

/** Seconds that the target is given to end the run: what ignores SIGTERM is killed after five. */
const patience = 20;

/** Ends a run, whoever follows it. That succeeds when it is over, however it ended. */
export async function cancelRun(settings: CancelSettings, ports: Ports): Promise<Outcome> {
  const { jobId, name, remoteDirectory, target } = settings;
  const { dial, emit, stop } = ports;
  const progress = new Progress(emit, name ?? jobId);
  progress.id = jobId;
  const outcome = await conclude(settings, ports, progress, async () => {
    await using link = new Link(dial, remoteDirectory, emit);
    progress.opened = link.opened;
    using _deadline = afterAbort(stop.signal, 0, () => void link.close());
    await progress.phase("connect", () => link.ready());
    const run = await link.use((remote) => remote.cancel(jobId, stop.by, patience));
    if (run.state === "finished" || run.state === "lost") {
      progress.end = run.end;
      return resultOfEnd(run.end);
    }
    throw new JobError(
      "target",
      `${target.label} did not confirm within ${patience} s that ${jobId} is over`,
      {
        hint: "Look there for processes that cannot be killed, and cancel again.",
      },
    );
  });
  return { ...outcome, succeeded: progress.end !== undefined };
}
