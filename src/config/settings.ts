import type { JobSpec, Limits } from "../job/spec.ts";
import type { Target } from "../transport/target.ts";

/** One job on one target, as an edge understood it. Inner code never re-checks or re-defaults these values. */
export interface Settings {
  readonly target: Target;
  /** The store on the target: absolute, or starting with `~/`. */
  readonly remoteDirectory: string;
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
