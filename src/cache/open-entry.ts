import { pipeline, Readable, Transform } from "node:stream";
import { createGunzip } from "node:zlib";
import { JobError } from "../errors.ts";
import { sizeOf } from "../job/entry-content.ts";
import type { Manifest } from "../job/manifest.ts";
import { magic } from "./entry-file.ts";
import { openHead, type OpenEntry, readFrom } from "./entry-head.ts";
import type { Expected, Hit } from "./result-cache.ts";

/** Read at once. Bytes. */
const pieceBytes = 65_536;

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
  const entry = await openHead(path, { what, magic, longest, expected });
  return {
    kind: "hit",
    manifest: entry.manifest,
    content: () => ({ form: "tar", bytes: tarOf(entry, what) }),
    [Symbol.asyncDispose]: () => entry.file.close(),
  };
}

function tarOf({ file, start, manifest }: OpenEntry, what: string): Readable {
  const bounded = bound(longestTar(manifest));
  // An error ends the last stream too, where the reader sees it.
  pipeline(readFrom(file, start, pieceBytes), createGunzip(), bounded, () => undefined);
  return Readable.from(understood(bounded, what), { objectMode: false });
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

/** No archive of this manifest's files is longer. Bytes. */
function longestTar(manifest: Manifest): number {
  // Header, padding, and extended headers with name and target, each of which may stand there more than once.
  const perMember = 8192;
  let bytes = 2 ** 20 + sizeOf(manifest).bytes + 3 * perMember;
  for (const entry of manifest.outputs) {
    const target = entry.type === "symlink" ? entry.target : "";
    bytes += perMember + 4 * Buffer.byteLength(entry.path + target);
  }
  return bytes;
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
