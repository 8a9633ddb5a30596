import type { Readable } from "node:stream";
import type { Limits } from "../job/spec.ts";
import type { FollowEvent } from "./follow-event.ts";
import type { RunId } from "./run-id.ts";

/** What the target is asked about itself before a job is named. */
export interface Questions {
  readonly platform: boolean;
  /** Shell commands, one line each. */
  readonly probes: readonly string[];
}

/** A job that the target is asked about: the same `submission` sent twice starts one run. */
export interface SubmitRequest {
  /** 64 hex digits. */
  readonly signature: string;
  /** 32 hex digits, made up by the client. */
  readonly submission: string;
  /** 64 hex digits over all that is asked for: the same submission cannot be used for two jobs. */
  readonly request: string;
  /** A run of the same signature that is going on will do if it has these limits. */
  readonly join: Pick<Limits, "timeoutMs" | "idleTimeoutMs"> | undefined;
  /** A stored result of the same signature will do if its run took no longer. */
  readonly reuse: { readonly longestMs: number | undefined } | undefined;
  /** Words without blanks: whose runs may be joined and reused. */
  readonly domains: readonly string[];
  /** 32 hex digits: what this job and earlier ones of its kind are known by. */
  readonly job: string;
  /** Whether its events are wanted at once. */
  readonly follow: boolean;
  /** What the job will take on the target's disk. */
  readonly room: { readonly kib: number; readonly files: number };
}

/** What the target says to a job that it was asked about. */
export type SubmitAnswer = RunAnswer | StoredAnswer | WantedAnswer;

/** The job runs. */
export interface RunAnswer {
  readonly kind: "run";
  readonly id: RunId;
  /** It is a run that was going on already. */
  readonly joined: boolean;
  /** From the first byte on; none when they were not asked for. */
  readonly events: AsyncIterable<FollowEvent>;
}

/** The job has run before. Hostile until the manifest was opened. */
export interface StoredAnswer {
  readonly kind: "stored";
  readonly id: RunId;
  /** The sealed manifest. */
  readonly sealed: string;
  /** What the run wrote, and its end. To be read before anything is fetched. */
  readonly events: AsyncIterable<FollowEvent>;
  /** A tar stream of these names, and a promise of what the target's tar complained about (`""` for nothing). */
  readonly fetch: (names: readonly Buffer[]) => { archive: Readable; complaint: Promise<string> };
  /** Nothing more is wanted. */
  readonly leave: () => Promise<void>;
}

/** The job is not known: it has to be sent. */
export interface WantedAnswer {
  readonly kind: "wanted";
  /** A run of the same signature is there, though its result is not to be had. */
  readonly known: boolean;
  /** The last run of the job, and its signature.json (hostile; `""` when there is none, or too long a one). */
  readonly before: { readonly id: RunId; readonly signatureFile: string } | undefined;
  /**
   * Sends a tar stream of the run.
   * @throws {JobError} `connection-lost`: whether it started is not known, the same submission may be sent again
   */
  readonly send: (payload: Readable) => Promise<RunAnswer>;
  /** The job is not sent. */
  readonly leave: () => Promise<void>;
}

/** By what one of several clients finds a run: its own submission, or the id and a submission that it made up. */
export type RunName =
  Pick<SubmitRequest, "signature" | "submission"> | { readonly id: RunId; readonly submission: string };

/** Bytes already received: of `log`, or of `out` and `err`. */
export interface FollowOffsets {
  readonly first: number;
  readonly second: number;
}
