import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { entryHead } from "./entry-head.ts";
import type { NewEntry } from "./result-cache.ts";

/** Behind the manifest stands the tar in gzip. */
export const magic: Buffer = Buffer.from("ssh-job-entry/1\n");

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
 * @throws whatever `tar`, the file system or `options` give a reason for
 */
export async function writeEntryFile(
  path: string,
  { sealed, tar }: Pick<NewEntry, "sealed" | "tar">,
  { longest, tooLong, signal }: WriteEntryOptions,
): Promise<number> {
  let bytes = 0;
  const behindManifest = async function* (compressed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const head = entryHead(magic, sealed);
    bytes = head.length;
    yield head;
    for await (const chunk of compressed) {
      bytes += chunk.length;
      if (bytes > longest) throw tooLong();
      yield chunk;
    }
  };
  const file = createWriteStream(path, { flags: "wx", mode: 0o600 });
  await pipeline(tar(), createGzip({ level: 0, chunkSize }), behindManifest, file, { signal });
  return bytes;
}
