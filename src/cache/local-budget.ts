import { lstatSync, type Stats } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { sizeOf } from "../job/entry-content.ts";
import type { Manifest } from "../job/manifest.ts";

/** What a writer that was killed has left is removed after a day. Milliseconds. */
const abandonedAfter = 86_400_000;

const entryName = /^[0-9a-f]{64}-[0-9a-f]{16}\.entry$/;
/** Entries as they were before; nobody reads them any more. */
const formerName = /^[0-9a-f]{64}-[0-9a-f]{16}\.sja$/;
const temporaryName = /^[0-9a-f]{64}\.[0-9a-f]{16}\.tmp$/;

/** About this part of the budget may be taken beyond it before that is noticed: it costs time to look at all entries. */
const looseness = 1 / 16;

/** What it takes to write an entry, as it was measured: to open and read a file, and to move its bytes. Milliseconds. */
const msPerFile = 0.015;
const msPerByte = 0.7e-6;

/** How long it will foreseeably take to write an entry. Milliseconds. */
export function msToWrite(manifest: Manifest): number {
  const { files, bytes } = sizeOf(manifest);
  return files * msPerFile + bytes * msPerByte;
}

/** Whether it is time to look at all entries, now that so many bytes have come: now and then, and always after a large one. */
export function isDue(bytes: number, budget: number): boolean {
  return Math.random() < Math.max(looseness, bytes / (budget * looseness));
}

/**
 * Removes the entries of a directory that were not used for longest, until all take at most `budget` bytes. `kept` stays, and
 * so does everything that is not named as we name our files.
 */
export async function keepWithin(budget: number, directory: string, kept: string): Promise<void> {
  const names = await readdir(directory);
  const files = names.flatMap((name) => {
    const path = join(directory, name);
    const stats = statsOf(path);
    return stats?.isFile() ? [{ name, path, size: stats.size, usedMs: stats.mtimeMs }] : [];
  });
  const doomed = files.filter(
    ({ name, usedMs }) =>
      formerName.test(name) || (temporaryName.test(name) && usedMs < Date.now() - abandonedAfter),
  );
  const entries = files.filter(({ name }) => entryName.test(name)).sort((a, b) => a.usedMs - b.usedMs);
  let total = entries.reduce((sum, { size }) => sum + size, 0);
  for (const entry of entries) {
    if (total <= budget) break;
    if (entry.path === kept) continue;
    doomed.push(entry);
    total -= entry.size;
  }
  for (const { path } of doomed) await rm(path, { force: true }).catch(() => undefined);
}

/** At once: there may be thousands, and each is known to the kernel. */
function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}
