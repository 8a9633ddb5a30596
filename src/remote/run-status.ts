import { perhapsTime, runId, unexpected } from "./fields.ts";
import { ended, lost, type RunEnd } from "./follow-event.ts";
import type { RunId } from "./run-id.ts";

/** What is known of every run. */
interface KnownRun {
  readonly id: RunId;
  /** When its script was started. */
  readonly started: Date | undefined;
  readonly ended: Date | undefined;
}

/**
 * Where a run stands. `queued`: waits for its lock. `unknown`: another host would have to say. `shared`: others follow it,
 * so that a cancel has left it alone. `absent`: there is no such run.
 */
export type RunStatus =
  | { readonly state: "absent" }
  | (KnownRun & { readonly state: "submitted" | "queued" | "running" | "unknown" | "shared" })
  | (KnownRun & { readonly state: "finished" | "lost"; readonly end: RunEnd });

/** Decodes the words ID STATE KIND CODE MS BY STARTED ENDED. @throws {JobError} `protocol` */
export function runStatus(words: readonly string[]): RunStatus {
  const [id, state] = words;
  switch (state) {
    case "absent":
      return { state };
    case "submitted":
    case "queued":
    case "running":
    case "unknown":
    case "shared":
      return { state, ...knownRun(id, words) };
    case "finished":
      return { state, ...knownRun(id, words), end: ended(words.slice(2)) };
    case "lost":
      return { state, ...knownRun(id, words), end: lost(words[2]) };
    default:
      throw unexpected("state");
  }
}

function knownRun(id: string | undefined, words: readonly string[]): KnownRun {
  return { id: runId(id), started: perhapsTime(words[6]), ended: perhapsTime(words[7]) };
}
