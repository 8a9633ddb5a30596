import type { Tree } from "../job/tree.ts";
import { archiveItems, type ArchiveLayout } from "./archive-items.ts";

/** tar's unit: a header fills one block, content is padded to whole ones, and two of zeros end the archive. Bytes. */
const blockBytes = 512;
const endBytes = 2 * blockBytes;

/** How many bytes `packTree` will deliver, unless files have changed since the tree was read. */
export function packedSize(tree: Tree, layout: ArchiveLayout): number {
  let bytes = endBytes;
  for (const { header } of archiveItems(tree, layout)) {
    bytes += extensionBytes(header.name, header.linkname ?? "") + blockBytes + padded(header.size);
  }
  return bytes;
}

/** The pax header that stands before the plain one where that cannot hold name and link (POSIX, `pax`, "ustar"). */
function extensionBytes(name: string, linkname: string): number {
  if (fitsName(name) && Buffer.byteLength(linkname) <= 100) return 0;
  const records = recordBytes("path", name) + (linkname === "" ? 0 : recordBytes("linkpath", linkname));
  return blockBytes + padded(records);
}

/** ASCII in 100 bytes, or cut at a `/` into at most 155 and at most 100. */
function fitsName(name: string): boolean {
  if (Buffer.byteLength(name) !== name.length) return false;
  if (name.length <= 100) return true;
  const slash = name.indexOf("/", name.length - 101);
  return slash !== -1 && slash <= 155;
}

/** `<length> <key>=<value>\n`, where the length counts its own digits. */
function recordBytes(key: string, value: string): number {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  const bytes = rest + String(rest).length;
  return rest + String(bytes).length;
}

function padded(size: number): number {
  return Math.ceil(size / blockBytes) * blockBytes;
}
