import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { JobError } from "../errors.ts";
import type { Tree } from "../job/tree.ts";
import { archiveItems, memoryItem, type ArchiveLayout, type MemoryFile } from "./archive-items.ts";
import { writeArchive, type ByteRange } from "./archive-writer.ts";
import { quoteName } from "./name.ts";

export { packedSize } from "./packed-size.ts";

/** What is packed of a tree, which may be some of its entries. */
export type PackedTree = Pick<Tree, "fileOf" | "entries" | "isUnchanged">;

export interface PackOptions extends ArchiveLayout {
  /** Told the size of each chunk that is delivered. Bytes. */
  readonly onBytes?: (bytes: number) => void;
  /** Told once of each file that is sent with other content than the tree was hashed with. */
  readonly onChanged?: (path: string) => void;
  /** What is delivered of the archive: what stands before it is not read. */
  readonly range?: ByteRange | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The tree as a tar archive that is made while it is read: modes 0755 and 0644, owner 0, pax headers for names that plain
 * ones cannot hold. A file that has changed is packed as it is when its turn comes; what is added to it after that is
 * left out. What has the status that it had when it was hashed is not hashed again. The stream fails with {JobError}
 * `input-changed` if a file is gone or becomes shorter while it is read, or of another size where a range is wanted.
 */
export function packTree(tree: PackedTree, options: PackOptions): Readable {
  const { isUnchanged } = tree;
  return writeArchive(archiveItems(tree, options), { ...options, isUnchanged, failure: changed });
}

/** Files of our own as a tar archive. */
export async function packFiles(files: readonly MemoryFile[]): Promise<Buffer> {
  return buffer(writeArchive(files.map(memoryItem), { failure: changed }));
}

function changed(path: string, how: string, cause?: unknown): JobError {
  return new JobError("input-changed", `${quoteName(path)} ${how} when the directory was hashed.`, {
    hint: "Let nothing write to the directory while the job is being sent, or exclude what changes.",
    cause,
  });
}
