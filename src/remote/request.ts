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
  /** 32 hex digits: what trees of this directory are known by; `undefined`: none is built on and none is kept. */
  readonly base: string | undefined;
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

/** How bytes are compressed on their way. */
export type Coding = "none" | "gzip" | "zstd";

/** What an earlier run has left, or a base that the job's tree can be built on. */
export interface EarlierTree {
  readonly id: RunId;
  /** Its signature.json (hostile). */
  readonly signatureFile: string;
  /** Digests of the pieces of its large files (hostile), `""` for none. */
  readonly chunks: string;
  /** The target can build this tree without anything being sent of it. */
  readonly isBase: boolean;
}

/** A pack that came only in part, and how it was made. */
interface PartialPack {
  /** The base that it changes; `undefined` for a whole tree. */
  readonly base: RunId | undefined;
  readonly coding: Coding;
  readonly bytes: number;
}

/** A job as it is sent. */
export interface Payload {
  /** The earlier tree is built first. */
  readonly onBase: boolean;
  /** Of control and pack. */
  readonly coding: Coding;
  /** A tar of what belongs to this run alone, coded. */
  readonly control: Buffer;
  /** A tar of the files that are missing, coded; without its first `from` bytes. */
  readonly pack: Buffer | Readable | PackInParts;
  /** How many bytes of the partial pack are the beginning of this one. */
  readonly from: number;
}

/** A pack that comes by `Remote.part`. */
export interface PackInParts {
  readonly parts: number;
  /** Settles when all of them have arrived: with the length of each as it was sent. */
  readonly arrived: Promise<readonly number[]>;
}

/** The job is not known: it has to be sent. */
export interface WantedAnswer {
  readonly kind: "wanted";
  /** A run of the same signature is there, though its result is not to be had. */
  readonly known: boolean;
  /** The base, or else the last run of the job. */
  readonly before: EarlierTree | undefined;
  /** What the target can decompress, the best first. */
  readonly codings: readonly Coding[];
  readonly partial: PartialPack | undefined;
  /** How many bytes the server lets be on their way at once on one channel, if there is such a limit. */
  readonly sendWindow: number | undefined;
  /**
   * Sends the job; an eager one is on its way already, then nothing is given.
   * @throws {JobError} `connection-lost`: whether it started is not known, the same submission may be sent again;
   * `base-lost`: the base could not be built, the same submission may be sent again without
   */
  readonly send: (payload?: Payload) => Promise<RunAnswer>;
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
