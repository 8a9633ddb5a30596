import type { Emit } from "../events.ts";
import type { FollowEvent, RunEnd } from "../remote/follow-event.ts";
import type { RunId } from "../remote/run-id.ts";
import type { Link } from "./link.ts";
import type { RunLog } from "./run-log.ts";

const gap = "The disk of the target was full: lines are missing in the log, though the job went on.";

/** A run that has started. */
export interface StartedRun {
  readonly id: RunId;
  /** Its events from the first byte on, if they are coming already. */
  readonly events?: AsyncIterable<FollowEvent>;
}

/** Follows a run to its end over as many connections as it takes; the log goes on at the byte where it stopped. */
export async function followRun(link: Link, run: StartedRun, log: RunLog, emit: Emit): Promise<RunEnd> {
  let coming = run.events;
  return link.use(async (remote) => {
    const events = coming ?? remote.follow(run.id, log.offsets);
    coming = undefined;
    for await (const event of events) {
      link.progressed();
      if (event.type === "output") await log.write(event.stream, event.offset, event.data);
      if (event.type === "gap") emit({ type: "warning", message: gap });
      if (event.type === "ended" || event.type === "lost") {
        await link.quiet();
        return event;
      }
    }
    throw new Error("the events of a run end with its end");
  });
}
