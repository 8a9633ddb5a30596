import { hash } from "node:crypto";
import { lengthPrefixed, uint64 } from "./encode.ts";
import type { TreeEntry } from "./tree.ts";

const domain = Buffer.from("sja-tree\0v1\0");

interface Child {
  readonly name: Buffer;
  readonly entry: TreeEntry;
}

/**
 * The Merkle digest of a directory: what its files are called and contain, which may be executed, where its links point,
 * and which directories are empty. It does not depend on the order of `entries`, on times or on owners.
 *
 * @returns lower-case hex of a SHA-256
 * @throws {RangeError} if an entry's directory is not an entry itself
 */
export function treeDigest(entries: readonly TreeEntry[]): string {
  const children = new Map<string, Child[]>([["", []]]);
  for (const { type, path } of entries) if (type === "directory") children.set(path, []);
  for (const entry of entries) {
    const slash = entry.path.lastIndexOf("/");
    const siblings = children.get(entry.path.slice(0, Math.max(slash, 0)));
    if (siblings === undefined) throw new RangeError(`${entry.path} is in no directory of the tree`);
    siblings.push({ name: Buffer.from(entry.path.slice(slash + 1)), entry });
  }
  return directoryDigest("", children).toString("hex");
}

function directoryDigest(path: string, children: ReadonlyMap<string, readonly Child[]>): Buffer {
  const ordered = [...(children.get(path) ?? [])].sort((a, b) => Buffer.compare(a.name, b.name));
  const records = ordered.flatMap(({ name, entry }) => [
    Buffer.from(letter(entry)),
    lengthPrefixed(name),
    content(entry, children),
  ]);
  return hash("sha256", Buffer.concat([domain, ...records]), "buffer");
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

function content(entry: TreeEntry, children: ReadonlyMap<string, readonly Child[]>): Buffer {
  switch (entry.type) {
    case "file":
      return Buffer.concat([uint64(entry.size), Buffer.from(entry.sha256, "hex")]);
    case "directory":
      return lengthPrefixed(directoryDigest(entry.path, children));
    case "symlink":
      return lengthPrefixed(entry.target);
  }
}
