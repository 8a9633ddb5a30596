import { createHash } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import type { Digest } from "../job/manifest.ts";
import { readPieces } from "./file.ts";

/** Read at once. Bytes. */
const pieceBytes = 256 * 1024;

/** Size and SHA-256 of a file, read once. */
export async function digestFile(path: string): Promise<Digest> {
  const file = openSync(path, "r");
  try {
    return await digestOpenFile(file);
  } finally {
    closeSync(file);
  }
}

/** Size and SHA-256 of what is left to read of an open file, which stays open. */
export async function digestOpenFile(file: number): Promise<Digest> {
  const buffer = Buffer.allocUnsafe(pieceBytes);
  const digest = createHash("sha256");
  let size = 0;
  for await (const piece of readPieces(file, () => buffer)) {
    digest.update(piece);
    size += piece.length;
  }
  return { size, sha256: digest.digest("hex") };
}
