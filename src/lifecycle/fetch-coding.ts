import type { RemoteName } from "../remote/listing.ts";
import { sampleBytes } from "../remote/run-files.ts";
import type { Coding } from "../remote/request.ts";
import { archiveSize } from "./listed-sizes.ts";

/** What is known of the way to a target. */
export interface Way {
  /** What the target can do. */
  readonly codings: readonly Coding[];
  readonly roundTripMs: number | undefined;
}

/** Below this nothing is worth another process on the target. Bytes. */
const little = 64 * 1024;
/** Links that answer sooner are as fast as what is done at their ends. Milliseconds. */
const slowLink = { zstd: 2, gzip: 5 };
/** What gzip, which is slow, has to save. */
const enough = 1 / 3;
/** So many files stand for all. */
const sampled = 32;
/** Fewer bytes cannot be what gzip makes of a sample: it was not made. */
const leastSample = sampleBytes / 1100;

/** The files by which to judge whether gzip would pay; none when that need not be known. */
export function sampleFor(chosen: readonly RemoteName[], way: Way): readonly RemoteName[] {
  if (way.codings.includes("zstd") || !isWorthIt("gzip", chosen, way)) return [];
  const files = chosen.filter(({ type, size = 0 }) => type === "file" && size > 0);
  const step = Math.max(1, Math.floor(files.length / sampled));
  return files.filter((_, index) => index % step === 0);
}

/** How these are to come. @param sample bytes that gzip made of {@link sampleFor}'s files */
export function chooseFetchCoding(
  missing: readonly RemoteName[],
  way: Way,
  sampleOf: readonly RemoteName[],
  sample: number | undefined,
): Coding {
  if (isWorthIt("zstd", missing, way)) return "zstd";
  if (sample === undefined || sample < leastSample || !isWorthIt("gzip", missing, way)) return "none";
  const whole = sampleOf.reduce((sum, { size = 0 }) => sum + size, 0);
  return 1 - sample / Math.min(whole, sampleBytes) >= enough ? "gzip" : "none";
}

function isWorthIt(
  coding: "zstd" | "gzip",
  names: readonly RemoteName[],
  { codings, roundTripMs }: Way,
): boolean {
  return (
    codings.includes(coding) &&
    roundTripMs !== undefined &&
    roundTripMs >= slowLink[coding] &&
    (archiveSize(names) ?? 0) >= little
  );
}
