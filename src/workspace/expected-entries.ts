import { JobError } from "../errors.ts";
import type { StoredEntry } from "../job/manifest.ts";
import { quoteName } from "./name.ts";
import { withoutParents } from "./unpacked-entry.ts";

/** What an archive has to hold, no more and no less. Directories that something else is in need not be listed. */
export class ExpectedEntries {
  readonly #entries: ReadonlyMap<string, StoredEntry>;

  /** @throws {JobError} `results` if a path is listed twice */
  constructor(entries: readonly StoredEntry[]) {
    this.#entries = new Map(withoutParents(entries).map((entry) => [entry.path, entry]));
    const paths = new Set<string>();
    for (const { path } of entries) {
      if (paths.has(path)) throw mismatch(path, "is listed twice");
      paths.add(path);
    }
  }

  /** To be asked before a file is written. @throws {JobError} `results` if no such file of this size is expected */
  requireFile(path: string, size: number): void {
    const expected = this.#entries.get(path);
    if (expected === undefined) throw mismatch(path, "is not among them");
    if (expected.type !== "file") throw mismatch(path, `is a file instead of a ${expected.type}`);
    if (expected.size !== size) throw mismatch(path, `has ${size} bytes instead of ${expected.size}`);
  }

  /** @throws {JobError} `results` if anything is missing, is not expected, or differs */
  requireAll(found: readonly StoredEntry[]): void {
    const missing = new Map(this.#entries);
    for (const entry of withoutParents(found)) {
      const expected = missing.get(entry.path);
      if (expected === undefined) throw mismatch(entry.path, "is not among them");
      const difference = differenceOf(entry, expected);
      if (difference !== undefined) throw mismatch(entry.path, difference);
      missing.delete(entry.path);
    }
    for (const path of missing.keys()) throw mismatch(path, "is missing");
  }
}

function differenceOf(found: StoredEntry, expected: StoredEntry): string | undefined {
  if (found.type === "file" && expected.type === "file") {
    if (found.size !== expected.size) return `has ${found.size} bytes instead of ${expected.size}`;
    if (found.sha256 !== expected.sha256) return "has other content";
    if (found.executable !== expected.executable) {
      return expected.executable ? "is not executable" : "is executable";
    }
    return undefined;
  }
  if (found.type === "symlink" && expected.type === "symlink") {
    if (found.target === expected.target) return undefined;
    return `leads to ${quoteName(found.target)} instead of ${quoteName(expected.target)}`;
  }
  return found.type === expected.type ? undefined : `is a ${found.type} instead of a ${expected.type}`;
}

function mismatch(path: string, difference: string): JobError {
  return new JobError(
    "results",
    `The results are not those that were stored: ${quoteName(path)} ${difference}.`,
    {
      hint: "Set `refresh: true` for one run, so that the job runs and its result is stored anew.",
    },
  );
}
