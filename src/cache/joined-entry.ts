import { open, type FileHandle } from "node:fs/promises";
import { sizeOf } from "../job/entry-content.ts";
import type { WriteEntryOptions } from "./entry-file.ts";
import { damagedEntry, entryHead, openHead, readFrom } from "./entry-head.ts";
import type { Expected, Hit, NewEntry } from "./result-cache.ts";

/** Behind the manifest stand the files as `entryFiles` orders them, and nothing between them. */
const joinedMagic: Buffer = Buffer.from("ssh-job-entry/2\n");

/** Read at once. Bytes. */
const pieceBytes = 1024 * 1024;

/**
 * Writes an entry to `path`, where nothing may be yet, and nobody else may read it. Memory does not grow with its size;
 * what was written of one that failed stays.
 *
 * @throws whatever `joined`, the file system or `options` give a reason for
 */
export async function writeJoined(
  path: string,
  { sealed, joined }: NewEntry,
  { longest, tooLong, signal }: WriteEntryOptions,
): Promise<void> {
  signal.throwIfAborted();
  const file = await open(path, "wx", 0o600);
  try {
    const head = entryHead(joinedMagic, sealed);
    let bytes = head.length;
    await writeAll(file, head);
    for await (const chunk of joined()) {
      signal.throwIfAborted();
      bytes += chunk.length;
      if (bytes > longest) throw tooLong();
      await writeAll(file, chunk);
    }
  } finally {
    await file.close();
  }
}

/** Opens an entry as `openEntry` does. */
export async function openJoined(
  path: string,
  what: string,
  longest: number,
  expected: Expected,
): Promise<Hit> {
  const { file, manifest, start, end } = await openHead(path, {
    what,
    magic: joinedMagic,
    longest,
    expected,
  });
  const close = (): Promise<void> => file.close();
  if (end - start !== sizeOf(manifest).bytes) {
    await close();
    throw damagedEntry(what);
  }
  return {
    kind: "hit",
    manifest,
    content: () => ({ form: "joined", bytes: readFrom(file, start, pieceBytes) }),
    [Symbol.asyncDispose]: close,
  };
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done);
    done += bytesWritten;
  }
}
