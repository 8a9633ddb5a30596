import { randomBytes } from "node:crypto";
import type { AttachSettings } from "../config/settings.ts";
import { JobError } from "../errors.ts";
import type { RunId } from "../remote/run-id.ts";
import { readAbout } from "./about.ts";
import { claimPlace } from "./claim-place.ts";
import { conclude, type Outcome } from "./conclude.ts";
import { afterAbort, heed } from "./heed.ts";
import { Link } from "./link.ts";
import type { Ports } from "./ports.ts";
import { Progress } from "./progress.ts";
import { seeThrough } from "./see-through.ts";

/** Follows a run that was started before, by whoever it was, to its end, and fetches its results. */
export async function attachRun(settings: AttachSettings, ports: Ports): Promise<Outcome> {
  const { jobId, name, remoteDirectory } = settings;
  const { dial, emit, stop, record } = ports;
  const progress = new Progress(emit, name ?? jobId);
  return conclude(settings, ports, progress, async () => {
    // Whoever attaches is one who follows, like those who have joined the run.
    const run = { id: jobId, submission: randomBytes(16).toString("hex") };
    progress.submission = run;
    record(run);
    await using link = new Link(dial, remoteDirectory, emit);
    progress.opened = link.opened;
    const giveUp = (): void => void link.close();
    using _deadline = afterAbort(stop.signal, stop.withinMs, giveUp);
    const about = await heed(stop.signal, giveUp, async () => {
      await progress.phase("connect", () => link.ready());
      if (settings.ended) await requireEnd(link, jobId);
      return readAbout(await link.use((remote) => remote.about(jobId)), settings);
    });
    progress.name = about.name;
    progress.signature = about.signature;
    progress.id = jobId;
    await using earlier = await claimPlace(settings, progress, emit);
    return await seeThrough({ id: jobId }, { link, settings, about, progress, ports, earlier });
  });
}

async function requireEnd(link: Link, id: RunId): Promise<void> {
  const { state } = await link.use((remote) => remote.status(id));
  if (state === "finished" || state === "lost") return;
  throw new JobError("invalid", `The run ${id} has not ended: it is ${state}.`, {
    hint: "Follow it to its end with attach, or end it with cancel.",
  });
}
