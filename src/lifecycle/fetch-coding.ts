import type { RemoteName } from "../remote/listing.ts";
import type { Coding } from "../remote/request.ts";
import { sampleBytes } from "../remote/run-files.ts";
import { archiveSize } from "./listed-sizes.ts";

/** What is known of the way to a target. */
export interface Way {
  /** What the target can do, the best first. */
  readonly codings: readonly Coding[];
  readonly roundTripMs: number | undefined;
}

/** What gzip made of some of the files, by which to judge all of them. */
export interface Sample {
  readonly files: readonly RemoteName[];
  /** Bytes; `undefined` when nothing was asked for. */
  readonly compressed: number | undefined;
}

/** When it may pay, and what it has to save of a sample. A round trip is told longer by a server that is busy. */
const conditions = {
  zstd: { leastMs: 2, saves: 0.1 },
  gzip: { leastMs: 5, saves: 1 / 3 },
  none: { leastMs: Infinity, saves: 1 },
} as const satisfies Record<Coding, unknown>;
/** Below this nothing is worth another process on the target. Bytes. */
const little = 64 * 1024;
/** Below this zstd is done before a sample would be. Bytes. */
const notMuch = 1024 * 1024;
/** So many files stand for all. */
const sampled = 32;
/** Fewer bytes cannot be what gzip makes of a sample: it was not made. */
const leastSample = 200;

/** The files to ask a sample of; none when none is needed. */
export function sampleFor(chosen: readonly RemoteName[], way: Way): readonly RemoteName[] {
  const coding = possible(chosen, way);
  if (coding === "none" || !way.codings.includes("gzip")) return [];
  if (coding === "zstd" && (archiveSize(chosen) ?? 0) < notMuch) return [];
  const files = chosen.filter(({ type, size = 0 }) => type === "file" && size > 0);
  const step = Math.ceil(files.length / sampled);
  return files.filter((_, index) => index % step === 0);
}

/** How these are to come. */
export function chooseFetchCoding(
  missing: readonly RemoteName[],
  way: Way,
  { files, compressed }: Sample,
): Coding {
  const coding = possible(missing, way);
  if (compressed === undefined) return coding === "zstd" ? coding : "none";
  const whole = Math.min(
    sampleBytes,
    files.reduce((sum, { size = 0 }) => sum + size, 0),
  );
  return compressed >= leastSample && 1 - compressed / whole >= conditions[coding].saves ? coding : "none";
}

function possible(names: readonly RemoteName[], { codings, roundTripMs = 0 }: Way): Coding {
  if ((archiveSize(names) ?? 0) < little) return "none";
  return codings.find((coding) => roundTripMs >= conditions[coding].leastMs) ?? "none";
}
