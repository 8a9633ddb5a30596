import { posix } from "node:path";
import type { Staged, StagedCopy } from "../job/staged.ts";
import type { Tree, TreeEntry } from "../job/tree.ts";
import type { MemoryFile } from "../workspace/archive-items.ts";
import { isPatchable } from "../workspace/patch.ts";
import { memoryFile } from "./control-files.ts";

/** What of a job its target copies from earlier runs, so that it need not be sent. */
export interface TargetCopies {
  /** Paths of the tree. */
  readonly paths: ReadonlySet<string>;
  /** What the target is told of it. */
  readonly files: readonly MemoryFile[];
}

const noCopies: TargetCopies = { paths: new Set(), files: [] };

/** What the target can copy of what is staged. Names that its shell would misread are sent instead. */
export function targetCopies(tree: Tree, staged: Staged | undefined): TargetCopies {
  const byPath = new Map(tree.entries.map((entry) => [entry.path, entry]));
  const copies = (staged?.copies ?? []).filter((copy) => isReadable(copy));
  if (copies.length === 0) return noCopies;
  const paths = new Set(copies.flatMap(pathsOf));
  const lists = copies.flatMap(({ names }, index) =>
    names === undefined ? [] : [memoryFile(`names.${index}`, names.map((name) => `./${name}\0`).join(""))],
  );
  const lines = copies.map(
    ({ jobId, source, destination, names }, index) =>
      `${jobId} ${names === undefined ? "-" : index} ${source}\n${destination}\n`,
  );
  const sums = [...paths].flatMap((path) => sumOf(byPath.get(path)));
  return {
    paths,
    files: [memoryFile("staged", lines.join("")), memoryFile("sums", sums.join("")), ...lists],
  };
}

function isReadable(copy: StagedCopy): boolean {
  return [copy.source, ...pathsOf(copy)].every((path) => isPatchable(path) && !path.includes("\r"));
}

function pathsOf({ destination, names }: StagedCopy): string[] {
  return names === undefined ? [destination] : names.map((name) => posix.join(destination, name));
}

/** As sha256sum reads it. */
function sumOf(entry: TreeEntry | undefined): string[] {
  return entry?.type === "file" ? [`${entry.sha256}  ./${entry.path}\n`] : [];
}
