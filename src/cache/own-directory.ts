import { constants } from "node:fs";
import { lstat, mkdir } from "node:fs/promises";
import { CacheFault, briefly } from "./cache-fault.ts";

/**
 * Looks whether a directory is one that only we write to.
 *
 * @returns whether it is there
 * @throws {CacheFault} if anybody else may write to it, or it cannot be looked at
 */
export async function isOwnDirectory(path: string): Promise<boolean> {
  const stats = await lstat(path).catch((error: unknown) => {
    const code = briefly(error);
    if (code === "ENOENT") return undefined;
    throw new CacheFault(`The directory for results, ${path}, cannot be used: ${code}.`, { cause: error });
  });
  if (stats === undefined) return false;
  const { S_IWGRP, S_IWOTH } = constants;
  const refuse = (why: string): CacheFault =>
    new CacheFault(`The directory for results, ${path}, is not used, as it ${why}.`, { suspicious: true });
  if (stats.isSymbolicLink()) throw refuse("is a link");
  if (!stats.isDirectory()) throw refuse("is no directory");
  // Windows has neither owners nor modes of this kind.
  if (process.getuid === undefined) return true;
  if (stats.uid !== process.getuid()) throw refuse("belongs to somebody else");
  if ((stats.mode & (S_IWGRP | S_IWOTH)) !== 0) throw refuse("can be written to by others");
  return true;
}

/** Makes a directory that is ours, unless it is there. @throws {CacheFault} as `isOwnDirectory` */
export async function makeOwnDirectory(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    // Whatever else is there is told below.
    if (briefly(error) === "EEXIST") return;
    throw new CacheFault(`The directory for results, ${path}, cannot be made: ${briefly(error)}.`, {
      cause: error,
    });
  });
  if (!(await isOwnDirectory(path))) {
    throw new CacheFault(`The directory for results, ${path}, was removed meanwhile.`);
  }
}
