import type { RunEnd } from "../remote/follow-event.ts";
import { describeQueue, remarkOn } from "./follow-remarks.ts";
import type { Following, StartedRun } from "./following.ts";
import type { RunLog } from "./run-log.ts";

/**
 * Follows a run to its end over as many connections as it takes; the log goes on at the byte where it stopped. While the
 * run waits for its lock, the phase is another one.
 */
export async function followRun(
  run: StartedRun,
  log: RunLog,
  { link, about, progress, ports: { emit } }: Following,
): Promise<RunEnd> {
  const submission = progress.submission?.submission;
  let coming = run.events;
  return link.use(async (remote) => {
    const events = coming ?? remote.follow(run.id, log.offsets, { submission });
    coming = undefined;
    for await (const event of events) {
      link.progressed();
      switch (event.type) {
        case "queued":
          progress.turnsOut("lock");
          emit({ type: "notice", message: describeQueue(event, about) });
          break;
        case "started":
          progress.goesOn("lock", "run");
          break;
        case "output":
          progress.goesOn("lock", "run");
          await log.write(event.stream, event.offset, event.data);
          break;
        case "ended":
        case "lost":
          if (!remote.hasFollowed(run.id)) await link.quiet();
          return event;
        case "alive":
          break;
        case "gap":
        case "capped":
          progress.logFault = "parts of the log are missing";
          emit({ type: "warning", message: remarkOn(event) });
          break;
        default:
          emit({ type: "warning", message: remarkOn(event) });
      }
    }
    throw new Error("the events of a run end with its end");
  });
}
