import { mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Emit } from "../events.ts";
import type { EntryContent } from "../job/entry-content.ts";
import type { Manifest, StoredEntry } from "../job/manifest.ts";
import { entryMembers, streamEntries } from "./entry-members.ts";
import { ExpectedEntries } from "./expected-entries.ts";
import { makeTemporary, moveTo } from "./placing.ts";
import { ResultWriter } from "./result-writer.ts";
import { TimeSlice } from "./time-slice.ts";
import { defaultLimits } from "./unpack.ts";
import type { UnpackedEntry } from "./unpacked-entry.ts";

export interface RestoreOptions {
  readonly emit: Emit;
  readonly signal?: AbortSignal | undefined;
}

/** A stored result that was verified and lies ready, out of sight. When it is disposed of, what was not placed is gone. */
export interface RestoredEntry extends AsyncDisposable {
  /** Paths of the files that hold them. */
  readonly streams: { readonly log: string; readonly out?: string; readonly err?: string };
  /** Moves the outputs to the results directory, and tells what they are. Without any, no directory is made. */
  place(): UnpackedEntry[];
}

/**
 * Unpacks what `packEntry` or `joinEntry` made, and trusts neither the content nor the manifest: there is exactly what the
 * manifest says, byte by byte, or nothing. Until `place` is called nothing is seen of it.
 *
 * @throws {JobError} `results` if anything does not fit, or cannot be written; what `content` fails with
 */
export async function unpackEntry(
  content: EntryContent,
  resultsDirectory: string,
  manifest: Manifest,
  { emit, signal }: RestoreOptions,
): Promise<RestoredEntry> {
  const place = resolve(resultsDirectory);
  let temporary: string | undefined;
  const remove = async (): Promise<void> => {
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
  };
  try {
    temporary = makeTemporary(place);
    const streams = writerOf(join(temporary, "streams"), streamEntries(manifest));
    const outputs = writerOf(join(temporary, "results"), manifest.outputs);
    const slice = new TimeSlice(signal);
    for await (const { kind, member } of entryMembers(content, manifest, signal)) {
      await (kind === "stream" ? streams : outputs).write(member);
      if (slice.isOver()) await slice.rest();
    }
    streams.finish(emit);
    const entries = outputs.finish(emit);
    const root = temporary;
    return {
      streams: streamPaths(join(root, "streams"), manifest),
      place: () => {
        if (entries.length > 0) moveTo(place, join(root, "results"));
        return entries;
      },
      [Symbol.asyncDispose]: remove,
    };
  } catch (error) {
    await remove();
    throw error;
  } finally {
    if (content.form === "tar") content.bytes.destroy();
  }
}

function writerOf(root: string, entries: readonly StoredEntry[]): ResultWriter {
  mkdirSync(root);
  return new ResultWriter(root, defaultLimits, new ExpectedEntries(entries));
}

function streamPaths(root: string, { streams: { out, err } }: Manifest): RestoredEntry["streams"] {
  return {
    log: join(root, "log"),
    ...(out && { out: join(root, "out") }),
    ...(err && { err: join(root, "err") }),
  };
}
