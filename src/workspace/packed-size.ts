import type { Tree } from "../job/tree.ts";
import { blockBytes, headerBytes, padded } from "./member-header.ts";
import { archiveItems, type ArchiveItem, type ArchiveLayout } from "./archive-items.ts";

/** Two blocks of zeros end an archive. Bytes. */
export const endBytes: number = 2 * blockBytes;

/** How many bytes `packTree` will deliver, unless files have changed since the tree was read. */
export function packedSize(tree: Pick<Tree, "fileOf" | "entries">, layout: ArchiveLayout): number {
  return itemsSize(archiveItems(tree, layout));
}

/** How many bytes an archive of these members has. */
export function itemsSize(items: Iterable<ArchiveItem>): number {
  let bytes = endBytes;
  for (const { header } of items) bytes += headerBytes(header) + padded(header.size);
  return bytes;
}
