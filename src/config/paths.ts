import { realpath, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, relative, resolve, sep } from "node:path";

/** What a path leads to when links are followed. */
export interface Found {
  readonly realPath: string;
  readonly type: "file" | "directory" | "other";
}

/** Looks a path up; `undefined` when nothing can be reached there. */
export async function lookUp(path: string): Promise<Found | undefined> {
  try {
    const realPath = await realpath(path);
    const stats = await stat(realPath);
    const type = stats.isFile() ? "file" : stats.isDirectory() ? "directory" : "other";
    return { realPath, type };
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return undefined;
    throw error;
  }
}

/** The real path of the file that a user names, from `directory` or with `~/` from home; `undefined` if there is none. */
export async function findFile(path: string, directory: string): Promise<string | undefined> {
  const absolute = path.startsWith("~/") ? resolve(homedir(), path.slice(2)) : resolve(directory, path);
  const found = await lookUp(absolute);
  return found?.type === "file" ? found.realPath : undefined;
}

/** Whether `path` is `directory` or below it. Both are absolute; links are not followed. */
export function isWithin(directory: string, path: string): boolean {
  const steps = relative(directory, path);
  return steps !== ".." && !steps.startsWith(`..${sep}`) && !isAbsolute(steps);
}
