import { constants, read, readSync } from "node:fs";
import { promisify } from "node:util";

/** To open what a moment ago was a regular file: follows no link, waits for no FIFO's writer. */
export const readFlags: number = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Reads until `buffer` is full or the file ends. Returns the number of bytes. */
export function readInto(buffer: Buffer, file: number): number {
  let length = 0;
  for (let read = 1; read > 0 && length < buffer.length; length += read) {
    read = readSync(file, buffer, length, buffer.length - length, null);
  }
  return length;
}

/**
 * The content of an open file, which stays open, piece by piece. Each piece is in the buffer that `room` gives for it.
 */
export async function* readPieces(file: number, room: () => Buffer): AsyncGenerator<Buffer, void, void> {
  for (;;) {
    const buffer = room();
    const { bytesRead } = await readAsync(file, buffer, 0, buffer.length, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/** The `code` of an error of the operating system, `undefined` for any other. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

const readAsync = promisify(read);
