import type { JobSpec, Limits } from "../job/spec.ts";
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

/** One job on one target, as an edge understood it. Inner code never re-checks or re-defaults these values. */
export interface Settings extends TargetSettings {
  /** Absolute path of the job directory. */
  readonly directory: string;
  /** gitignore-style lines. */
  readonly exclude: readonly string[];
  readonly spec: JobSpec;
  readonly limits: Limits;
  readonly ifNoOutputs: "warn" | "error" | "ignore";
  /** Absolute path. The log is `<it>.log`, the report `<it>.json`. */
  readonly resultsDirectory: string;
  readonly onCancel: "kill" | "detach";
  readonly artifact: ArtifactSettings;
  readonly allowWorkflowCommands: boolean;
  readonly summary: boolean;
}

export interface ArtifactSettings {
  readonly enabled: boolean;
  readonly name: string | undefined;
  readonly retentionDays: number | undefined;
  /** 0 to 9, zlib's levels. */
  readonly compressionLevel: number;
}
