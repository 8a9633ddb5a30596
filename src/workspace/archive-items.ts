import type { Digest } from "../job/manifest.ts";
import type { Tree, TreeEntry } from "../job/tree.ts";
import type { MemberHeader } from "./member-header.ts";

/** A file of our own that travels with the tree. */
export interface MemoryFile {
  /** Path in the archive; the tree's prefix is not put before it. */
  readonly path: string;
  readonly content: Buffer;
  /** Permission bits, such as 0o644. */
  readonly mode: number;
}

export interface ArchiveLayout {
  /** What stands before each path of the tree: a directory such as `work/`, or `""`. */
  readonly prefix: string;
  /** Files that stand before the tree, in this order. */
  readonly before?: readonly MemoryFile[];
  /** Asked after each entry of the tree, and each member after it, for a file that has to stand right behind it. */
  readonly between?: () => MemoryFile | undefined;
  /** Members that stand after the tree, in this order. */
  readonly after?: readonly ArchiveItem[];
}

/** A file of this machine that goes into an archive, and what it is known to hold. */
export interface SourceFile extends Digest {
  /** Where it is. */
  readonly file: string;
  /** What it is called to people. */
  readonly path: string;
}

/** A part of a file of this machine, which is filled up with zeros. */
export interface SourcePiece {
  readonly source: SourceFile;
  /** Where it begins, how long it is, and how long with its zeros. Bytes. */
  readonly at: number;
  readonly length: number;
  readonly padded: number;
  /** No other part of the same file follows. */
  readonly isLast: boolean;
}

/** Where the content of a member is: in memory, perhaps only when its turn comes; in a file or in parts of some; or nowhere. */
type Content =
  | { readonly kind: "none" }
  | { readonly kind: "memory"; readonly bytes: Buffer }
  | { readonly kind: "later"; readonly bytes: () => Promise<Buffer> }
  | { readonly kind: "file"; readonly source: SourceFile }
  | { readonly kind: "pieces"; readonly pieces: readonly SourcePiece[] };

/** One member of an archive. */
export interface ArchiveItem {
  readonly header: MemberHeader;
  readonly content: Content;
}

/** The members of an archive in their order. */
export function* archiveItems(
  { fileOf, entries }: Pick<Tree, "fileOf" | "entries">,
  { prefix, before = [], between, after = [] }: ArchiveLayout,
): Generator<ArchiveItem> {
  for (const file of before) yield memoryItem(file);
  if (prefix !== "") yield entryItem(prefix.replace(/\/$/, ""), { type: "directory", path: "" }, "");
  for (const entry of entries) {
    yield entryItem(`${prefix}${entry.path}`, entry, fileOf(entry.path));
    yield* itemOf(between?.());
  }
  for (const item of after) {
    yield item;
    yield* itemOf(between?.());
  }
}

/** @param file where the content is, if it is a file */
export function entryItem(name: string, entry: TreeEntry, file: string): ArchiveItem {
  const common = { name, type: entry.type };
  switch (entry.type) {
    case "file": {
      const { path, executable, size, sha256 } = entry;
      return {
        header: { ...common, mode: executable ? 0o755 : 0o644, size },
        content: { kind: "file", source: { file, path, size, sha256 } },
      };
    }
    case "directory":
      return { header: { ...common, mode: 0o755, size: 0 }, content: nothing };
    case "symlink":
      return { header: { ...common, mode: 0o777, size: 0, linkname: entry.target }, content: nothing };
  }
}

function* itemOf(file: MemoryFile | undefined): Generator<ArchiveItem> {
  if (file !== undefined) yield memoryItem(file);
}

const nothing = { kind: "none" } as const;

/** A file of our own as a member. */
export function memoryItem({ path, content, mode }: MemoryFile): ArchiveItem {
  return {
    header: { name: path, type: "file", mode, size: content.length },
    content: { kind: "memory", bytes: content },
  };
}
