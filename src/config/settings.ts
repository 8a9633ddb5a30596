import type { JobSpec, Limits } from "../job/spec.ts";
import type { Staged } from "../job/staged.ts";
import type { Trust } from "../job/trust.ts";
import type { RunId } from "../remote/run-id.ts";
import type { Secret } from "../secret.ts";
import type { Target } from "../transport/target.ts";

/** Settings that an edge understood, and what else came of reading them. */
export interface Parsed<S> {
  readonly settings: S;
  /** Sentences for the user. */
  readonly warnings: readonly string[];
  /** Everything in the settings that must never be shown. */
  readonly secrets: readonly Secret[];
}

/** How a target is reached, and where on it jobs are kept. */
export interface TargetSettings {
  readonly target: Target;
  /** The store on the target: absolute, or starting with `~/`. */
  readonly remoteDirectory: string;
}

/** One run on a target, by its id. */
export interface RunSettings extends TargetSettings {
  readonly jobId: RunId;
}

/** What to do on a target, as an edge understood it. Inner code never re-checks or re-defaults these values. */
export type Settings = JobSettings | AttachSettings | CancelSettings;

/** What is always said: which target, and how to tell of it. */
interface Common extends TargetSettings {
  readonly allowWorkflowCommands: boolean;
  readonly summary: boolean;
}

/** How a run is followed, and where its results go. */
export interface FollowSettings extends Common {
  readonly ifNoOutputs: "warn" | "error" | "ignore";
  /** Absolute path. The log is `<it>.log`, the report `<it>.json`. */
  readonly resultsDirectory: string;
  readonly onCancel: "kill" | "detach";
  readonly artifact: ArtifactSettings;
}

/** A job to be started, and with `run` to be seen to its end. */
export interface JobSettings extends FollowSettings {
  readonly mode: "run" | "submit";
  /** Absolute path of the job directory. */
  readonly directory: string;
  /** gitignore-style lines. */
  readonly exclude: readonly string[];
  /** What is in the job's tree beside its directory. */
  readonly staged?: Staged | undefined;
  /** What else is to be in it, of earlier runs on the target. */
  readonly stageFrom: readonly StageFrom[];
  /** What of `staged` is on the target, and not on this machine. */
  readonly onlyThere?: Staged | undefined;
  readonly spec: JobSpec;
  readonly limits: Limits;
  readonly lock: Lock | undefined;
  readonly keep: Keep;
  readonly reuse: ReuseSettings;
}

/** Something that an earlier run on the target has made. */
export interface StageFrom {
  readonly jobId: RunId;
  /** Below the directory of that run; a file or a directory. */
  readonly source: string;
  /** Below the job's directory. */
  readonly destination: string;
}

/** A run that was started before. What is `undefined` is as it was submitted. */
export interface ResumeSettings extends FollowSettings {
  readonly name: string | undefined;
  readonly outputs: readonly string[] | undefined;
  readonly keep: Keep | undefined;
}

/** A run to be followed to its end. */
export interface AttachSettings extends ResumeSettings {
  readonly mode: "attach";
  readonly jobId: RunId;
  /** Only if it has ended already. */
  readonly ended?: true;
}

/** A run to be ended, and its results to be fetched, because whoever followed it was stopped. */
export interface FinishSettings extends ResumeSettings {
  readonly mode: "finish";
}

/** A run to be ended. */
export interface CancelSettings extends Common {
  readonly mode: "cancel";
  readonly jobId: RunId;
  readonly name: string | undefined;
}

/** A lock on the target that a run holds while it runs. */
export interface Lock {
  readonly name: string;
  /** How many may hold it. */
  readonly slots: number;
  readonly queueTimeoutMs: number;
}

/** When results of earlier runs are used, and who may use this one. */
export interface ReuseSettings {
  /** Whether stored results are looked for, and whether this one is stored: as asked for, as far as it is allowed. */
  readonly read: boolean;
  readonly write: boolean;
  /** A sentence when less is done than was asked for. */
  readonly remark: string | undefined;
  /** Whether a run of the same job that is going on is followed instead of starting another. */
  readonly join: boolean;
  /** Run even if a result is known. */
  readonly refresh: boolean;
  /** Which targets may have the result. */
  readonly scope: "any" | "class" | "host";
  /** Without one the class is what the target says of itself. */
  readonly targetClass: string | undefined;
  readonly salt: string | undefined;
  /** Commands whose output on the target is part of the signature. */
  readonly probes: readonly string[];
  /** What stored results are signed with. */
  readonly secret: Secret | undefined;
  /** 0 to 100: how many of the known results are put to the test by running the job again. */
  readonly verifyPercent: number;
  readonly trust: Trust;
}

/** What stays on the target: what there is room for, nothing of the run, or all of it. */
export type Keep = "auto" | "none" | "all";

export interface ArtifactSettings {
  readonly enabled: boolean;
  readonly name: string | undefined;
  readonly retentionDays: number | undefined;
  /** 0 to 9, zlib's levels. */
  readonly compressionLevel: number;
}
