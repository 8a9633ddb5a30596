import { createHash, hash } from "node:crypto";
import { closeSync, fstatSync, openSync } from "node:fs";
import { Readable } from "node:stream";
import { pack, type Pack } from "tar-stream";
import type { ArchiveItem, MemberHeader, SourceFile } from "./archive-items.ts";
import { ArchiveMember } from "./archive-member.ts";
import { coalesce } from "./coalesce.ts";
import { readFlags, readInto, readPieces } from "./file.ts";

export interface WriteArchiveOptions {
  /** Told the size of each chunk that is delivered. Bytes. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
  /** Told once of each file that went in with other content than it is known to have. What it throws ends the archive. */
  readonly onChanged?: ((path: string) => void) | undefined;
  /** Makes the error that ends the archive when a file cannot go in at all. */
  readonly failure: (path: string, how: string, cause?: unknown) => Error;
  readonly signal?: AbortSignal | undefined;
}

/** Members are made in batches of about this size and delivered in chunks of at least this one. Bytes. */
const batchBytes = 128 * 1024;

/** Up to this size a file is read at once; larger ones in pieces of this size. Bytes. */
const pieceBytes = 256 * 1024;

/** A tar archive that is made while it is read, with pax headers for names that plain ones cannot hold. */
export function writeArchive(items: Iterable<ArchiveItem>, options: WriteArchiveOptions): Readable {
  return Readable.from(chunks(items, options), { objectMode: false, signal: options.signal });
}

async function* chunks(
  items: Iterable<ArchiveItem>,
  options: WriteArchiveOptions,
): AsyncGenerator<Buffer, void, void> {
  const archive = pack({ highWaterMark: batchBytes });
  const filled = fill(archive, items, options).catch((error: unknown) => archive.destroy(error as Error));
  try {
    for await (const chunk of coalesce(archive as AsyncIterable<Buffer>, batchBytes)) {
      options.onBytes?.(chunk.length);
      yield chunk;
    }
  } finally {
    await filled;
  }
}

async function fill(
  archive: Pack,
  items: Iterable<ArchiveItem>,
  options: WriteArchiveOptions,
): Promise<void> {
  let batched = 0;
  for (const { header, content } of items) {
    const member =
      content === undefined || Buffer.isBuffer(content)
        ? addContent(archive, header, content)
        : await addFile(archive, header, content, options);
    batched += member.size;
    if (batched < batchBytes) continue;
    await member.complete;
    batched = 0;
  }
  archive.finalize();
}

function addContent(archive: Pack, header: MemberHeader, content: Buffer | undefined): ArchiveMember {
  const member = new ArchiveMember(archive, header);
  member.end(content);
  return member;
}

/** Adds what the file holds now, up to the size that it has now. */
async function addFile(
  archive: Pack,
  header: MemberHeader,
  source: SourceFile,
  { onChanged, failure, signal }: WriteArchiveOptions,
): Promise<ArchiveMember> {
  const { path } = source;
  const file = open(source, failure);
  try {
    const found = fstatSync(file);
    if (!found.isFile()) throw failure(path, "is no file any more, as it was");
    const { size } = found;
    const member = new ArchiveMember(archive, { ...header, size });
    const sha256 = size > pieceBytes ? await addLarge(member, file, signal) : addSmall(member, file);
    if (sha256 === undefined) throw failure(path, "became shorter while it was read, and is not what it was");
    if (size !== source.size || sha256 !== source.sha256) onChanged?.(path);
    return member;
  } finally {
    closeSync(file);
  }
}

function open({ file, path }: SourceFile, failure: WriteArchiveOptions["failure"]): number {
  try {
    return openSync(file, readFlags);
  } catch (error) {
    throw failure(path, "cannot be opened any more, as it could", error);
  }
}

/** Returns the SHA-256 of what went in, `undefined` if the file was too short. */
function addSmall(member: ArchiveMember, file: number): string | undefined {
  const content = Buffer.allocUnsafe(member.size);
  if (readInto(content, file) !== member.size) return undefined;
  member.end(content);
  return hash("sha256", content);
}

/** As `addSmall`. */
async function addLarge(
  member: ArchiveMember,
  file: number,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const digest = createHash("sha256");
  let rest = member.size;
  for await (const piece of readPieces(file, () => Buffer.allocUnsafeSlow(Math.min(pieceBytes, rest)))) {
    signal?.throwIfAborted();
    rest -= piece.length;
    digest.update(piece);
    await member.write(piece);
    if (rest === 0) break;
  }
  if (rest > 0) return undefined;
  member.end();
  return digest.digest("hex");
}
