import { hash } from "node:crypto";
import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  type Stats,
} from "node:fs";
import { rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { StoredEntry } from "../job/manifest.ts";
import { digestOpenFile } from "./digest-file.ts";
import { errorCode, readFlags } from "./file.ts";
import { memberPath } from "./member-path.ts";
import { TimeSlice } from "./time-slice.ts";
import { defaultLimits } from "./unpack.ts";
import type { StoredFile } from "./unpacked-entry.ts";

/** Where the results of an earlier run wait, beside the place that they had. One name, so that a run finds what another left. */
export function earlierPath(place: string): string {
  return join(dirname(place), `.${basename(place)}.ssh-job-earlier`);
}

/** Smaller files are read at once. Bytes. */
const smallBytes = 256 * 1024;

/**
 * What an earlier run left in the results directory, out of sight. To be disposed of before the place is free for the next
 * run; what cannot be removed then is an error of that one.
 */
export class EarlierResults implements AsyncDisposable {
  readonly #directory: string;
  /** Directories that no link leads to. */
  readonly #straight = new Set<string>();

  /** @param directory real path of what was the results directory */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Whether there is a file of this path, size and mode; what it holds is not looked at. @param file may be hostile */
  mayHold({ path, size, executable }: Pick<StoredFile, "path" | "size" | "executable">): boolean {
    if (memberPath(path, defaultLimits, process.platform) !== path) return false;
    try {
      const found = lstatSync(join(this.#directory, path));
      return found.isFile() && found.size === size && isExecutable(found) === executable;
    } catch (error) {
      if (errorCode(error) === undefined) throw error;
      return false;
    }
  }

  /**
   * Moves the files that are just what is expected to a directory, so that they need not be fetched. Whatever else is
   * there, or cannot be moved, is left.
   *
   * @param expected may be hostile
   * @param into a directory that nobody else writes to; on another file system, files are copied
   * @returns those of `expected` that lie below `into` now, byte by byte
   * @throws {JobError} `results` if a path leads elsewhere
   */
  async takeOver(expected: readonly StoredEntry[], into: string): Promise<StoredFile[]> {
    const taken: StoredFile[] = [];
    const slice = new TimeSlice(undefined);
    for (const entry of expected) {
      if (slice.isOver()) await slice.rest();
      if (entry.type !== "file") continue;
      const path = memberPath(entry.path, defaultLimits, process.platform);
      if (path === entry.path && (await this.#holds(entry)) && this.#move(path, into)) taken.push(entry);
    }
    return taken;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#directory, { recursive: true, force: true }).catch((error: unknown) => {
      if (errorCode(error) === undefined) throw error;
    });
  }

  /** A file that has another name somewhere could be changed by that, and is not ours alone. */
  async #holds({ path, size, sha256, executable }: StoredFile): Promise<boolean> {
    const file = this.#open(path);
    if (file === undefined) return false;
    try {
      const found = fstatSync(file);
      if (!found.isFile() || found.nlink !== 1 || found.size !== size) return false;
      if (isExecutable(found) !== executable) return false;
      if (size <= smallBytes) return hash("sha256", readFileSync(file)) === sha256;
      const digest = await digestOpenFile(file);
      return digest.size === size && digest.sha256 === sha256;
    } finally {
      closeSync(file);
    }
  }

  /** Follows no link, on the way neither. */
  #open(path: string): number | undefined {
    const file = join(this.#directory, path);
    try {
      if (!this.#isStraight(dirname(file))) return undefined;
      return openSync(file, readFlags);
    } catch (error) {
      if (errorCode(error) === undefined) throw error;
      return undefined;
    }
  }

  /** Whether no link leads to the directory. Nobody else changes what lies here. */
  #isStraight(directory: string): boolean {
    if (this.#straight.has(directory)) return true;
    if (realpathSync.native(directory) !== directory) return false;
    this.#straight.add(directory);
    return true;
  }

  #move(path: string, into: string): boolean {
    const file = join(into, path);
    try {
      mkdirSync(dirname(file), { recursive: true });
      moveFile(join(this.#directory, path), file);
      return true;
    } catch (error) {
      if (errorCode(error) === undefined) throw error;
      return false;
    }
  }
}

function isExecutable({ mode }: Stats): boolean {
  return (mode & 0o100) !== 0;
}

function moveFile(source: string, path: string): void {
  try {
    renameSync(source, path);
  } catch (error) {
    if (errorCode(error) !== "EXDEV") throw error;
    copyFileSync(source, path, constants.COPYFILE_EXCL);
  }
}
