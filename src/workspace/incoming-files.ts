import { hash } from "node:crypto";
import { closeSync, constants, mkdirSync, openSync, writeSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { digestOpenFile } from "./digest-file.ts";
import { readFlags } from "./file.ts";
import { memberPath } from "./member-path.ts";
import { makeTemporary } from "./placing.ts";
import { TimeSlice } from "./time-slice.ts";
import { defaultLimits, type FilesAtHand } from "./unpack.ts";
import type { StoredFile } from "./unpacked-entry.ts";
import { gatherPieces, writePiece } from "./write-content.ts";

/** Smaller files are written, and digested, at once. Bytes. */
const smallBytes = 256 * 1024;

/** A file as it is to be here. */
export type IncomingFile = Omit<StoredFile, "type" | "sha256">;

/** Whether a file of this path may come here. @param path may be hostile */
export function mayCome(path: string): boolean {
  try {
    return memberPath(path, defaultLimits, process.platform) === path;
  } catch {
    return false;
  }
}

/** Files that come in pieces and in any order, to a directory of ours beside the place for results. To be disposed of. */
export class IncomingFiles implements AsyncDisposable {
  readonly #directory: string;
  readonly #digests = new Map<string, string>();

  /** @throws {JobError} `results` if nothing can be put beside `place` */
  constructor(place: string) {
    this.#directory = makeTemporary(place);
  }

  /**
   * Makes the files, still empty.
   * @throws what the system says, also when two of these names are one to it
   */
  async make(files: readonly IncomingFile[]): Promise<void> {
    const slice = new TimeSlice(undefined);
    for (const { path, executable } of files) {
      const file = this.#absolute(path);
      mkdirSync(dirname(file), { recursive: true });
      closeSync(openSync(file, newFlags, executable ? 0o755 : 0o644));
      if (slice.isOver()) await slice.rest();
    }
  }

  /** Writes a piece, over what was written of it before. @throws what the system says or `content` fails with */
  async write(file: IncomingFile, piece: IncomingPiece): Promise<void> {
    const { path, size } = file;
    const { from, length, content } = piece;
    if (length === size && size <= smallBytes)
      this.#digests.set(path, writeWhole(this.#absolute(path), await gatherPieces(content, size)));
    else await writePiece(this.#absolute(path), from, content);
  }

  /** What has come, when all pieces have. @throws what the system says */
  async finish(files: readonly IncomingFile[]): Promise<FilesAtHand> {
    const entries: StoredFile[] = [];
    for (const file of files) {
      const sha256 = this.#digests.get(file.path) ?? (await digestOf(this.#absolute(file.path)));
      entries.push({ type: "file", ...file, sha256 });
    }
    return { directory: this.#directory, entries };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#directory, { recursive: true, force: true });
  }

  #absolute(path: string): string {
    return join(this.#directory, path);
  }
}

/** Some bytes of a file. */
export interface IncomingPiece {
  readonly from: number;
  readonly length: number;
  readonly content: AsyncIterable<Buffer>;
}

const newFlags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/** @returns lower-case hex of its SHA-256 */
function writeWhole(path: string, content: Buffer): string {
  const file = openSync(path, "r+");
  try {
    for (let done = 0; done < content.length;) done += writeSync(file, content, done);
  } finally {
    closeSync(file);
  }
  return hash("sha256", content);
}

async function digestOf(path: string): Promise<string> {
  const file = openSync(path, readFlags);
  try {
    return (await digestOpenFile(file)).sha256;
  } finally {
    closeSync(file);
  }
}
