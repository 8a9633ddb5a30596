import type { TreeChanges } from "../job/tree-changes.ts";
import type { Tree } from "../job/tree.ts";
import type { EarlierTree } from "../remote/request.ts";
import type { RunId } from "../remote/run-id.ts";
import { memoryItem, type ArchiveItem, type ArchiveLayout } from "../workspace/archive-items.ts";
import { packedSize, type PackedTree } from "../workspace/pack.ts";
import { patchItems } from "../workspace/patch.ts";
import { memoryFile } from "./control-files.ts";
import type { LargeFiles } from "./large-files.ts";

/** What is packed of a tree. */
export interface PackPlan {
  /** On what it is built; `undefined` for a whole tree. */
  readonly base: RunId | undefined;
  readonly tree: PackedTree;
  /** Members behind the tree. */
  readonly after: readonly ArchiveItem[];
  /** What of the base goes first. */
  readonly removed: readonly string[];
  /** How many files are sent, whole or in part, and how many bytes of them whole. */
  readonly files: number;
  readonly fileBytes: number;
  /** The size of the archive. */
  readonly bytes: number;
}

/** The whole tree. @param but paths that are not sent */
export function planWhole(tree: Tree, large: LargeFiles, but: ReadonlySet<string>): PackPlan {
  const entries = but.size === 0 ? tree.entries : tree.entries.filter(({ path }) => !but.has(path));
  return sized({ base: undefined, tree: { ...tree, entries }, after: lastItems(large), removed: [] }, 0);
}

/** What has changed since an earlier tree. @param but paths that are not sent */
export async function planChanges(
  tree: Tree,
  large: LargeFiles,
  before: EarlierTree,
  all: TreeChanges,
  but: ReadonlySet<string>,
): Promise<PackPlan> {
  const changes = { ...all, arrived: all.arrived.filter(({ entry }) => !but.has(entry.path)) };
  const patches = await large.patches(changes, before.chunks);
  const patched = new Set(patches.map(({ source }) => source.path));
  const entries = changes.arrived.map(({ entry }) => entry).filter(({ path }) => !patched.has(path));
  const after = [...patchItems(patches), ...lastItems(large)];
  const plan = { base: before.id, tree: { ...tree, entries }, after, removed: changes.removed };
  return sized(plan, patches.length);
}

/** Where everything stands in a pack. @param hasChanged whether a file is known to be other than it was hashed */
export function layoutOf({ after }: Pick<PackPlan, "after">, hasChanged: boolean): ArchiveLayout {
  return { prefix: "work/", before: [memoryFile("changed", hasChanged ? "1\n" : "0\n")], after };
}

function lastItems(large: LargeFiles): readonly ArchiveItem[] {
  return [large.item(), memoryItem(memoryFile("complete", ""))];
}

function sized(plan: Omit<PackPlan, "files" | "fileBytes" | "bytes">, patched: number): PackPlan {
  const sizes = plan.tree.entries.flatMap((entry) => (entry.type === "file" ? [entry.size] : []));
  return {
    ...plan,
    files: sizes.length + patched,
    fileBytes: sizes.reduce((sum, size) => sum + size, 0),
    bytes: packedSize(plan.tree, layoutOf(plan, false)),
  };
}
