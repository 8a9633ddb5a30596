import type { FollowEvent } from "../remote/follow-event.ts";
import { formatBytes } from "../report/units.ts";
import type { About } from "./about.ts";

type EventOf<Type extends FollowEvent["type"]> = Extract<FollowEvent, { readonly type: Type }>;

/** Where a run stands in the line for its lock, and who is in its way. */
export function describeQueue(
  { position, holder, since, who, label }: EventOf<"queued">,
  { lock }: Pick<About, "lock">,
): string {
  const names = [label, who].filter((name) => name !== undefined).join(", ");
  const held = [
    holder === undefined ? "" : `; held by ${holder}`,
    names === "" ? "" : ` (${names})`,
    since === undefined ? "" : ` since ${since.toISOString().slice(11, 16)} UTC`,
  ].join("");
  return `Waiting for the lock ${lock?.name ?? ""}: position ${position}${holder === undefined ? "" : held}.`;
}

/** What is odd about a run, and what to do about it. */
export function remarkOn(event: EventOf<"gap" | "capped" | "stray" | "unheard">): string {
  switch (event.type) {
    case "gap":
      return "The disk of the target was full: lines are missing in the log, though the job went on. Free space there.";
    case "capped":
      return `The log was cut at ${formatBytes(event.bytes)}, though the job went on. Let it write to a file of outputs, or write less.`;
    case "stray":
      return `The process ${event.pid} (${event.name}) of the job could not be ended and may still run on the target. Look at it there; it may be another user's, or wait for a device.`;
    case "unheard":
      return `The run belongs to ${event.host}, which shares the store and has not answered yet. Look whether that machine is up; only it can say how the run stands.`;
  }
}
