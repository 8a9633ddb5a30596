/** One name below the job directory. `path` has `/` between names, no leading `/`, no `.` or `..`. */
export type TreeEntry =
  | {
      readonly type: "file";
      readonly path: string;
      readonly size: number;
      readonly executable: boolean;
      /** Lower-case hex of the content's SHA-256. */
      readonly sha256: string;
    }
  | { readonly type: "directory"; readonly path: string }
  | { readonly type: "symlink"; readonly path: string; readonly target: string };

/** By what a file is known to be as it was, without being read. Times in milliseconds since the epoch. */
export interface FileStatus {
  readonly dev: number;
  readonly ino: number;
  readonly mode: number;
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
}

/**
 * What is hashed is what is sent. Entries are ordered so that a directory stands before what is in it, and names within a
 * directory by their raw UTF-8 bytes. The root directory itself is not an entry.
 */
export interface Tree {
  readonly directory: string;
  /** Where a file of the tree is on this machine. Absolute. */
  readonly fileOf: (path: string) => string;
  readonly entries: readonly TreeEntry[];
  /** Merkle digest of the directory (see `treeDigest`), lower-case hex. */
  readonly digest: string;
  readonly files: number;
  readonly bytes: number;
  /**
   * Whether a file of the tree that has this status now holds what it was hashed with. `false` also when that cannot be
   * told: the file was changed shortly before it was read, so that a second change might have the same time.
   */
  readonly isUnchanged: (path: string, status: FileStatus) => boolean;
}
