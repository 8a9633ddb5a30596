import { pipeline, type Readable } from "node:stream";
import { promisify } from "node:util";
// Named, what an old Node has not would keep it from loading anything.
import zlib, { type ZstdOptions } from "node:zlib";
import type { Tree } from "../job/tree.ts";
import type { Coding } from "../remote/request.ts";
import { sampleOf } from "../workspace/sample.ts";

/** What is to be sent, before it is known how. */
export interface Uncoded {
  readonly tree: Pick<Tree, "fileOf" | "entries">;
  /** Bytes of the files that are sent, and of the archive that they are sent in. */
  readonly fileBytes: number;
  readonly bytes: number;
}

/** How something is compressed. */
export interface Compression {
  readonly coding: Coding;
  /** zstd's or gzip's own. */
  readonly level: number;
}

/** How it is sent, and how much is left of a byte of it, as a sample has it. */
export interface Choice extends Compression {
  readonly ratio: number;
}

/** Below this nothing is worth other processes on the target, over a slow link and over a quick one. Bytes. */
const little = { slow: 16 * 1024, quick: 1024 * 1024 };
/** Over a link that answers sooner, gzip takes longer than it saves. Milliseconds. */
const slowLink = 5;
/** What has to be saved: of zstd's quick work, of gzip's slow one. */
const enough = { zstd: 0.1, gzip: 1 / 3 };
/** Headers and padding, which are hardly more than nothing when they are compressed. */
const archiveRatio = 0.1;
/** Half of what is told of each file is its digest. */
const controlRatio = 0.6;

/**
 * Chooses how to compress, by a sample.
 * @param control what is sent beside that. Bytes
 * @param codings what the target knows
 */
export async function chooseCoding(
  { tree, fileBytes, bytes }: Uncoded,
  control: number,
  codings: readonly Coding[],
  roundTripMs: number | undefined,
): Promise<Choice> {
  const isSlow = roundTripMs !== undefined && roundTripMs >= slowLink;
  const level = isSlow && codings.includes("zstd") ? 3 : 1;
  const coding = codings.includes("zstd") ? "zstd" : isSlow && codings.includes("gzip") ? "gzip" : "none";
  if (coding === "none" || bytes + control < (isSlow ? little.slow : little.quick)) return uncoded;
  const sample = await sampleOf(tree);
  const left = sample.length === 0 ? 1 : (await compress(sample, { coding, level })).length / sample.length;
  const packed = fileBytes * Math.min(left, 1) + Math.max(0, bytes - fileBytes) * archiveRatio;
  const saved = 1 - (packed + control * controlRatio) / (bytes + control);
  return saved >= enough[coding] ? { coding, level, ratio: packed / bytes } : uncoded;
}

const uncoded: Choice = { coding: "none", level: 0, ratio: 1 };

/** Compresses a text, on another thread. */
export async function compress(bytes: Buffer, { coding, level }: Compression): Promise<Buffer> {
  switch (coding) {
    case "none":
      return bytes;
    case "gzip":
      return promisify(zlib.gzip)(bytes, { level, chunkSize });
    case "zstd":
      return promisify(zlib.zstdCompress)(bytes, zstdOptions(level));
  }
}

/** Compresses a stream, on another thread; the same bytes always become the same. */
export function compressed(source: Readable, { coding, level }: Compression): Readable {
  if (coding === "none") return source;
  const stream =
    coding === "gzip" ? zlib.createGzip({ level, chunkSize }) : zlib.createZstdCompress(zstdOptions(level));
  // The stream has the error of its source, too.
  pipeline(source, stream, () => undefined);
  return stream;
}

const chunkSize = 128 * 1024;

function zstdOptions(level: number): ZstdOptions {
  const { ZSTD_c_compressionLevel, ZSTD_c_checksumFlag } = zlib.constants;
  return { chunkSize, params: { [ZSTD_c_compressionLevel]: level, [ZSTD_c_checksumFlag]: 1 } };
}
