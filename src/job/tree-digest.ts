import { hash } from "node:crypto";
import { lengthPrefixed, uint64 } from "./encode.ts";
import { childrenOf } from "./tree-children.ts";
import type { TreeEntry } from "./tree.ts";

const domain = Buffer.from("sja-tree\0v1\0");

/**
 * The Merkle digest of a directory: what its files are called and contain, which may be executed, where its links point,
 * and which directories are empty. It does not depend on the order of `entries`, on times or on owners.
 * `docs/signature.md` specifies it.
 *
 * @returns lower-case hex of a SHA-256
 * @throws {RangeError} if an entry's directory is not an entry itself, or a name or link text has no UTF-8
 */
export function treeDigest(entries: readonly TreeEntry[]): string {
  const digests = new Map<string, Buffer>();
  for (const [path, children] of childrenOf(entries)) {
    const records = children.flatMap(({ name, entry }) => [
      Buffer.from(letter(entry)),
      lengthPrefixed(name),
      content(entry, digests),
    ]);
    digests.set(path, hash("sha256", Buffer.concat([domain, ...records]), "buffer"));
  }
  return digestAt("", digests).toString("hex");
}

function letter(entry: TreeEntry): string {
  switch (entry.type) {
    case "file":
      return entry.executable ? "X" : "F";
    case "directory":
      return "D";
    case "symlink":
      return "L";
  }
}

function content(entry: TreeEntry, digests: ReadonlyMap<string, Buffer>): Buffer {
  switch (entry.type) {
    case "file":
      return Buffer.concat([uint64(entry.size), Buffer.from(entry.sha256, "hex")]);
    case "directory":
      return lengthPrefixed(digestAt(entry.path, digests));
    case "symlink":
      return lengthPrefixed(entry.target);
  }
}

/** Of a directory that came before. */
function digestAt(path: string, digests: ReadonlyMap<string, Buffer>): Buffer {
  const digest = digests.get(path);
  if (digest === undefined) throw new RangeError(`${path} is in itself`);
  return digest;
}
