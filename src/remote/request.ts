import type { Readable } from "node:stream";
import type { Limits } from "../job/spec.ts";
import type { FollowEvent } from "./follow-event.ts";
import type { RunId } from "./run-id.ts";

/** A job on its way: the same `submission` sent twice starts one run. */
export interface SubmitRequest {
  /** 64 hex digits. */
  readonly signature: string;
  /** 32 hex digits, made up by the client. */
  readonly submission: string;
  /** 64 hex digits over all that is asked for: the same submission cannot be used for two jobs. */
  readonly request: string;
  /** A run of the same signature that is going on will do if it has these limits. */
  readonly join: Pick<Limits, "timeoutMs" | "idleTimeoutMs"> | undefined;
  /** Whether its events are wanted at once. */
  readonly follow: boolean;
  /** What the job will take on the target's disk. */
  readonly room: { readonly kib: number; readonly files: number };
  /** A fresh tar stream of the run at each call; closed at once when the job is not needed. */
  readonly payload: () => Readable;
}

/** What became of a job that was sent. */
export interface SubmitAnswer {
  readonly id: RunId;
  /** It is a run that was going on already. */
  readonly joined: boolean;
  /** From the first byte on; none when they were not asked for. */
  readonly events: AsyncIterable<FollowEvent>;
}

/** By what one of several clients finds a run: its own submission, or the id and a submission that it made up. */
export type RunName =
  Pick<SubmitRequest, "signature" | "submission"> | { readonly id: RunId; readonly submission: string };

/** Bytes already received: of `log`, or of `out` and `err`. */
export interface FollowOffsets {
  readonly first: number;
  readonly second: number;
}
