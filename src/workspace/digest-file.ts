import { createHash } from "node:crypto";
import { closeSync, openSync, read } from "node:fs";
import { promisify } from "node:util";
import type { Digest } from "../job/manifest.ts";

/** Read at once. Bytes. */
const pieceBytes = 1024 * 1024;

/** Size and SHA-256 of a file, read once. */
export async function digestFile(path: string): Promise<Digest> {
  const file = openSync(path, "r");
  try {
    return await digestOpenFile(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Size and SHA-256 of what is left to read of an open file, which stays open. The next piece is read while one is hashed.
 * @throws the signal's reason if it was aborted; nothing reads the file then
 */
export async function digestOpenFile(file: number, signal?: AbortSignal): Promise<Digest> {
  const digest = createHash("sha256");
  let size = 0;
  let spare: Buffer | undefined;
  let reading = readPiece(file, Buffer.allocUnsafe(pieceBytes));
  for (;;) {
    const { bytesRead, buffer } = await reading;
    if (bytesRead === 0) return { size, sha256: digest.digest("hex") };
    signal?.throwIfAborted();
    reading = readPiece(file, spare ?? Buffer.allocUnsafe(pieceBytes));
    spare = buffer;
    digest.update(buffer.subarray(0, bytesRead));
    size += bytesRead;
  }
}

async function readPiece(file: number, buffer: Buffer): Promise<{ bytesRead: number; buffer: Buffer }> {
  return readAsync(file, buffer, 0, buffer.length, null);
}

const readAsync = promisify(read);
