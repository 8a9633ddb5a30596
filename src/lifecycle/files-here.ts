import { mkdirSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { isUtf8 } from "node:buffer";
import { join } from "node:path";
import type { RemoteName } from "../remote/listing.ts";
import type { EarlierResults } from "../workspace/earlier-results.ts";
import { temporaryPrefix } from "../workspace/placing.ts";
import type { FilesAtHand } from "../workspace/unpack.ts";
import type { StoredFile } from "../workspace/unpacked-entry.ts";

/** Files of an earlier run that are what a later one has left, and need not come again. To be disposed of. */
export class FilesHere implements AsyncDisposable {
  readonly #resultsDirectory: string;
  readonly #earlier: EarlierResults | undefined;
  /** Beside the results, so that files can be moved. */
  #temporary: string | undefined;
  /** What was moved there, by path. */
  readonly #moved = new Map<string, StoredFile>();
  #kept: readonly StoredFile[] = [];

  constructor(place: { readonly resultsDirectory: string; readonly earlier: EarlierResults | undefined }) {
    this.#resultsDirectory = place.resultsDirectory;
    this.#earlier = place.earlier;
  }

  /** What was kept by the last `keep`. */
  get kept(): FilesAtHand | undefined {
    return this.#temporary === undefined
      ? undefined
      : { directory: join(this.#temporary, "here"), entries: this.#kept };
  }

  get reused(): { readonly bytes: number; readonly files: number } {
    return { bytes: this.#kept.reduce((sum, { size }) => sum + size, 0), files: this.#kept.length };
  }

  /** Those that may be here: what is there has the same path, size and mode. */
  candidates(chosen: ReadonlyMap<string, RemoteName>): RemoteName[] {
    return [...chosen].flatMap(([path, entry]) => {
      const { type, name, size, executable } = entry;
      if (type !== "file" || size === undefined || executable === undefined || !isUtf8(name)) return [];
      const isHere = this.#moved.has(path) || this.#earlier?.mayHold({ path, size, executable }) === true;
      return isHere ? [entry] : [];
    });
  }

  /**
   * Keeps the files that have the digests that the target told.
   * @returns what has to come
   * @throws {JobError} `results` if a path leads elsewhere
   */
  async keep(
    chosen: ReadonlyMap<string, RemoteName>,
    digests: ReadonlyMap<RemoteName, string>,
  ): Promise<RemoteName[]> {
    const expected = [...chosen].flatMap(([path, entry]): StoredFile[] => {
      const { size = 0, executable = false } = entry;
      const sha256 = digests.get(entry);
      return sha256 === undefined ? [] : [{ type: "file", path, size, executable, sha256 }];
    });
    for (const file of await this.#take(expected.filter(({ path }) => !this.#moved.has(path))))
      this.#moved.set(file.path, file);
    this.#kept = expected.filter((file) => isSame(file, this.#moved.get(file.path)));
    const paths = new Set(this.#kept.map(({ path }) => path));
    return [...chosen].flatMap(([path, entry]) => (paths.has(path) ? [] : [entry]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#temporary !== undefined) await rm(this.#temporary, { recursive: true, force: true });
  }

  async #take(expected: readonly StoredFile[]): Promise<readonly StoredFile[]> {
    if (this.#earlier === undefined || expected.length === 0) return [];
    if (this.#temporary === undefined) {
      this.#temporary = mkdtempSync(temporaryPrefix(this.#resultsDirectory));
      mkdirSync(join(this.#temporary, "here"));
    }
    return this.#earlier.takeOver(expected, join(this.#temporary, "here"));
  }
}

function isSame(file: StoredFile, other: StoredFile | undefined): boolean {
  return other?.sha256 === file.sha256 && other.size === file.size && other.executable === file.executable;
}
