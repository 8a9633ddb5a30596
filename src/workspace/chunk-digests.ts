import { webcrypto } from "node:crypto";
import { closeSync, fstatSync, openSync } from "node:fs";
import type { FileStatus } from "../job/tree.ts";
import { readFlags } from "./file.ts";
import type { SourceFile } from "./archive-items.ts";
import { digestBeginning, readAt } from "./read-at.ts";

/** Large files are compared by pieces of this size, the last of which may be shorter. Bytes. */
export const chunkBytes: number = 1024 * 1024;
/** What is kept of the SHA-256 of each. Bytes. */
export const digestBytes = 16;

/** How many pieces are hashed at once, on other threads. */
const atOnce = 2;

/** How many digests a file of this size has. */
export function chunkCount(size: number): number {
  return Math.ceil(size / chunkBytes);
}

/**
 * The digests of a file's pieces, one behind the other.
 * @param isUnchanged whether a file with this status is the one that is meant; of one that may be another, all is hashed
 * @returns `undefined` if it is not the file that was meant
 */
export async function chunkDigests(
  { file: path, size, sha256 }: SourceFile,
  isUnchanged: (status: FileStatus) => boolean,
  signal: AbortSignal,
): Promise<Buffer | undefined> {
  const file = openSync(path, readFlags);
  try {
    const digests = Buffer.alloc(chunkCount(size) * digestBytes);
    let next = 0;
    const work = async (): Promise<boolean> => {
      const buffer = Buffer.allocUnsafeSlow(chunkBytes);
      for (let at = next++ * chunkBytes; at < size; at = next++ * chunkBytes) {
        if (signal.aborted) return false;
        const piece = buffer.subarray(0, Math.min(chunkBytes, size - at));
        if ((await readAt(file, piece, at)) < piece.length) return false;
        const digest = await webcrypto.subtle.digest("SHA-256", piece);
        digests.set(new Uint8Array(digest, 0, digestBytes), (at / chunkBytes) * digestBytes);
      }
      return true;
    };
    const done = await Promise.allSettled(Array.from({ length: atOnce }, work));
    if (!done.every((each) => each.status === "fulfilled" && each.value)) return undefined;
    const found = fstatSync(file);
    if (found.size !== size) return undefined;
    return isUnchanged(found) || (await digestBeginning(file, size)) === sha256 ? digests : undefined;
  } finally {
    closeSync(file);
  }
}
