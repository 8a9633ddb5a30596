import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import picomatch from "picomatch";
import { parseConfigLines, type ConfigLine } from "./ssh-config-lines.ts";

/** What is wrong with the configuration. Both are sentences. */
export interface ConfigFault {
  readonly message: string;
  readonly hint: string;
}

export type ConfigReading =
  | { readonly lines: readonly ConfigLine[] }
  | { readonly fault: ConfigFault }
  /** It is not there. */
  | undefined;

/** Files of ssh's configuration. Each is read once. */
export class ConfigFiles {
  readonly #userId: number | undefined;
  readonly #readings = new Map<string, Promise<ConfigReading>>();

  /** @param userId who we are, where files belong to somebody */
  constructor(userId: number | undefined) {
    this.#userId = userId;
  }

  /** @param guarded whether it must belong to us or root, and nobody else may write to it, as ssh has it */
  read(path: string, guarded: boolean): Promise<ConfigReading> {
    const known = this.#readings.get(path) ?? readConfig(path, guarded ? this.#userId : undefined);
    this.#readings.set(path, known);
    return known;
  }
}

async function readConfig(path: string, userId: number | undefined): Promise<ConfigReading> {
  try {
    const { uid, mode } = await stat(path);
    const isOurs = uid === 0 || uid === userId;
    if (userId !== undefined && (!isOurs || (mode & 0o022) !== 0)) {
      const message = `${path} could have been written by somebody else: ssh does not use it either.`;
      return { fault: { message, hint: `Type: chown "$USER" ${path}; chmod go-w ${path}` } };
    }
    return { lines: parseConfigLines(await readFile(path, "utf8"), path) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    const hint = "Make it a file that you can read, or take it away.";
    return { fault: { message: `${path} cannot be read: ${code}.`, hint } };
  }
}

/** The files that the pattern of an `Include` means, as glob(3) finds them: by name, none that is hidden. */
export async function includedFiles(pattern: string): Promise<string[]> {
  const [root = "", ...names] = pattern.split("/");
  let found = [root === "" ? "/" : root];
  for (const name of names.filter((each) => each !== "")) {
    found = /[*?[]/.test(name)
      ? (await Promise.all(found.map((directory) => entriesLike(directory, name)))).flat()
      : found.map((directory) => join(directory, name));
  }
  return found;
}

async function entriesLike(directory: string, pattern: string): Promise<string[]> {
  const fits = picomatch(pattern, { nobrace: true, noextglob: true, noglobstar: true, nonegate: true });
  const names = await readdir(directory).catch(() => []);
  return names
    .filter((name) => fits(name))
    .toSorted()
    .map((name) => join(directory, name));
}
