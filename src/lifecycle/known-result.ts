import type { ResultCache, Wanted } from "../cache/result-cache.ts";
import type { JobSettings } from "../config/settings.ts";
import { JobError } from "../errors.ts";
import type { Manifest } from "../job/manifest.ts";
import type { UnpackedEntry } from "../workspace/unpack.ts";
import { unpackEntry } from "../workspace/unpack-entry.ts";
import type { Ports } from "./ports.ts";
import type { Progress } from "./progress.ts";

/** An earlier result, every byte of which was verified; nothing of it is in its place yet. */
export interface KnownResult extends AsyncDisposable {
  readonly source: "github" | "remote" | "local";
  readonly manifest: Manifest;
  /** Files with what the job wrote. */
  readonly streams: Readonly<Partial<Record<"log" | "out" | "err", string>>>;
  /** Puts the outputs into the results directory. */
  readonly place: () => readonly UnpackedEntry[];
}

/** What a result of this job has to be. */
export function wantedOf({ spec, limits, reuse }: JobSettings, signature: string): Wanted {
  const { trust, secret } = reuse;
  return { signature, name: spec.name, trust, secret, longestMs: limits.timeoutMs };
}

/** Whether there is anything to be looked for beside the target. */
export function asksCaches({ mode, reuse: { read, refresh } }: JobSettings, { caches }: Ports): boolean {
  return read && !refresh && mode === "run" && caches.length > 0;
}

/** Whether a cache may have the result, as far as that is told at once. */
export async function mayBeKnown(
  settings: JobSettings,
  signature: string,
  { caches }: Ports,
): Promise<boolean> {
  const wanted = wantedOf(settings, signature);
  const answers = await Promise.all(caches.map(async (cache) => (await cache.mayHold?.(wanted)) ?? true));
  return answers.includes(true);
}

/** Looks for the result of a job where the target need not be asked. What does not fit is a miss, and is told. */
export async function lookInCaches(
  settings: JobSettings,
  signature: string,
  progress: Progress,
  ports: Ports,
): Promise<KnownResult | undefined> {
  for (const cache of ports.caches) {
    const known = await lookIn(cache, settings, signature, progress, ports);
    if (known !== undefined) return known;
  }
  return undefined;
}

async function lookIn(
  cache: ResultCache,
  settings: JobSettings,
  signature: string,
  progress: Progress,
  { emit, stop: { signal } }: Ports,
): Promise<KnownResult | undefined> {
  const found = await cache.lookup(wantedOf(settings, signature), signal);
  if (found.kind === "miss") {
    progress.miss(found.reason);
    emit({ type: found.suspicious ? "warning" : "notice", message: found.reason });
    return undefined;
  }
  await using hit = found;
  const { manifest } = hit;
  try {
    const restored = await unpackEntry(hit.content(), settings.resultsDirectory, manifest, { emit, signal });
    return {
      source: cache.source,
      manifest,
      streams: restored.streams,
      place: () => restored.place(),
      [Symbol.asyncDispose]: () => restored[Symbol.asyncDispose](),
    };
  } catch (error) {
    if (!(error instanceof JobError) || error.code !== "results") throw error;
    progress.miss(error.message);
    emit({ type: "warning", message: `${error.message} The job is run instead.` });
    return undefined;
  }
}
