import type { TreeEntry } from "./tree.ts";

/** What other jobs have made, and a job finds in its directory. */
export interface Staged {
  readonly entries: readonly StagedEntry[];
  /** Those of them that the target itself can bring there. */
  readonly copies: readonly StagedCopy[];
}

/** Something that is in a tree without being in its directory. */
export interface StagedEntry {
  /** As it is to stand in the job's tree. */
  readonly entry: TreeEntry;
  /** Where it is on this machine; of no meaning for directories and links. Absolute. */
  readonly file: string;
}

/** Files that a run has left on the target. */
export interface StagedCopy {
  readonly jobId: string;
  /** Below the directory of that run. */
  readonly source: string;
  /** Below the job's directory. */
  readonly destination: string;
  /** If it is a directory, which files below it. */
  readonly names: readonly string[] | undefined;
}
