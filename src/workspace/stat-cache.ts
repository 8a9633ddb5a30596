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
 * walk began, or shortly before, is not kept; when that was, a file that is made beside the cache tells. Nothing here
 * fails: a cache that cannot be read, is damaged or could be the work of others is as if it were not there.
 */
export class StatCache {
  readonly #file: string;
  readonly #root: string;
  /** When this walk began, `undefined` if no cache can be kept. Milliseconds since the epoch. */
  readonly #began: number | undefined;
  readonly #known: KnownStats;
  readonly #found = new FoundStats();
  /** Where the next file is known, if the order is that of the last walk. */
  #next = 0;
  #hasNews = false;

  private constructor(file: string, root: string, began: number | undefined, known: KnownStats) {
    this.#file = file;
    this.#root = root;
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
    const known = began === undefined ? undefined : attempt(() => readKnown(path, directory, began));
    return new StatCache(path, directory, began, known ?? KnownStats.none());
  }

  /** The SHA-256, in lower-case hex, of a file that has the status that it had when it was read. */
  find(path: string, stats: Stats): string | undefined {
    const index = this.#known.indexOf(path, this.#next);
    if (index === undefined) return undefined;
    this.#next = index + 1;
    if (!this.#known.isSame(index, stats)) return undefined;
    const sha256 = this.#known.digestAt(index);
    this.#found.add(path, stats, sha256);
    return sha256;
  }

  /** @param stats from before the file was read */
  remember(path: string, stats: Stats, sha256: string): void {
    if (this.#began === undefined || !isSettled(stats, this.#began)) return;
    this.#found.add(path, stats, sha256);
    this.#hasNews = true;
  }

  /** Keeps what this walk has found, and nothing of files that it has not. */
  save(): void {
    if (this.#began === undefined) return;
    if (!this.#hasNews && this.#found.size === this.#known.size) return;
    const temporary = temporaryBeside(this.#file);
    attempt(() => {
      writeFileSync(temporary, this.#found.print(this.#root), { flag: "wx", mode: 0o600 });
      renameSync(temporary, this.#file);
    });
    attempt(() => rmSync(temporary, { force: true }));
  }
}

function isSettled({ mtimeMs, ctimeMs }: Stats, began: number): boolean {
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
