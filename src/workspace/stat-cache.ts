import { randomUUID } from "node:crypto";
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import type { FileStatus } from "../job/tree.ts";
import { errorCode, readFlags } from "./file.ts";
import { FoundStats, KnownStats } from "./stat-records.ts";

/** What a whole second may stand for, on file systems that count in seconds or pairs of them. Milliseconds. */
const coarsestTick = 2000;
/** More than the tick of a kernel's clock, by which all other times advance. Milliseconds. */
const coarseTick = 50;

/**
 * What files were found to hold, kept from one walk to the next: one whose status is the same need not be read again.
 * Device, inode, mode, size and the times of change count; of these times, one cannot be set by hand.
 *
 * A file that changes twice within a tick of the clock has the same times after both. So a file that changed when the
 * walk began, or shortly before, does not count; when that was, a file that is made beside the cache tells. Nothing here
 * fails: a cache that cannot be read, is damaged or could be the work of others is as if it were not there.
 */
export class StatCache {
  readonly #root: string;
  /** Where it is kept; `undefined` if it cannot be. */
  readonly #file: string | undefined;
  /** When this walk began. Milliseconds since the epoch. */
  readonly #began: number;
  readonly #known: KnownStats;
  readonly #found = new FoundStats();
  #hasNews = false;

  private constructor(root: string, file: string | undefined, began: number, known: KnownStats) {
    this.#root = root;
    this.#file = file;
    this.#began = began;
    this.#known = known;
  }

  /**
   * To be called right before the walk.
   * @param root the directory that is walked; what is known of another one does not count
   */
  static load(file: string, root: string): StatCache {
    const [path, directory] = [resolve(file), resolve(root)];
    const began = attempt(() => clockBeside(path));
    if (began === undefined) return StatCache.none(root);
    const known = attempt(() => readKnown(path, directory, began));
    return new StatCache(directory, path, began, known ?? KnownStats.none());
  }

  /** For one walk: nothing is known before, and nothing is kept. */
  static none(root: string): StatCache {
    return new StatCache(resolve(root), undefined, Date.now(), KnownStats.none());
  }

  /** Whether there is nothing to be found. */
  get isEmpty(): boolean {
    return this.#known.size === 0;
  }

  /** The SHA-256, in lower-case hex, of a file that has the status that it had when it was read. */
  find(path: string, status: FileStatus): string | undefined {
    const sha256 = this.#known.find(path, status);
    if (sha256 !== undefined) this.#found.add(path, status, sha256);
    return sha256;
  }

  /** @param status from before the file was read */
  remember(path: string, status: FileStatus, sha256: string): void {
    if (!isSettled(status, this.#began)) return;
    this.#found.add(path, status, sha256);
    this.#hasNews = true;
  }

  /** Whether a file that has this status holds what this walk, which is over, has found. */
  isUnchanged(path: string, status: FileStatus): boolean {
    return this.#found.has(path, status);
  }

  /** Keeps what this walk has found, and nothing of files that it has not. */
  save(): void {
    const file = this.#file;
    if (file === undefined || (!this.#hasNews && this.#found.size === this.#known.size)) return;
    const temporary = temporaryBeside(file);
    attempt(() => {
      writeFileSync(temporary, this.#found.print(this.#root), { flag: "wx", mode: 0o600 });
      renameSync(temporary, file);
    });
    attempt(() => rmSync(temporary, { force: true }));
  }
}

function isSettled({ mtimeMs, ctimeMs }: FileStatus, began: number): boolean {
  return [mtimeMs, ctimeMs].every((time) => time + (time % 1000 === 0 ? coarsestTick : coarseTick) < began);
}

/** The time now, as the file system has it. */
function clockBeside(file: string): number {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const probe = temporaryBeside(file);
  const opened = openSync(probe, "wx", 0o600);
  try {
    return fstatSync(opened).mtimeMs;
  } finally {
    closeSync(opened);
    rmSync(probe, { force: true });
  }
}

/** A cache from the future tells that the clock was set back: times may come again. */
function readKnown(path: string, root: string, now: number): KnownStats | undefined {
  const file = openSync(path, readFlags);
  try {
    const found = fstatSync(file);
    if (!found.isFile() || !isOurs(found) || found.mtimeMs > now) return undefined;
    return KnownStats.parse(readFileSync(file), root);
  } finally {
    closeSync(file);
  }
}

/** Windows knows neither owners nor modes like these. */
function isOurs({ uid, mode }: Stats): boolean {
  const self = process.geteuid?.();
  return self === undefined || (uid === self && (mode & 0o022) === 0);
}

function temporaryBeside(file: string): string {
  return `${file}.${randomUUID()}`;
}

/** What `work` returns; `undefined` if the operating system did not let it. */
function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}
