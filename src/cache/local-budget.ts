import { lstat, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** What a writer that was killed has left is removed after a day. Milliseconds. */
const abandonedAfter = 86_400_000;

const entryName = /^[0-9a-f]{64}-[0-9a-f]{16}\.sja$/;
const temporaryName = /^[0-9a-f]{64}\.[0-9a-f]{16}\.tmp$/;

/**
 * Removes the entries of a directory that were not used for longest, until all take at most `budget` bytes. `kept` stays, and
 * so does everything that is not named as we name our files.
 */
export async function keepWithin(budget: number, directory: string, kept: string): Promise<void> {
  const names = await readdir(directory);
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(directory, name);
      const stats = await lstat(path).catch(() => undefined);
      return stats?.isFile() ? [{ name, path, size: stats.size, usedMs: stats.mtimeMs }] : [];
    }),
  ).then((found) => found.flat());
  const doomed = files.filter(
    ({ name, usedMs }) => temporaryName.test(name) && usedMs < Date.now() - abandonedAfter,
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
