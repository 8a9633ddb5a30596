import { closeSync, openSync } from "node:fs";
import { resolve } from "node:path";
import { entryFiles } from "../job/entry-content.ts";
import type { Manifest } from "../job/manifest.ts";
import { errorCode, readFlags, readInto, readPieces } from "./file.ts";
import { unfit } from "./pack-entry.ts";
import { TimeSlice } from "./time-slice.ts";

/** What comes at once. Bytes. */
const pieceBytes = 1024 * 1024;

/** A file that was there when the results came. */
interface Source {
  readonly file: string;
  /** What it is called to people. */
  readonly name: string;
  readonly size: number;
}

/**
 * The files that a manifest describes, one after another and nothing between them: the streams beside the results
 * directory, the outputs below it. Each piece is good until the next one is asked for. Whether they have the digests that
 * the manifest says is looked at when they are taken.
 *
 * Fails with {JobError} `results` if a file is gone or has another size.
 */
export async function* joinEntry(resultsDirectory: string, manifest: Manifest): AsyncGenerator<Buffer> {
  const room = Buffer.allocUnsafeSlow(pieceBytes);
  const slice = new TimeSlice(undefined);
  let filled = 0;
  for (const source of sourcesOf(resolve(resultsDirectory), manifest)) {
    // Room for one byte more tells whether the file ends where it did.
    const needed = source.size + 1;
    if (filled > 0 && filled + needed > room.length) {
      yield room.subarray(0, filled);
      filled = 0;
    }
    if (needed <= room.length) filled += readWhole(source, room.subarray(filled, filled + needed));
    else yield* readLarge(source, room);
    if (slice.isOver()) await slice.rest();
  }
  if (filled > 0) yield room.subarray(0, filled);
}

function* sourcesOf(place: string, manifest: Manifest): Generator<Source> {
  for (const { kind, path, size } of entryFiles(manifest)) {
    if (kind === "output") yield { file: `${place}/${path}`, name: path, size };
    else yield { file: `${place}.${path}`, name: `${place}.${path}`, size };
  }
}

/** @returns how much of the room is filled, which is the size of the file */
function readWhole(source: Source, room: Buffer): number {
  const file = open(source);
  try {
    const length = readOr(source, () => readInto(room, file));
    if (length !== source.size) throw changed(source);
    return length;
  } finally {
    closeSync(file);
  }
}

async function* readLarge(source: Source, room: Buffer): AsyncGenerator<Buffer> {
  const file = open(source);
  let left = source.size;
  try {
    for await (const piece of readPieces(file, () => room)) {
      left -= piece.length;
      if (left < 0) throw changed(source);
      yield piece;
    }
  } finally {
    closeSync(file);
  }
  if (left > 0) throw changed(source);
}

function open(source: Source): number {
  return readOr(source, () => openSync(source.file, readFlags));
}

function readOr<Value>({ name }: Source, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw unfit(name, `can no longer be read (${errorCode(error) ?? String(error)}) as it could be`, error);
  }
}

function changed({ name }: Source): Error {
  return unfit(name, "is not any more what it was");
}
