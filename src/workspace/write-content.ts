import { createHash, hash } from "node:crypto";
import { closeSync, constants, openSync, writeSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";

/** Always a new file: not what is there already, and not what a link leads to. */
const writeFlags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/** Content of a large file is written in batches of at least this size. Bytes. */
const batchBytes = 512 * 1024;

/** The content of a small file as one. */
export async function gatherPieces(content: AsyncIterable<Buffer>, size: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  const [first, second] = pieces;
  return first !== undefined && second === undefined ? first : Buffer.concat(pieces, size);
}

/** Writes a new file at once. @returns lower-case hex of its SHA-256 @throws what the system says */
export function writeSmall(path: string, mode: number, content: Buffer): string {
  const file = openSync(path, writeFlags, mode);
  try {
    for (let done = 0; done < content.length;) done += writeSync(file, content, done);
  } finally {
    closeSync(file);
  }
  return hash("sha256", content);
}

/**
 * Writes a new file while its content comes: a batch is on its way to the disk while the next one is received and hashed.
 *
 * @param faultOf makes of what the system says what is thrown
 * @returns lower-case hex of its SHA-256
 * @throws also what `content` fails with
 */
export async function writeLarge(
  path: string,
  mode: number,
  content: AsyncIterable<Buffer>,
  faultOf: (error: unknown) => unknown,
): Promise<string> {
  const attempt = (work: Promise<unknown>): Promise<unknown> =>
    work.catch((error: unknown) => Promise.reject(faultOf(error) as Error));
  const digest = createHash("sha256");
  const opening = open(path, writeFlags, mode);
  await attempt(opening);
  const file = await opening;
  let written: Promise<unknown> = Promise.resolve();
  try {
    let batch: Buffer[] = [];
    let size = 0;
    const write = async (): Promise<void> => {
      await written;
      written = attempt(writeBatch(file, batch));
      // Whoever waits for it next hears of it.
      written.catch(() => undefined);
      batch = [];
      size = 0;
    };
    for await (const piece of content) {
      digest.update(piece);
      batch.push(piece);
      size += piece.length;
      if (size >= batchBytes) await write();
    }
    await write();
    await written;
  } finally {
    await written.catch(() => undefined);
    await file.close();
  }
  return digest.digest("hex");
}

/**
 * Writes a piece of a file that is there.
 * @param from where in the file it begins
 * @throws what the system says or `content` fails with
 */
export async function writePiece(path: string, from: number, content: AsyncIterable<Buffer>): Promise<void> {
  const file = await open(path, constants.O_WRONLY | constants.O_NOFOLLOW);
  try {
    let batch: Buffer[] = [];
    let size = 0;
    let position = from;
    const write = async (): Promise<void> => {
      await writeBatch(file, batch, position);
      position += size;
      batch = [];
      size = 0;
    };
    for await (const piece of content) {
      batch.push(piece);
      size += piece.length;
      if (size >= batchBytes) await write();
    }
    await write();
  } finally {
    await file.close();
  }
}

/** A write may take less than it was given. @param position where the file goes on if not given */
async function writeBatch(file: FileHandle, batch: readonly Buffer[], position?: number): Promise<void> {
  let left = batch;
  let at = position;
  while (left.length > 0) {
    let { bytesWritten } = await file.writev(left, at);
    if (at !== undefined) at += bytesWritten;
    left = left.flatMap((piece) => {
      const rest = piece.subarray(bytesWritten);
      bytesWritten = Math.max(0, bytesWritten - piece.length);
      return rest.length > 0 ? [rest] : [];
    });
  }
}
