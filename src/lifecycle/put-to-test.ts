import { rm } from "node:fs/promises";
import type { JobSettings } from "../config/settings.ts";
import type { Emit } from "../events.ts";
import type { Manifest, StoredEntry } from "../job/manifest.ts";
import type { Result } from "../job/result.ts";
import { quoteName, someOf } from "../workspace/name.ts";
import { storedEntries } from "../workspace/unpack.ts";
import type { KnownResult } from "./known-result.ts";
import type { Progress } from "./progress.ts";

/** Whether a known result, if there is one, is put to the test this time: the job is run all the same. */
export function isPutToTest({ reuse: { verifyPercent } }: JobSettings): boolean {
  return Math.random() * 100 < verifyPercent;
}

/** The same job, of which nobody else's run will do. */
export function afresh(settings: JobSettings): JobSettings {
  return { ...settings, reuse: { ...settings.reuse, refresh: true, join: false } };
}

/** Keeps of a known result what it takes to compare another one with it. */
export async function setAside(
  known: KnownResult,
  { resultsDirectory }: JobSettings,
  progress: Progress,
): Promise<Manifest> {
  await using result = known;
  // It may be in its place already.
  await rm(resultsDirectory, { recursive: true, force: true });
  progress.fetched = { bytes: 0, entries: [] };
  progress.reused = { bytes: 0, files: 0 };
  return result.manifest;
}

/** Says whether the job gave the same again. */
export function compareWith(known: Manifest, { id, fetched }: Progress, { kind }: Result, emit: Emit): void {
  const differences =
    kind === "passed"
      ? differencesOf(known.outputs, storedEntries(fetched.entries))
      : [`it ended as ${kind}`];
  if (differences.length === 0) {
    emit({ type: "notice", message: `Put to the test: the job gave the same outputs as ${known.jobId}.` });
    return;
  }
  const message = `One signature, two results: ${id ?? "this run"} differs from ${known.jobId}, which passed: ${someOf(differences)}. What the job does depends on something that is not in its signature.`;
  emit({ type: "warning", message });
}

function differencesOf(before: readonly StoredEntry[], after: readonly StoredEntry[]): string[] {
  const known = new Map(before.map((entry) => [entry.path, JSON.stringify(entry)]));
  const found = new Map(after.map((entry) => [entry.path, JSON.stringify(entry)]));
  const paths = new Set([...known.keys(), ...found.keys()]);
  return [...paths]
    .filter((path) => known.get(path) !== found.get(path))
    .map((path) => `${quoteName(path)}${known.has(path) ? (found.has(path) ? "" : " (missing)") : " (new)"}`);
}
