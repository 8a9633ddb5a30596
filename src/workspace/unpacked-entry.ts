import type { StoredEntry } from "../job/manifest.ts";

/** One thing below the results directory. */
export type UnpackedEntry = {
  readonly path: string;
  /** Bytes; 0 for all but files. */
  readonly size: number;
  readonly executable: boolean;
} & (
  | {
      readonly type: "file";
      /** Lower-case hex of the content's SHA-256. */
      readonly sha256: string;
      /** Whether it holds a secret, where that was looked for while it came. */
      readonly holdsSecret?: boolean | undefined;
    }
  | { readonly type: "directory" }
  | { readonly type: "symlink"; readonly target: string }
);

export type StoredFile = Extract<StoredEntry, { type: "file" }>;

/** The entries as a manifest lists them: ordered by the raw bytes of their paths, directories only where they are empty. */
export function storedEntries(entries: readonly UnpackedEntry[]): StoredEntry[] {
  return withoutParents(entries)
    .map((entry) => ({ bytes: Buffer.from(entry.path), entry }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    .map(({ entry }) => storedEntry(entry));
}

/** All but the directories that something else is in, which its path tells already. */
export function withoutParents<Entry extends StoredEntry>(entries: readonly Entry[]): Entry[] {
  const parents = new Set(entries.map(({ path }) => parentOf(path)));
  return entries.filter(({ type, path }) => type !== "directory" || !parents.has(path));
}

/** The path of the directory that something is in, `""` at the top. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

function storedEntry(entry: UnpackedEntry): StoredEntry {
  const { path } = entry;
  switch (entry.type) {
    case "file":
      return { type: "file", path, executable: entry.executable, size: entry.size, sha256: entry.sha256 };
    case "directory":
      return { type: "directory", path };
    case "symlink":
      return { type: "symlink", path, target: entry.target };
  }
}
