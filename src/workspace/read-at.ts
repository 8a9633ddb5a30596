import { createHash } from "node:crypto";
import { read, readSync } from "node:fs";
import { promisify } from "node:util";

/** Reads an open file from `position` on until `buffer` is full or the file ends. Returns the number of bytes. */
export async function readAt(file: number, buffer: Buffer, position: number): Promise<number> {
  let length = 0;
  for (let bytesRead = 1; bytesRead > 0 && length < buffer.length; length += bytesRead) {
    ({ bytesRead } = await readAsync(file, buffer, length, buffer.length - length, position + length));
  }
  return length;
}

/** As `readAt`, at once. */
export function readAtSync(file: number, buffer: Buffer, position: number): number {
  let length = 0;
  for (let bytesRead = 1; bytesRead > 0 && length < buffer.length; length += bytesRead) {
    bytesRead = readSync(file, buffer, length, buffer.length - length, position + length);
  }
  return length;
}

/** The SHA-256 of an open file's first bytes, in lower-case hex. */
export async function digestBeginning(file: number, bytes: number): Promise<string> {
  const buffer = Buffer.allocUnsafe(pieceBytes);
  const digest = createHash("sha256");
  for (let at = 0, length = 1; length > 0 && at < bytes; at += length) {
    length = await readAt(file, buffer.subarray(0, bytes - at), at);
    digest.update(buffer.subarray(0, length));
  }
  return digest.digest("hex");
}

/** Read at once. Bytes. */
const pieceBytes = 256 * 1024;

const readAsync = promisify(read);
