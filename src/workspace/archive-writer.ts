import { createHash, type Hash } from "node:crypto";
import { closeSync, fstatSync, openSync } from "node:fs";
import { Readable } from "node:stream";
import type { FileStatus } from "../job/tree.ts";
import { encodeHeader, headerBytes, padded, type MemberHeader } from "./member-header.ts";
import type { ArchiveItem, SourceFile, SourcePiece } from "./archive-items.ts";
import { ChunkWriter } from "./chunk-writer.ts";
import { readFlags } from "./file.ts";
import { digestBeginning, readAt, readAtSync } from "./read-at.ts";
import { endBytes } from "./packed-size.ts";
import { TimeSlice } from "./time-slice.ts";

/** A part of an archive, in bytes from its beginning; `to` itself is not in it. */
export interface ByteRange {
  readonly from: number;
  readonly to?: number | undefined;
}

export interface WriteArchiveOptions {
  /** Told the size of each chunk that is delivered. Bytes. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
  /** Told once of each file that went in with other content than it is known to have. What it throws ends the archive. */
  readonly onChanged?: ((path: string) => void) | undefined;
  /** Whether a file with this status need not be hashed, because it holds what it is known to. */
  readonly isUnchanged?: ((path: string, status: FileStatus) => boolean) | undefined;
  /** Makes the error that ends the archive when a file cannot go in at all. */
  readonly failure: (path: string, how: string, cause?: unknown) => Error;
  /** What is delivered of the archive. Members before it are not read, and no file may have another size than is known. */
  readonly range?: ByteRange | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Up to this size a file is read at once. Bytes. */
const smallBytes = 256 * 1024;

/** A tar archive that is made while it is read, with pax headers for names that plain ones cannot hold. */
export function writeArchive(items: Iterable<ArchiveItem>, options: WriteArchiveOptions): Readable {
  return Readable.from(delivered(items, options), { objectMode: false, signal: options.signal });
}

async function* delivered(
  items: Iterable<ArchiveItem>,
  options: WriteArchiveOptions,
): AsyncGenerator<Buffer, void, void> {
  const slice = new TimeSlice(options.signal);
  for await (const chunk of new ArchiveWriter(options).chunks(items)) {
    options.onBytes?.(chunk.length);
    yield chunk;
    if (slice.isOver()) await slice.rest();
  }
}

/** One archive, or the part of it that is wanted. */
class ArchiveWriter {
  readonly #options: WriteArchiveOptions;
  readonly #from: number;
  readonly #to: number;
  readonly #chunks = new ChunkWriter();
  /** How much of the archive has passed. Bytes. */
  #at = 0;

  constructor(options: WriteArchiveOptions) {
    this.#options = options;
    this.#from = options.range?.from ?? 0;
    this.#to = options.range?.to ?? Infinity;
  }

  async *chunks(items: Iterable<ArchiveItem>): AsyncGenerator<Buffer, void, void> {
    for (const { header, content } of items) {
      if (this.#at >= this.#to) break;
      if (this.#isBefore(header)) continue;
      if (content.kind === "file") yield* this.#addFile(header, content.source);
      else {
        this.#add(encodeHeader(header));
        if (content.kind === "memory") this.#add(content.bytes);
        else if (content.kind === "later") this.#add(await content.bytes());
        else if (content.kind === "pieces") {
          for (const piece of content.pieces) yield* this.#addPiece(piece);
        }
        this.#pad(header.size);
      }
      yield* this.#chunks.take();
    }
    this.#add(Buffer.alloc(endBytes));
    yield* this.#chunks.rest();
  }

  /** Passes over a member of which nothing is wanted. */
  #isBefore(header: MemberHeader): boolean {
    if (this.#at >= this.#from) return false;
    const end = this.#at + headerBytes(header) + padded(header.size);
    if (end > this.#from) return false;
    this.#at = end;
    return true;
  }

  #add(piece: Buffer): void {
    const { start, end } = this.#wanted(piece.length);
    this.#chunks.add(piece.subarray(start, end));
    this.#at += piece.length;
  }

  /** What is wanted of that many bytes. */
  #wanted(size: number): { start: number; end: number } {
    const within = (offset: number): number => Math.min(Math.max(offset - this.#at, 0), size);
    return { start: within(this.#from), end: within(this.#to) };
  }

  #pad(size: number): void {
    const bytes = padded(size) - size;
    if (bytes > 0) this.#add(Buffer.alloc(bytes));
  }

  /** Adds what the file holds now, up to the size that it has now. */
  async *#addFile(header: MemberHeader, source: SourceFile): AsyncGenerator<Buffer, void, void> {
    const { failure, range } = this.#options;
    const { path } = source;
    const file = open(source, failure);
    try {
      const found = fstatSync(file);
      if (!found.isFile()) throw failure(path, "is no file any more, as it was");
      const { size } = found;
      if (range !== undefined && size !== header.size) throw failure(path, "has another size than it had");
      this.#add(encodeHeader({ ...header, size }));
      const { start, end } = this.#wanted(size);
      const isKnown = this.#isUnchanged(source, found);
      const digest = isKnown ? undefined : createHash("sha256");
      const isWhole =
        end - start <= smallBytes
          ? this.#readSmall(file, start, end, digest)
          : yield* this.#readLarge(file, start, end, digest);
      if (!isWhole) throw failure(path, "became shorter while it was read, and is not what it was");
      this.#at += size;
      this.#pad(size);
      if (isKnown && this.#isUnchanged(source, fstatSync(file))) return;
      const sha256 =
        digest !== undefined && end - start === size
          ? digest.digest("hex")
          : await digestBeginning(file, size);
      if (size !== source.size || sha256 !== source.sha256) this.#options.onChanged?.(path);
    } finally {
      closeSync(file);
    }
  }

  /** Adds a part of a file. */
  async *#addPiece({
    source,
    at,
    length,
    padded: whole,
    isLast,
  }: SourcePiece): AsyncGenerator<Buffer, void, void> {
    const { failure, onChanged } = this.#options;
    const file = open(source, failure);
    try {
      const { start, end } = this.#wanted(length);
      const isWhole = yield* this.#readLarge(file, at + start, at + end, undefined);
      if (!isWhole) throw failure(source.path, "became shorter while it was read, and is not what it was");
      this.#at += length;
      this.#add(Buffer.alloc(whole - length));
      if (!isLast || this.#isUnchanged(source, fstatSync(file))) return;
      if ((await digestBeginning(file, source.size)) !== source.sha256) onChanged?.(source.path);
    } finally {
      closeSync(file);
    }
  }

  #isUnchanged({ path, size }: SourceFile, found: FileStatus): boolean {
    return found.size === size && (this.#options.isUnchanged?.(path, found) ?? false);
  }

  /** Returns whether the file was long enough. */
  #readSmall(file: number, start: number, end: number, digest: Hash | undefined): boolean {
    for (let at = start; at < end;) {
      const room = this.#chunks.room(end - at);
      if (readAtSync(file, room, at) < room.length) return false;
      digest?.update(room);
      at += room.length;
    }
    return true;
  }

  /** As `readSmall`; while a chunk is on its way, the next one is read. */
  async *#readLarge(
    file: number,
    start: number,
    end: number,
    digest: Hash | undefined,
  ): AsyncGenerator<Buffer, boolean, void> {
    if (start === end) return true;
    let room = this.#chunks.room(end - start);
    let reading = readAt(file, room, start);
    try {
      for (let at = start + room.length; ; at += room.length) {
        if ((await reading) < room.length) return false;
        this.#options.signal?.throwIfAborted();
        digest?.update(room);
        if (at === end) return true;
        const full = [...this.#chunks.take()];
        room = this.#chunks.room(end - at);
        reading = readAt(file, room, at);
        yield* full;
      }
    } finally {
      // The file is closed now.
      await reading.catch(() => undefined);
    }
  }
}

function open({ file, path }: SourceFile, failure: WriteArchiveOptions["failure"]): number {
  try {
    return openSync(file, readFlags);
  } catch (error) {
    throw failure(path, "cannot be opened any more, as it could", error);
  }
}
