import { resolve } from "node:path";
import type { Readable } from "node:stream";
import { JobError } from "../errors.ts";
import type { Manifest } from "../job/manifest.ts";
import { type ArchiveItem, entryItem } from "./archive-items.ts";
import { writeArchive } from "./archive-writer.ts";
import { quoteName } from "./name.ts";

/** What holds the outputs in the archive of an entry. The streams stand beside it under their own names. */
export const outputsPrefix = "results/";

/**
 * What a manifest describes, as a tar archive that is made while it is read: `log`, `out` and `err` from the files beside
 * the results directory, and `results/…` from below it.
 *
 * The stream fails with {JobError} `results` if a file is gone or not what the manifest says.
 */
export function packEntry(resultsDirectory: string, manifest: Manifest): Readable {
  return writeArchive(entryItems(resolve(resultsDirectory), manifest), {
    onChanged: (path) => {
      throw unfit(path, "is not any more what it was");
    },
    failure: unfit,
  });
}

function* entryItems(place: string, { streams, outputs }: Manifest): Generator<ArchiveItem> {
  for (const [name, digest] of Object.entries(streams)) {
    const file = `${place}.${name}`;
    yield entryItem(name, { type: "file", path: file, executable: false, ...digest }, file);
  }
  for (const entry of outputs) {
    yield entryItem(`${outputsPrefix}${entry.path}`, entry, `${place}/${entry.path}`);
  }
}

/** The error for a file that is not what it was when the results came. */
export function unfit(path: string, how: string, cause?: unknown): JobError {
  return new JobError("results", `The results cannot be stored: ${quoteName(path)} ${how} when they came.`, {
    hint: "Let nothing write to the results before the run is over.",
    cause,
  });
}
