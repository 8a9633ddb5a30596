import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Readable } from "node:stream";
import type { Emit } from "../events.ts";
import type { StoredEntry } from "../job/manifest.ts";
import { readArchive } from "./archive-reader.ts";
import { ExpectedEntries } from "./expected-entries.ts";
import { makeTemporary, moveTo } from "./placing.ts";
import { ResultWriter, type UnpackLimits } from "./result-writer.ts";
import type { SecretSearch } from "./secret-search.ts";
import { TimeSlice } from "./time-slice.ts";
import type { StoredFile, UnpackedEntry } from "./unpacked-entry.ts";

export type { UnpackLimits } from "./result-writer.ts";
export { storedEntries, type UnpackedEntry } from "./unpacked-entry.ts";

/** Files that need not come. */
export interface FilesAtHand {
  readonly directory: string;
  /** As `EarlierResults.takeOver` or `IncomingFiles.finish` returns them. They stay where they are, so that all may be done again. */
  readonly entries: readonly StoredFile[];
}

export interface UnpackOptions {
  /** Instead of the limits that hold otherwise. */
  readonly limits?: Partial<UnpackLimits>;
  /**
   * All that the archive has to hold, and nothing else: names, types, modes, sizes, digests and texts of links.
   * Directories that something else is in need not be listed.
   */
  readonly expected?: readonly StoredEntry[] | undefined;
  /** Files that are here already, byte by byte, below directories: they need not come, and are put in place with the rest. */
  readonly have?: readonly FilesAtHand[];
  /** What to look for in each file that comes; its entry tells. */
  readonly search?: SecretSearch | undefined;
  /** Told the size of each chunk that arrives. Bytes. */
  readonly onBytes?: (bytes: number) => void;
  /** Receives one warning for each kind of thing that was left out or renamed. */
  readonly emit: Emit;
  readonly signal?: AbortSignal | undefined;
}

/** What holds for any results, however they come. */
export const defaultLimits: UnpackLimits = {
  bytes: 64 * 1024 ** 3,
  entries: 500_000,
  depth: 128,
  pathBytes: 4000,
};

/**
 * Unpacks what a target sent as results, all of it or nothing: `destination` appears, complete, when the archive has
 * ended well. Whatever the archive says, nothing is written elsewhere. Files are 0755 or 0644 less the umask, hard links
 * become copies, links that lead out or nowhere, FIFOs, devices and sparse files are left out with a warning.
 *
 * @param tar a tar archive, or several one behind the other; `undefined` if nothing needs to come
 * @param destination a directory that is empty or not there yet
 * @throws {JobError} `results` if the archive is damaged or hostile, is not what was expected, or the place is
 * taken; what `tar` fails with
 */
export async function unpackResults(
  tar: Readable | undefined,
  destination: string,
  { limits, expected, have = [], search, onBytes, emit, signal }: UnpackOptions,
): Promise<UnpackedEntry[]> {
  const place = resolve(destination);
  let temporary: string | undefined;
  try {
    temporary = makeTemporary(place);
    const root = join(temporary, "results");
    mkdirSync(root);
    const due = expected && new ExpectedEntries(expected);
    const writer = new ResultWriter(root, { ...defaultLimits, ...limits }, due, search);
    for (const { directory, entries } of have) for (const entry of entries) writer.adopt(directory, entry);
    if (tar !== undefined) {
      const slice = new TimeSlice(signal);
      for await (const member of readArchive(tar, { onBytes, signal })) {
        await writer.write(member);
        if (slice.isOver()) await slice.rest();
      }
    }
    const entries = writer.finish(emit);
    moveTo(place, root);
    return entries;
  } finally {
    tar?.destroy();
    if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true });
  }
}
