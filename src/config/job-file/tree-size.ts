import type { Tree } from "./tree.ts";

/** How many values a tree has when everything that aliases share is counted each time. */
export function sizeOf(tree: Tree): number {
  return measure(tree, new Map());
}

function measure(tree: Tree, known: Map<Tree, number>): number {
  const size = known.get(tree) ?? 1 + sum(childrenOf(tree).map((child) => measure(child, known)));
  known.set(tree, size);
  return size;
}

function childrenOf(tree: Tree): readonly Tree[] {
  if (tree.type === "list") return tree.items;
  return tree.type === "mapping" ? [...tree.entries.values()].map(({ value }) => value) : [];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
