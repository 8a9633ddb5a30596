import { compareBytes } from "./encode.ts";
import type { TreeEntry } from "./tree.ts";

/** What a directory holds under one name. */
export interface Child {
  readonly name: string;
  readonly entry: TreeEntry;
}

/**
 * What each directory of a tree holds, by its path, `""` being the root; names are ordered by their raw bytes. A directory
 * comes after those that are in it.
 * @throws {RangeError} if an entry's directory is not an entry itself
 */
export function childrenOf(entries: readonly TreeEntry[]): ReadonlyMap<string, readonly Child[]> {
  const paths = entries.filter(({ type }) => type === "directory").map(({ path }) => path);
  paths.sort((a, b) => b.length - a.length);
  const children = new Map<string, Child[]>([...paths, ""].map((path) => [path, []]));
  for (const entry of entries) {
    const slash = entry.path.lastIndexOf("/");
    const siblings = children.get(entry.path.slice(0, Math.max(slash, 0)));
    if (siblings === undefined) throw new RangeError(`${entry.path} is in no directory of the tree`);
    siblings.push({ name: entry.path.slice(slash + 1), entry });
  }
  for (const siblings of children.values()) siblings.sort((a, b) => compareBytes(a.name, b.name));
  return children;
}
