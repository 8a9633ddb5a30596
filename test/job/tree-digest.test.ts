import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TreeDigest, treeDigest } from "../../src/job/tree-digest.ts";
import type { TreeEntry } from "../../src/job/tree.ts";

const hello = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";
const file = (path: string, executable = false): TreeEntry => ({
  type: "file",
  path,
  size: 6,
  executable,
  sha256: hello,
});

describe("the tree digest", () => {
  test.each<[string, TreeEntry[], string]>([
    ["nothing", [], "851cddfc0c322b9b846e3389e259ff74cd3afee328f2babeac0437acac05413e"],
    ["a file", [file("a")], "8fc879df05f40d728effd93f5ab2ef28feaea877b33eddca0d402d277819897a"],
    ["an executable", [file("a", true)], "34196fc8d0518b20fb1957b53d0cfbd226fba34d684ebd6fc5aa32c5ff3f403b"],
    [
      "a file, an empty directory and a link",
      [file("a", true), { type: "directory", path: "e" }, { type: "symlink", path: "l", target: "a" }],
      "15a2ca289fa7c16fdb4c86f379f7f29dd4b716af879f6fa2cc2517a239168cd2",
    ],
  ])("of %s is the published one", (_, entries, digest) => {
    expect(treeDigest(entries)).toBe(digest);
  });

  test("does not depend on the order in which names were found", () => {
    fc.assert(
      fc.property(
        trees.chain((tree) => fc.tuple(fc.constant(tree), fc.shuffledSubarray(tree, all(tree)))),
        ([tree, found]) => {
          expect(treeDigest(found)).toBe(treeDigest(tree));
        },
      ),
    );
  });

  test("is another one after any change to any entry", () => {
    fc.assert(
      fc.property(trees, fc.nat(), (tree, pick) => {
        fc.pre(tree.length > 0);
        const index = pick % tree.length;
        for (const changed of changes(tree, index)) expect(treeDigest(changed)).not.toBe(treeDigest(tree));
      }),
    );
  });

  test("orders names by their bytes, where UTF-16 would not", () => {
    const names = ["\u{1f600}", "\uff5e"];
    const [first, second] = names.map((name) => file(name));
    if (first === undefined || second === undefined) throw new Error("two names make two entries");
    expect(treeDigest([first, second])).toBe(treeDigest([second, first]));
    expect([...names].sort()).not.toEqual(
      [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
    expect(treeDigest([first, second])).toBe(
      "a54a22e4659ba2c8777786c0d7ad3b530d6438d6e0b3c5012bdbd66ee6df4a11",
    );
  });

  test("refuses an entry that no directory holds, as it would go unhashed", () => {
    expect(() => treeDigest([file("a/b")])).toThrow(RangeError);
    expect(() => treeDigest([file("a"), file("a/b")])).toThrow(RangeError);
  });

  test("refuses a name that is there twice", () => {
    expect(() => treeDigest([file("a"), file("b"), file("a", true)])).toThrow(RangeError);
  });

  test("of a tree that comes bit by bit has to come in order", () => {
    const digest = new TreeDigest();
    digest.add(file("b"));
    expect(() => digest.add(file("a"))).toThrow(RangeError);
  });
});

const names = fc.string({ unit: "binary", minLength: 1, maxLength: 3 }).filter((name) => !/[/\0]/.test(name));
const leaves = (path: string): fc.Arbitrary<TreeEntry> =>
  fc.oneof(
    fc.record({
      type: fc.constant("file" as const),
      path: fc.constant(path),
      size: fc.nat(),
      executable: fc.boolean(),
      sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
    }),
    fc.record({ type: fc.constant("directory" as const), path: fc.constant(path) }),
    fc.record({ type: fc.constant("symlink" as const), path: fc.constant(path), target: names }),
  );
const trees: fc.Arbitrary<TreeEntry[]> = fc
  .tuple(fc.uniqueArray(names, { maxLength: 5 }), fc.uniqueArray(names, { maxLength: 4 }))
  .chain(([top, inner]) => {
    const [first] = top;
    const below = first === undefined ? [] : inner.map((name) => leaves(`${first}/${name}`));
    const holder: fc.Arbitrary<TreeEntry>[] =
      first === undefined ? [] : [fc.constant({ type: "directory", path: first })];
    return fc.tuple(...holder, ...below, ...top.slice(1).map(leaves));
  });

function all(tree: readonly unknown[]): { minLength: number; maxLength: number } {
  return { minLength: tree.length, maxLength: tree.length };
}

function* changes(tree: readonly TreeEntry[], index: number): Generator<TreeEntry[]> {
  const entry = tree[index];
  if (entry === undefined) return;
  const replaced = (by: TreeEntry): TreeEntry[] => tree.with(index, by);
  if (!tree.some(({ path }) => path.startsWith(`${entry.path}/`))) {
    yield tree.toSpliced(index, 1);
    yield replaced({ ...entry, path: `${entry.path}longer than any other` });
  }
  if (entry.type === "symlink") yield replaced({ ...entry, target: `${entry.target}x` });
  if (entry.type !== "file") return;
  yield replaced({ ...entry, size: entry.size + 1 });
  yield replaced({ ...entry, executable: !entry.executable });
  yield replaced({ ...entry, sha256: entry.sha256.replace(/^./, (digit) => (digit === "0" ? "1" : "0")) });
}
