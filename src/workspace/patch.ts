import { chunkBytes, digestBytes } from "./chunk-digests.ts";
import { memoryItem, type ArchiveItem, type SourceFile, type SourcePiece } from "./archive-items.ts";

/** So many pieces of a file from one on. */
export interface ChunkRange {
  readonly first: number;
  readonly count: number;
}

/** A file that is changed in some places only. */
export interface Patch {
  readonly source: SourceFile;
  readonly ranges: readonly ChunkRange[];
}

/** More places than that are no small change. */
const mostRanges = 64;
/** In what units the target moves bytes. */
const blockBytes = 64 * 1024;

/**
 * The pieces in which a file differs from what it was, by the digests of both.
 * @returns `undefined` if the whole file is as well sent
 */
export function changedRanges(before: Buffer, now: Buffer): readonly ChunkRange[] | undefined {
  const ranges: { first: number; count: number }[] = [];
  const count = now.length / digestBytes;
  let changed = 0;
  for (let index = 0; index < count; index += 1) {
    const [from, to] = [index * digestBytes, (index + 1) * digestBytes];
    if (to <= before.length && before.compare(now, from, to, from, to) === 0) continue;
    changed += 1;
    const last = ranges.at(-1);
    if (last !== undefined && last.first + last.count === index) last.count += 1;
    else ranges.push({ first: index, count: 1 });
  }
  return ranges.length <= mostRanges && changed * 2 <= count ? ranges : undefined;
}

/** The target reads the name from a line, which leaves out blanks around it and takes backslashes for more than that. */
export function isPatchable(path: string): boolean {
  return path === path.trim() && !/[\n\\]/.test(path);
}

/** The files `patch`, which holds what is new, and `patches`, which says where it goes. None if there is nothing to patch. */
export function patchItems(patches: readonly Patch[]): readonly ArchiveItem[] {
  if (patches.length === 0) return [];
  const pieces: SourcePiece[] = [];
  const lines: string[] = [];
  let skip = 0;
  for (const { source, ranges } of patches) {
    for (const [index, { first, count }] of ranges.entries()) {
      const at = first * chunkBytes;
      const length = Math.min(source.size - at, count * chunkBytes);
      const blocks = Math.ceil(length / blockBytes);
      const isLast = index === ranges.length - 1;
      pieces.push({ source, at, length, padded: blocks * blockBytes, isLast });
      lines.push(`${skip} ${at / blockBytes} ${blocks} ${source.path}\n`);
      skip += blocks;
    }
    lines.push(`= ${source.size} 0 ${source.path}\n`);
  }
  const header = { type: "file", name: "patch", mode: 0o600, size: skip * blockBytes } as const;
  return [
    { header, content: { kind: "pieces", pieces } },
    memoryItem({ path: "patches", content: Buffer.from(lines.join("")), mode: 0o600 }),
  ];
}
