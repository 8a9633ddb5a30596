import { mkdir, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CacheFault } from "./cache-fault.ts";
import { unlessAborted } from "./deadline.ts";
import { writeEntryFile } from "./entry-file.ts";
import { cacheKey, entryPath, newerKey } from "./github-key.ts";
import { save } from "./github-save.ts";
import type { NewEntry } from "./result-cache.ts";
import { readSealed } from "./seal.ts";

export interface PutOptions {
  /** Absolute. The entry is there for as long as it takes to save it. */
  readonly workspace: string;
  /** Bytes. */
  readonly longest: number;
  readonly signal: AbortSignal;
}

/** Saves an entry, if it is not there yet or shall take its place. @throws {CacheFault} if it cannot be; an error of the file system */
export async function putEntry(entry: NewEntry, { workspace, longest, signal }: PutOptions): Promise<void> {
  const tooLong = (): CacheFault =>
    new CacheFault(`The result is not kept in GitHub's cache, as it has more than ${megabytes(longest)}.`);
  const read = readSealed(entry.sealed);
  if ("refused" in read) throw new CacheFault(`The result is not kept: ${read.refused}.`);
  if (entry.bytes > longest) throw tooLong();
  const path = entryPath(entry.signature);
  const file = join(workspace, path);
  try {
    await mkdir(dirname(file), { recursive: true });
    // What a step that was killed has left.
    await rm(file, { force: true });
    await writeEntryFile(file, entry, { longest, tooLong, signal });
    const key = cacheKey(entry.name, entry.signature);
    const why = await unlessAborted(signal, save(path, entry.replaces ? newerKey(key) : key));
    if (why !== undefined) throw new CacheFault(`The result is not kept in GitHub's cache: ${why}.`);
  } finally {
    await rm(file, { force: true });
    await removeEmpty(dirname(file), dirname(dirname(file)));
  }
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}

/** Another job's entry may be in the same directory. */
async function removeEmpty(...directories: readonly string[]): Promise<void> {
  for (const directory of directories) await rmdir(directory).catch(() => undefined);
}
