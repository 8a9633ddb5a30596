import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { uint64 } from "../job/encode.ts";
import type { NewEntry } from "./result-cache.ts";

// An entry is a file: magic, length of the sealed manifest (unsigned, 64 bits, most significant byte first), sealed
// manifest, and the tar in gzip.

export const magic: Buffer = Buffer.from("ssh-job-entry/1\n");

/** Bytes of magic and length. */
export const preambleBytes: number = magic.length + 8;

/** Of what comes out at once: each chunk is a turn of a thread. Bytes. */
const chunkSize = 256 * 1024;

export interface WriteEntryOptions {
  /** A file that would become longer is not completed. Bytes. */
  readonly longest: number;
  /** What to throw then. */
  readonly tooLong: () => Error;
  readonly signal: AbortSignal;
}

/**
 * Writes an entry to `path`, where nothing may be yet, and nobody else may read it. Memory does not grow with its size.
 * Returns the bytes of the file; what was written of one that failed stays.
 *
 * @throws whatever `content`, the file system or `options` give a reason for
 */
export async function writeEntryFile(
  path: string,
  { sealed, content }: NewEntry,
  { longest, tooLong, signal }: WriteEntryOptions,
): Promise<number> {
  const manifest = Buffer.from(sealed);
  let bytes = 0;
  const behindManifest = async function* (compressed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const head = Buffer.concat([magic, uint64(manifest.length), manifest]);
    bytes = head.length;
    yield head;
    for await (const chunk of compressed) {
      bytes += chunk.length;
      if (bytes > longest) throw tooLong();
      yield chunk;
    }
  };
  const file = createWriteStream(path, { flags: "wx", mode: 0o600 });
  await pipeline(content(), createGzip({ level: 0, chunkSize }), behindManifest, file, { signal });
  return bytes;
}
