import type { Difference, FileChange } from "./difference.ts";
import type { TreeChanges } from "./tree-changes.ts";
import type { TreeEntry } from "./tree.ts";

type Entries = readonly TreeEntry[];

/** In which files two trees differ: what was changed or added, then what was removed. A directory counts if it is empty. */
export function explainFiles(before: Entries, after: Entries): Difference[] {
  const old = new Map(before.map((entry) => [entry.path, entry]));
  const arrived = after.flatMap((entry) => {
    const change = changeOf(old.get(entry.path), entry);
    old.delete(entry.path);
    return change === undefined ? [] : [{ entry, change }];
  });
  const gone = [...old.values()].map((entry) => ({ entry, change: "removed" as const }));
  return [...tell(arrived, after), ...tell(gone, before)];
}

/** The same of changes that were found already. @param after the later tree */
export function explainChanges({ arrived, gone }: TreeChanges, after: Entries): Difference[] {
  const left = gone.map((entry) => ({ entry, change: "removed" as const }));
  return [...tell(arrived, after), ...tell(left, [])];
}

function changeOf(before: TreeEntry | undefined, after: TreeEntry): FileChange | undefined {
  if (before === undefined) return "added";
  if (before.type === "file" && after.type === "file") {
    if (before.sha256 !== after.sha256 || before.size !== after.size) return "content";
    return before.executable === after.executable ? undefined : "mode";
  }
  if (before.type === "symlink" && after.type === "symlink") {
    return before.target === after.target ? undefined : "link";
  }
  return before.type === after.type ? undefined : "type";
}

function tell(changes: readonly Told[], tree: Entries): Difference[] {
  if (changes.length === 0) return [];
  const holders = new Set(tree.map(({ path }) => path.slice(0, Math.max(path.lastIndexOf("/"), 0))));
  return changes
    .filter(({ entry, change }) => change === "type" || !holders.has(entry.path))
    .map(({ entry: { type, path }, change }) => {
      return { part: "file", name: type === "directory" ? `${path}/` : path, change };
    });
}

interface Told {
  readonly entry: Pick<TreeEntry, "type" | "path">;
  readonly change: FileChange;
}
