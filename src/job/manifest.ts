/** Size and SHA-256 (lower-case hex) of some bytes. */
export interface Digest {
  readonly size: number;
  readonly sha256: string;
}

/** One thing below the results directory. */
export type StoredEntry =
  | ({ readonly type: "file"; readonly path: string; readonly executable: boolean } & Digest)
  | { readonly type: "directory"; readonly path: string }
  | { readonly type: "symlink"; readonly path: string; readonly target: string };

/** What a stored result says of itself. Only runs that passed are stored. Hostile until it was opened and verified. */
export interface Manifest {
  readonly schema: 1;
  /** 64 hex digits. */
  readonly signature: string;
  /** As in `Trust`: where it was made. */
  readonly repository: string;
  readonly domain: string;
  /** The `host` line of the target that it ran on, and the run's id there. */
  readonly target: string;
  readonly jobId: string;
  /** Milliseconds that the script took. */
  readonly durationMs: number;
  /** ISO 8601. */
  readonly created: string;
  /** The log as it is stored, masked; `out` and `err` with separate streams. */
  readonly streams: { readonly log: Digest; readonly out?: Digest; readonly err?: Digest };
  /** All that the patterns chose, ordered by the raw bytes of their paths. */
  readonly outputs: readonly StoredEntry[];
}
