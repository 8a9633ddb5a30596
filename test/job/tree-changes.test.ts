import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explainChanges, explainFiles } from "../../src/job/explain-files.ts";
import { treeChanges, type TreeChanges } from "../../src/job/tree-changes.ts";
import { printTree } from "../../src/job/tree-json.ts";
import type { TreeEntry } from "../../src/job/tree.ts";
import { trees } from "./signed.ts";

type Entries = readonly TreeEntry[];

const printed = (entries: Entries): unknown => JSON.parse(printTree(entries, Infinity) ?? "");
const changesOf = (before: Entries, after: Entries): TreeChanges => {
  const changes = treeChanges(printed(before), after);
  if (changes === undefined) throw new Error("that is a tree");
  return changes;
};

describe("what has changed between two trees", () => {
  test("makes the later one of the earlier one: what is removed goes, then what has arrived comes", () => {
    fc.assert(
      fc.property(trees, trees, (before, after) => {
        const { arrived, removed } = changesOf(before, after);
        const made = new Map(before.map((entry) => [entry.path, entry]));
        for (const path of removed) {
          expect(made.delete(path)).toBe(true);
          for (const inner of [...made.keys()]) if (inner.startsWith(`${path}/`)) made.delete(inner);
        }
        for (const { entry } of arrived) {
          // Nothing but a file is written over, and by nothing but a file.
          expect(made.get(entry.path)?.type ?? "file").toBe("file");
          if (made.has(entry.path)) expect(entry.type).toBe("file");
          const above = entry.path.slice(0, Math.max(entry.path.lastIndexOf("/"), 0));
          if (above !== "") expect(made.get(above)?.type).toBe("directory");
          made.set(entry.path, entry);
        }
        expect(byPath([...made.values()])).toEqual(byPath(after));
      }),
      { numRuns: 3000 },
    );
  });

  test("is told as if both had been listed", () => {
    fc.assert(
      fc.property(trees, trees, (before, after) => {
        const told = (differences: readonly unknown[]): string[] =>
          differences.map((difference) => JSON.stringify(difference)).sort();
        expect(told(explainChanges(changesOf(before, after), after))).toEqual(
          told(explainFiles(before, after)),
        );
      }),
      { numRuns: 3000 },
    );
  });

  test("is nothing between a tree and itself", () => {
    fc.assert(
      fc.property(trees, (tree) => {
        expect(changesOf(tree, tree)).toMatchObject({ arrived: [], removed: [], gone: [] });
      }),
    );
  });

  test("tells what a file was that has other content", () => {
    const file = { type: "file", path: "a", size: 3, executable: true, sha256: "1".repeat(64) } as const;
    const { arrived } = changesOf([file], [{ ...file, size: 4 }]);
    const before = { size: 3, executable: true, sha256: "1".repeat(64) };
    expect(arrived).toEqual([{ entry: { ...file, size: 4 }, change: "content", before }]);
  });

  test.each([
    ["a list", []],
    ["nothing", null],
    ["a number for a file", { a: 1 }],
    ["a number for what is gone", { gone: 1 }],
    ["a file that is none", { a: "F x" }],
    ["a name that leads out", { "..": "F" }],
    ["a name that leads out from below", { gone: { "../../a": {} } }],
    ["a name that leads out from what is a file now", { a: { "..": {} } }],
    ["the directory itself", { ".": {} }],
    ["a name that ends early", { "a\0b": {} }],
    ["a name without an encoding", { "\ud800": {} }],
    ["an endless path", { ["x".repeat(5000)]: {} }],
  ])("is not told where the earlier one has %s", (_, before) => {
    const a: TreeEntry = { type: "file", path: "a", size: 1, executable: false, sha256: "0".repeat(64) };
    expect(treeChanges(before, [a])).toBeUndefined();
  });

  test("is found in a tree that is deeper than a stack", () => {
    let deep: unknown = {};
    for (let level = 0; level < 1500; level += 1) deep = { d: deep };
    expect(treeChanges(deep, [])).toMatchObject({ removed: ["d"] });
  });
});

function byPath(entries: Entries): Entries {
  return entries.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
