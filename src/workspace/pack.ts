import { createHash, hash } from "node:crypto";
import { closeSync, fstatSync, openSync } from "node:fs";
import { Readable } from "node:stream";
import { pack, type Pack } from "tar-stream";
import { JobError } from "../errors.ts";
import type { Tree } from "../job/tree.ts";
import { archiveItems, type ArchiveLayout, type FileEntry } from "./archive-items.ts";
import { ArchiveMember } from "./archive-member.ts";
import { coalesce } from "./coalesce.ts";
import { readFlags, readInto, readPieces } from "./file.ts";
import { quoteName } from "./name.ts";

export { packedSize } from "./packed-size.ts";

export interface PackOptions extends ArchiveLayout {
  /** Told the size of each chunk that is delivered. Bytes. */
  readonly onBytes?: (bytes: number) => void;
  /** Told once of each file that is sent with other content, of the same size, than the tree was hashed with. */
  readonly onChanged?: (path: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Members are made in batches of about this size and delivered in chunks of at least this one. Bytes. */
const batchBytes = 128 * 1024;

/** Up to this size a file is read at once; larger ones in pieces of this size. Bytes. */
const pieceBytes = 256 * 1024;

/**
 * The tree as a tar archive that is made while it is read: modes 0755 and 0644, owner 0, pax headers for names that plain
 * ones cannot hold. The stream fails with {JobError} `input-changed` if a file is gone or has another size than the tree
 * says.
 */
export function packTree(tree: Tree, options: PackOptions): Readable {
  return Readable.from(chunks(tree, options), { objectMode: false, signal: options.signal });
}

async function* chunks(tree: Tree, options: PackOptions): AsyncGenerator<Buffer, void, void> {
  const archive = pack({ highWaterMark: batchBytes });
  const filled = fill(archive, tree, options).catch((error: unknown) => archive.destroy(error as Error));
  try {
    for await (const chunk of coalesce(archive as AsyncIterable<Buffer>, batchBytes)) {
      options.onBytes?.(chunk.length);
      yield chunk;
    }
  } finally {
    await filled;
  }
}

async function fill(archive: Pack, tree: Tree, options: PackOptions): Promise<void> {
  let batched = 0;
  for (const { header, content } of archiveItems(tree, options)) {
    const member = new ArchiveMember(archive, header);
    if (content === undefined || Buffer.isBuffer(content)) member.end(content);
    else await addFile(member, tree, content, options);
    batched += header.size;
    if (batched < batchBytes) continue;
    await member.complete;
    batched = 0;
  }
  archive.finalize();
}

/** Adds what the file holds now, if it is as long as when it was hashed. */
async function addFile(
  member: ArchiveMember,
  tree: Tree,
  entry: FileEntry,
  { onChanged, signal }: PackOptions,
): Promise<void> {
  const file = openAgain(tree, entry);
  try {
    const { size } = fstatSync(file);
    if (size !== entry.size) throw changed(entry, "has another size than");
    const sha256 =
      size > pieceBytes ? await addLarge(member, file, entry, signal) : addSmall(member, file, entry);
    if (sha256 !== entry.sha256) onChanged?.(entry.path);
  } finally {
    closeSync(file);
  }
}

function openAgain({ directory }: Tree, entry: FileEntry): number {
  try {
    return openSync(`${directory}/${entry.path}`, readFlags);
  } catch (error) {
    throw changed(entry, "cannot be opened any more, as it could", error);
  }
}

function addSmall(member: ArchiveMember, file: number, entry: FileEntry): string {
  const content = Buffer.allocUnsafe(entry.size);
  if (readInto(content, file) !== entry.size) throw changed(entry, "became shorter than");
  member.end(content);
  return hash("sha256", content);
}

async function addLarge(
  member: ArchiveMember,
  file: number,
  entry: FileEntry,
  signal: AbortSignal | undefined,
): Promise<string> {
  const digest = createHash("sha256");
  let size = 0;
  for await (const piece of readPieces(file, () => Buffer.allocUnsafeSlow(pieceBytes))) {
    signal?.throwIfAborted();
    size += piece.length;
    if (size > entry.size) throw changed(entry, "became longer than");
    digest.update(piece);
    await member.write(piece);
  }
  if (size < entry.size) throw changed(entry, "became shorter than");
  member.end();
  return digest.digest("hex");
}

function changed({ path }: FileEntry, how: string, cause?: unknown): JobError {
  return new JobError("input-changed", `${quoteName(path)} ${how} when the directory was hashed.`, {
    hint: "Let nothing write to the directory while the job is being sent, or exclude what changes.",
    cause,
  });
}
