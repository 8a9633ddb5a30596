import { mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { JobError } from "../errors.ts";
import type { Emit } from "../events.ts";
import type { Manifest, StoredEntry } from "../job/manifest.ts";
import { type Member, readArchive } from "./archive-reader.ts";
import { ExpectedEntries } from "./expected-entries.ts";
import { memberPath, refusal } from "./member-path.ts";
import { outputsPrefix } from "./pack-entry.ts";
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
 * Unpacks what `packEntry` made, and trusts neither the archive nor the manifest: there is exactly what the manifest
 * says, byte by byte, or nothing. Until `place` is called nothing is seen of it.
 *
 * @param tar a plain tar archive
 * @throws {JobError} `results` if anything does not fit, or cannot be written; what `tar` fails with
 */
export async function unpackEntry(
  tar: Readable,
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
    const options = { onBytes: boundBytes(manifest), signal };
    const listed = listedPaths(manifest);
    const slice = new TimeSlice(signal);
    for await (const member of readArchive(tar, options)) {
      await route(member, listed, streams, outputs);
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
    tar.destroy();
  }
}

function writerOf(root: string, entries: readonly StoredEntry[]): ResultWriter {
  mkdirSync(root);
  return new ResultWriter(root, defaultLimits, new ExpectedEntries(entries));
}

function streamEntries({ streams }: Manifest): StoredEntry[] {
  return Object.entries(streams).map(([path, digest]) => ({
    type: "file",
    path,
    executable: false,
    ...digest,
  }));
}

function streamPaths(root: string, { streams: { out, err } }: Manifest): RestoredEntry["streams"] {
  return {
    log: join(root, "log"),
    ...(out && { out: join(root, "out") }),
    ...(err && { err: join(root, "err") }),
  };
}

/** All but directories, of which there may be more than those that are listed. */
function listedPaths(manifest: Manifest): Set<string> {
  const outputs = manifest.outputs.filter(({ type }) => type !== "directory");
  return new Set([
    ...streamEntries(manifest).map(({ path }) => path),
    ...outputs.map(({ path }) => `${outputsPrefix}${path}`),
  ]);
}

/** Writers pass over what cannot be a result; here, that too shows that somebody else made the archive. */
async function route(
  member: Member,
  listed: ReadonlySet<string>,
  streams: ResultWriter,
  outputs: ResultWriter,
): Promise<void> {
  const path = memberPath(member.name, defaultLimits, process.platform);
  if (member.kind !== "directory" && (member.kind === "hardlink" || !listed.has(path))) {
    throw refusal(path, "the manifest does not list it");
  }
  if (path.startsWith(outputsPrefix)) {
    await outputs.write({ ...member, name: path.slice(outputsPrefix.length) });
  } else {
    await streams.write({ ...member, name: path });
  }
}

/** A header, a pax header and its records, and padding. Bytes. */
const memberOverhead = 3 * 1024;
const endBytes = 64 * 1024;

/** Counts what comes, so that padding without end ends too. */
function boundBytes(manifest: Manifest): (bytes: number) => void {
  const entries = [...streamEntries(manifest), ...manifest.outputs];
  let left = entries.reduce((sum, entry) => sum + memberOverhead + longestOf(entry), endBytes);
  return (bytes) => {
    left -= bytes;
    if (left >= 0) return;
    throw new JobError("results", "The archive of a stored result is larger than its manifest allows.", {
      hint: "Set `refresh: true` for one run, so that the job runs and its result is stored anew.",
    });
  };
}

/** Bytes of names and content. */
function longestOf(entry: StoredEntry): number {
  const link = entry.type === "symlink" ? Buffer.byteLength(entry.target) : 0;
  return Buffer.byteLength(entry.path) + link + (entry.type === "file" ? entry.size : 0);
}
