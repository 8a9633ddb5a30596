import type { NewEntry } from "../cache/result-cache.ts";
import { seal } from "../cache/seal.ts";
import type { JobSettings } from "../config/settings.ts";
import { JobError } from "../errors.ts";
import { sizeOf } from "../job/entry-content.ts";
import type { Manifest } from "../job/manifest.ts";
import type { Result } from "../job/result.ts";
import { domainKey } from "../job/trust.ts";
import type { RunId } from "../remote/run-id.ts";
import { digestFile } from "../workspace/digest-file.ts";
import { joinEntry } from "../workspace/join-entry.ts";
import { SecretSearch } from "../workspace/secret-search.ts";
import { unmatchedPatterns } from "../workspace/outputs.ts";
import { packEntry } from "../workspace/pack-entry.ts";
import { storedEntries, type UnpackedEntry } from "../workspace/unpack.ts";
import type { Link } from "./link.ts";
import type { Ports } from "./ports.ts";
import type { Progress } from "./progress.ts";

/** Keeping a result where it need not be may take this part of the time that it took to get it, or a moment. Milliseconds. */
const patience = { share: 1 / 20, leastMs: 25 };

/**
 * Keeps the result of a run that has passed, on its target and in the caches, for whoever asks for the same job. That it
 * cannot be kept makes no result worse.
 */
export async function storeResult(
  link: Link,
  id: RunId,
  result: Result,
  settings: JobSettings,
  progress: Progress,
  ports: Ports,
): Promise<void> {
  // Whoever has started a run knows what was sent, and which secrets it may show.
  if (!settings.reuse.write || result.kind !== "passed" || progress.joined || ports.stop.signal.aborted)
    return;
  await progress.phase("store", async () => {
    try {
      await store(link, id, settings, progress, ports);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      ports.emit({ type: "warning", message: `The result is not stored for reuse: ${error.message}` });
    }
  });
}

async function store(
  link: Link,
  id: RunId,
  settings: JobSettings,
  progress: Progress,
  ports: Ports,
): Promise<void> {
  const obstacle = await obstacleOf(settings, progress, ports);
  if (obstacle !== undefined) {
    ports.emit({ type: "notice", message: `The result is not stored for reuse: ${obstacle}.` });
    return;
  }
  const manifest = await manifestOf(id, settings, progress);
  const sealed = seal(manifest, settings.reuse.secret);
  const ends = await Promise.allSettled([
    settings.keep === "none" ? undefined : storeOnTarget(link, id, sealed, settings, ports),
    storeInCaches(manifest, sealed, { settings, progress, ports }),
  ]);
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

/** What speaks against giving the result to others. */
async function obstacleOf(
  { spec: { outputs }, resultsDirectory }: JobSettings,
  { fault, changed, logFault, fetched: { entries, areRenamed = false } }: Progress,
  { secrets }: Ports,
): Promise<string | undefined> {
  if (fault !== undefined) return fault.replace(/\.$/, "");
  if (changed.size > 0) return "files changed while they were sent";
  if (logFault !== undefined) return logFault;
  if (areRenamed) return "names of outputs are not UTF-8";
  const [unmatched] = unmatchedPatterns(entries, outputs);
  if (unmatched !== undefined) return `no file matches the output ${unmatched}`;
  const bearer = await bearerOf(entries, resultsDirectory, new SecretSearch(secrets));
  return bearer && `${bearer} holds a secret`;
}

/** The first file with a secret. Only those are read that were not looked at while they came. */
async function bearerOf(
  entries: readonly UnpackedEntry[],
  resultsDirectory: string,
  search: SecretSearch,
): Promise<string | undefined> {
  for (const entry of entries) {
    if (entry.type !== "file") continue;
    const { path, holdsSecret } = entry;
    if (holdsSecret ?? (await search.finds(`${resultsDirectory}/${path}`))) return path;
  }
  return undefined;
}

async function manifestOf(
  id: RunId,
  { spec, reuse: { trust }, resultsDirectory, target }: JobSettings,
  { signature = "", end, fetched }: Progress,
): Promise<Manifest> {
  const digest = (name: string): ReturnType<typeof digestFile> => digestFile(`${resultsDirectory}.${name}`);
  return {
    schema: 1,
    signature,
    repository: trust.repository,
    domain: trust.domain,
    target: target.label,
    jobId: id,
    durationMs: end?.type === "ended" ? end.durationMs : 0,
    created: new Date().toISOString(),
    streams: {
      log: await digest("log"),
      ...(spec.separateStreams && { out: await digest("out"), err: await digest("err") }),
    },
    outputs: storedEntries(fetched.entries),
  };
}

async function storeOnTarget(
  link: Link,
  id: RunId,
  sealed: string,
  { reuse: { trust } }: JobSettings,
  { emit }: Ports,
): Promise<void> {
  try {
    await link.use((remote) => remote.store(id, sealed, domainKey(trust.repository, trust.domain)));
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    emit({ type: "warning", message: `The target did not store the result: ${error.message}` });
  }
}

interface StoringOptions {
  readonly settings: JobSettings;
  readonly progress: Progress;
  readonly ports: Ports;
}

async function storeInCaches(
  manifest: Manifest,
  sealed: string,
  { settings, progress, ports }: StoringOptions,
): Promise<void> {
  const { spec, reuse, resultsDirectory } = settings;
  const { caches, emit, stop } = ports;
  const entry: NewEntry = {
    manifest,
    sealed,
    signature: manifest.signature,
    name: spec.name,
    tar: () => packEntry(resultsDirectory, manifest),
    joined: () => joinEntry(resultsDirectory, manifest),
    bytes: sizeOf(manifest).bytes,
    replaces: reuse.refresh,
    patienceMs: patienceOf(settings, progress),
  };
  for (const cache of caches) {
    const remark = await cache.store(entry, stop.signal);
    if (remark !== undefined) emit({ type: "warning", message: remark });
  }
}

/** What the target keeps need not be kept here too, at any price. */
function patienceOf({ keep }: JobSettings, { phases }: Progress): number {
  if (keep === "none") return Infinity;
  const takenMs = phases.reduce((sum, { ms }) => sum + ms, 0);
  return Math.max(takenMs * patience.share, patience.leastMs);
}
