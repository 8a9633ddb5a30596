import { isUtf8 } from "node:buffer";
import { constants } from "node:fs";
import { open as openFile, type FileHandle } from "node:fs/promises";
import { sizeOf } from "../job/entry-content.ts";
import { uint64 } from "../job/encode.ts";
import type { Manifest } from "../job/manifest.ts";
import { CacheFault } from "./cache-fault.ts";
import type { Expected } from "./result-cache.ts";
import { longestSealed, open } from "./seal.ts";

// Every entry that is a file begins with magic, length of the sealed manifest (unsigned, 64 bits, most significant byte
// first) and sealed manifest. What comes then is told by the magic.

/** Follows no link, waits for no FIFO's writer. */
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

export interface HeadOptions {
  /** The entry in a sentence, such as `The entry in GitHub's cache`. */
  readonly what: string;
  readonly magic: Buffer;
  /** What streams and outputs may have in all. Bytes. */
  readonly longest: number;
  readonly expected: Expected;
}

/** An open entry whose manifest fits. */
export interface OpenEntry {
  readonly file: FileHandle;
  readonly manifest: Manifest;
  /** Where the content begins, and where the file ends. Bytes. */
  readonly start: number;
  readonly end: number;
}

/** What an entry begins with. */
export function entryHead(magic: Buffer, sealed: string): Buffer {
  const text = Buffer.from(sealed);
  return Buffer.concat([magic, uint64(text.length), text]);
}

/**
 * Opens an entry that anybody may have written. Whoever asks closes it.
 *
 * @throws {CacheFault} if it does not fit what is expected; an error of the file system if it cannot be read
 */
export async function openHead(
  path: string,
  { what, magic, longest, expected }: HeadOptions,
): Promise<OpenEntry> {
  const file = await openFile(path, flags);
  try {
    const { sealed, end } = await readSealedText(file, magic, what);
    const opened = open(sealed.toString(), expected);
    if ("refused" in opened) {
      throw new CacheFault(`${what} is not used: ${opened.refused}.`, { suspicious: opened.suspicious });
    }
    if (sizeOf(opened.manifest).bytes > longest) {
      throw new CacheFault(`${what} is larger than all that is stored there.`, { suspicious: true });
    }
    return { file, manifest: opened.manifest, start: preambleBytes(magic) + sealed.length, end };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The error for an entry that cannot have been written by us as it is. */
export function damagedEntry(what: string): CacheFault {
  return new CacheFault(`${what} is damaged or no entry at all.`, { suspicious: true });
}

/** The bytes of an open entry from a position on. */
export async function* readFrom(file: FileHandle, start: number, atOnce: number): AsyncGenerator<Buffer> {
  for (let position = start; ;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(atOnce), 0, atOnce, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function readSealedText(
  file: FileHandle,
  magic: Buffer,
  what: string,
): Promise<{ readonly sealed: Buffer; readonly end: number }> {
  const damaged = damagedEntry(what);
  const stats = await file.stat();
  if (!stats.isFile()) throw damaged;
  const preamble = await readExactly(file, 0, preambleBytes(magic));
  if (preamble?.subarray(0, magic.length).equals(magic) !== true) throw damaged;
  const length = preamble.readBigUInt64BE(magic.length);
  if (length > BigInt(Math.min(longestSealed, stats.size))) throw damaged;
  const sealed = await readExactly(file, preambleBytes(magic), Number(length));
  if (sealed === undefined || !isUtf8(sealed)) throw damaged;
  return { sealed, end: stats.size };
}

/** Of magic and length. Bytes. */
function preambleBytes(magic: Buffer): number {
  return magic.length + 8;
}

async function readExactly(file: FileHandle, position: number, length: number): Promise<Buffer | undefined> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  for (let read = 1; read > 0 && filled < length; filled += read) {
    ({ bytesRead: read } = await file.read(buffer, filled, length - filled, position + filled));
  }
  return filled === length ? buffer : undefined;
}
