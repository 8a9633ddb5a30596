import { isUtf8 } from "node:buffer";
import { constants } from "node:fs";
import { open as openFile, type FileHandle } from "node:fs/promises";
import { pipeline, Readable, Transform } from "node:stream";
import { createGunzip } from "node:zlib";
import { JobError } from "../errors.ts";
import type { Manifest } from "../job/manifest.ts";
import { CacheFault } from "./cache-fault.ts";
import { magic, preambleBytes } from "./entry-file.ts";
import type { Expected, Hit } from "./result-cache.ts";
import { longestSealed, open } from "./seal.ts";

/** Follows no link, waits for no FIFO's writer. */
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Opens an entry that anybody may have written. The hit reads on from the file, which may be removed meanwhile.
 *
 * @param what the entry in a sentence, such as `The entry in GitHub's cache`
 * @param longest what streams and outputs may have in all; bytes
 * @throws {CacheFault} if it does not fit what is expected; an error of the file system if it cannot be read
 */
export async function openEntry(
  path: string,
  what: string,
  longest: number,
  expected: Expected,
): Promise<Hit> {
  const file = await openFile(path, flags);
  try {
    const sealed = await readSealedText(file, what);
    const opened = open(sealed.toString(), expected);
    if ("refused" in opened) {
      throw new CacheFault(`${what} is not used: ${opened.refused}.`, { suspicious: opened.suspicious });
    }
    if (contentBytes(opened.manifest) > longest) {
      throw new CacheFault(`${what} is larger than all that is stored there.`, { suspicious: true });
    }
    return hit(file, preambleBytes + sealed.length, opened.manifest, what);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readSealedText(file: FileHandle, what: string): Promise<Buffer> {
  const damaged = new CacheFault(`${what} is damaged or no entry at all.`, { suspicious: true });
  const stats = await file.stat();
  if (!stats.isFile()) throw damaged;
  const preamble = await readExactly(file, 0, preambleBytes);
  if (preamble?.subarray(0, magic.length).equals(magic) !== true) throw damaged;
  const length = preamble.readBigUInt64BE(magic.length);
  if (length > BigInt(Math.min(longestSealed, stats.size))) throw damaged;
  const sealed = await readExactly(file, preambleBytes, Number(length));
  if (sealed === undefined || !isUtf8(sealed)) throw damaged;
  return sealed;
}

async function readExactly(file: FileHandle, position: number, length: number): Promise<Buffer | undefined> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  for (let read = 1; read > 0 && filled < length; filled += read) {
    ({ bytesRead: read } = await file.read(buffer, filled, length - filled, position + filled));
  }
  return filled === length ? buffer : undefined;
}

function hit(file: FileHandle, start: number, manifest: Manifest, what: string): Hit {
  return {
    kind: "hit",
    manifest,
    tar: () => {
      const bounded = bound(longestTar(manifest));
      // An error ends the last stream too, where the reader sees it.
      pipeline(readFrom(file, start), createGunzip(), bounded, () => undefined);
      return Readable.from(understood(bounded, what), { objectMode: false });
    },
    [Symbol.asyncDispose]: () => file.close(),
  };
}

/** Says of what it is when it cannot be uncompressed. */
async function* understood(content: Readable, what: string): AsyncGenerator<Buffer> {
  try {
    yield* content as AsyncIterable<Buffer>;
  } catch (error) {
    if (error instanceof JobError) throw error;
    throw new JobError("results", `${what} is damaged.`, { cause: error });
  }
}

async function* readFrom(file: FileHandle, start: number): AsyncGenerator<Buffer> {
  for (let position = start; ;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(65_536), 0, 65_536, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** No archive of this manifest's files is longer. Bytes. */
function longestTar(manifest: Manifest): number {
  // Header, padding, and extended headers with name and target, each of which may stand there more than once.
  const perMember = 8192;
  let bytes = 2 ** 20 + contentBytes(manifest) + 3 * perMember;
  for (const entry of manifest.outputs) {
    const target = entry.type === "symlink" ? entry.target : "";
    bytes += perMember + 4 * Buffer.byteLength(entry.path + target);
  }
  return bytes;
}

function contentBytes({ streams, outputs }: Manifest): number {
  const sizes = [...Object.values(streams), ...outputs.filter((entry) => entry.type === "file")];
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

function bound(longest: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= longest) done(null, chunk);
      else done(new JobError("results", "The entry holds more than its manifest says."));
    },
  });
}
