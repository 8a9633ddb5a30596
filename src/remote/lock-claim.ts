import { number, perhapsName, perhapsTime, runId, unexpected } from "./fields.ts";
import type { RunId } from "./run-id.ts";

/** A run that holds a lock of the target, or waits for it. */
export interface LockClaim {
  readonly role: "holder" | "waiting";
  readonly lock: string;
  /** The slot that is held, or the place in the queue. */
  readonly place: number;
  readonly id: RunId;
  /** Since when a holder has it. */
  readonly since: Date | undefined;
  /** Not live: whoever saw to the run is gone, and the next one who wants the lock will get it. */
  readonly live: boolean;
  readonly who: string | undefined;
  readonly label: string | undefined;
}

/** Decodes the words H NAME SLOT, or W NAME POSITION, and ID SINCE live|stale WHO LABEL. @throws {JobError} `protocol` */
export function lockClaim([tag, name, place, id, since, state, who, label]: readonly string[]): LockClaim {
  if (tag !== "H" && tag !== "W") throw unexpected("lock");
  if (state !== "live" && state !== "stale") throw unexpected("lock's state");
  const lock = perhapsName(name);
  if (lock === undefined) throw unexpected("name");
  return {
    role: tag === "H" ? "holder" : "waiting",
    lock,
    place: number(place),
    id: runId(id),
    since: perhapsTime(since),
    live: state === "live",
    who: perhapsName(who),
    label: perhapsName(label),
  };
}
