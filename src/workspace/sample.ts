import { closeSync, openSync } from "node:fs";
import type { Tree, TreeEntry } from "../job/tree.ts";
import { readFlags } from "./file.ts";
import { readAt } from "./read-at.ts";

/** How many pieces of what size make a sample. Bytes. */
const pieces = 32;
const pieceBytes = 32 * 1024;

type FileEntry = Extract<TreeEntry, { type: "file" }>;

/** About a megabyte of a tree's content, taken at equal distances; what cannot be read is left out. */
export async function sampleOf({ fileOf, entries }: Pick<Tree, "fileOf" | "entries">): Promise<Buffer> {
  const files = entries.filter((entry) => entry.type === "file");
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const taken: Buffer[] = [];
  for (const { file, at } of places(files, total)) {
    const piece = await readPiece(fileOf(file.path), at).catch(() => undefined);
    if (piece !== undefined) taken.push(piece);
  }
  return Buffer.concat(taken);
}

function* places(files: readonly FileEntry[], total: number): Generator<{ file: FileEntry; at: number }> {
  const distance = Math.max(total / pieces, pieceBytes);
  let next = 0;
  let begin = 0;
  for (const file of files) {
    const end = begin + file.size;
    for (; next < end; next += distance) {
      // Small files are taken from their beginning.
      const at = Math.max(0, Math.min(Math.floor(next - begin), file.size - pieceBytes));
      yield { file, at };
    }
    begin = end;
  }
}

async function readPiece(path: string, at: number): Promise<Buffer> {
  const file = openSync(path, readFlags);
  try {
    const piece = Buffer.allocUnsafe(pieceBytes);
    return piece.subarray(0, await readAt(file, piece, at));
  } finally {
    closeSync(file);
  }
}
