import { JobError } from "../errors.ts";
import { ended, lost, type RunEnd } from "./follow-event.ts";
import { isRunId, type RunId } from "./run-id.ts";

/** Where a run stands; `absent` when a submission never became a run. */
export type RunStatus =
  | { readonly state: "absent" }
  | { readonly state: "submitted" | "running" | "orphaned"; readonly id: RunId }
  | { readonly state: "finished" | "lost"; readonly id: RunId; readonly end: RunEnd };

/** Decodes the words ID STATE KIND CODE MS BY. @throws {JobError} `protocol` */
export function runStatus([id, state, ...words]: readonly string[]): RunStatus {
  switch (state) {
    case "absent":
      return { state };
    case "submitted":
    case "running":
    case "orphaned":
      return { state, id: runId(id) };
    case "finished":
      return { state, id: runId(id), end: ended(words) };
    case "lost":
      return { state, id: runId(id), end: lost(words[0]) };
    default:
      throw new JobError("protocol", "The target answered with a state that is not part of the protocol");
  }
}

/** @throws {JobError} `protocol` when the word is no run id */
export function runId(word: string | undefined): RunId {
  if (word !== undefined && isRunId(word)) return word;
  throw new JobError("protocol", "The target answered with a run id that is none");
}
