import { JobError } from "../errors.ts";
import { comparePaths } from "../job/encode.ts";
import type { Staged } from "../job/staged.ts";
import { treeDigest } from "../job/tree-digest.ts";
import type { Tree, TreeEntry } from "../job/tree.ts";
import { quoteName } from "./name.ts";
import { parentOf } from "./unpacked-entry.ts";

/**
 * A tree with what other jobs have made. That has to be hashed again when it is sent.
 * @throws {JobError} `invalid` if the tree has something else there
 */
export function stageInto(tree: Tree, { entries: staged }: Staged): Tree {
  const all = new Map(tree.entries.map((entry) => [entry.path, entry]));
  const files = new Map(staged.map(({ entry, file }) => [entry.path, file]));
  for (const { entry } of staged) {
    for (let path = parentOf(entry.path); path !== ""; path = parentOf(path))
      add(all, { type: "directory", path });
    add(all, entry);
  }
  const entries = [...all.values()].sort((a, b) => comparePaths(a.path, b.path));
  const sizes = entries.flatMap((entry) => (entry.type === "file" ? [entry.size] : []));
  return {
    directory: tree.directory,
    fileOf: (path) => files.get(path) ?? tree.fileOf(path),
    entries,
    digest: treeDigest(entries),
    files: sizes.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    isUnchanged: (path, status) => !files.has(path) && tree.isUnchanged(path, status),
  };
}

function add(all: Map<string, TreeEntry>, entry: TreeEntry): void {
  const there = all.get(entry.path);
  if (there === undefined) all.set(entry.path, entry);
  else if (there.type !== "directory" || entry.type !== "directory") throw taken(entry.path);
}

function taken(path: string): JobError {
  return new JobError("invalid", `${quoteName(path)} is staged, and the job has it already.`, {
    hint: "Stage it to another path, or exclude what is in the directory.",
  });
}
