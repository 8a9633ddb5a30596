import { createWriteStream } from "node:fs";
import type { Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import zlib from "node:zlib";
import { extract } from "tar-stream";
import { CacheFault } from "./cache-fault.ts";
import type { Compression } from "./github-key.ts";

/** What may stand around the one member: headers, and the padding of tar's last record. Bytes. */
const aroundMember = 2 ** 20;

export interface ExtractOptions {
  readonly compression: Compression;
  /** The one member's name. */
  readonly name: string;
  /** More than this its content is not. Bytes. */
  readonly longest: number;
  readonly signal: AbortSignal;
}

/**
 * Takes the one file out of an archive that `@actions/cache` made, or that anybody made who may write to the cache. Nothing
 * but `path` is written to, whatever the archive says, and memory does not grow with it.
 *
 * @throws {CacheFault} if it holds anything else; whatever reading or decompressing it gives a reason for
 */
export async function extractEntry(
  archive: AsyncIterable<Buffer>,
  path: string,
  { compression, name, longest, signal }: ExtractOptions,
): Promise<void> {
  const members = extract();
  let received = 0;
  let allowed = aroundMember;
  const guard = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      received += chunk.length;
      if (received > allowed) throw foreign();
      yield chunk;
    }
  };
  const fed = pipeline(archive, decompressor(compression), guard, members as unknown as Writable, { signal });
  fed.catch(() => undefined);
  let found = 0;
  for await (const member of members) {
    const { type, name: itsName, size } = member.header;
    if (++found > 1 || type !== "file" || itsName !== name || size > longest) throw foreign();
    allowed = received + size + aroundMember;
    await pipeline(member, createWriteStream(path, { flags: "wx", mode: 0o600 }), { signal });
  }
  await fed;
  if (found === 0) throw foreign();
}

function decompressor(compression: Compression): Transform {
  if (compression === "gzip") return zlib.createGunzip();
  // zstd's own archives need a window of at most 8 MiB; a foreign one may ask for gigabytes.
  return zlib.createZstdDecompress({ params: { [zlib.constants.ZSTD_d_windowLogMax]: 23 } });
}

function foreign(): CacheFault {
  return new CacheFault("The entry in GitHub's cache holds something else than one result.", {
    suspicious: true,
  });
}
