import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Coding } from "../../src/remote/request.ts";
import { randomHex, shells, Target } from "./target.ts";
import {
  askWith,
  directoryKey,
  file,
  manyFiles,
  plainTree,
  readTree,
  runWith,
  settled,
  signatureOf,
  type Node,
  type Tree,
} from "./trees.ts";

const codings: readonly Coding[] = ["none", "gzip", "zstd"];

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  const usable = codings.filter((coding) => shell !== "busybox" || coding !== "zstd");

  test("of a job that changes one file of many, that file is sent, and the job finds all of them", async () => {
    await using target = new Target(shell);
    const tree = manyFiles(500);
    const first = await runWith(target, tree);
    expect(first.onBase).toBe(false);
    await settled(target);
    const changed = { ...tree, "d7/f7": file("changed\n") };
    const second = await runWith(target, changed, tree);
    expect(second.onBase).toBe(true);
    expect(second.bytes).toBeLessThan(5_000);
    expect(plainTree(readTree(second.work))).toEqual(plainTree(changed));
    await settled(target);
    expect(readdirSync(join(target.home, "store/v1/tmp"))).toEqual([]);
  });

  test(
    "whatever changes from run to run, the job finds what was last sent",
    { timeout: 240_000 },
    async () => {
      await using target = new Target(shell);
      const trees = fc.sample(anyTree, 12);
      let earlier: Tree | undefined;
      for (const [index, tree] of trees.entries()) {
        const coding = usable[index % usable.length] ?? "none";
        const run = await runWith(target, tree, earlier, { coding });
        expect(run.onBase).toBe(earlier !== undefined);
        expect(plainTree(readTree(run.work))).toEqual(plainTree(tree));
        await settled(target);
        expect(plainTree(readTree(spareOf(target)))).toEqual(plainTree(tree));
        // Every other time the next run has to build it from its layers.
        if (index % 2 === 0) await target.sh(`rm -r '${spareOf(target)}'`);
        earlier = tree;
      }
      const layers = readFileSync(join(treeOf(target), "layers"), "utf8").split("\n");
      expect(layers.filter((line) => line.startsWith("+")).length).toBeLessThanOrEqual(8);
    },
  );

  test("what is told of a base is what was signed, however it was coded", async () => {
    await using target = new Target(shell);
    const tree = manyFiles(30);
    const chunks = "AAAA d1/f1\nBBBB d2/f2\n";
    const { following } = await runWith(target, tree, undefined, { chunks });
    await settled(target);
    const { answer } = await askWith(target);
    await answer.leave();
    expect(answer.before).toEqual({
      id: following.id,
      signatureFile: signatureOf(tree),
      chunks,
      isBase: true,
    });
    expect(answer.codings).toEqual([...(shell === "busybox" ? [] : ["zstd"]), "gzip", "none"]);
  });

  test("a large file is changed in its place, and keeps the time that all files have", async () => {
    await using target = new Target(shell);
    const block = 65_536;
    const old = Buffer.alloc(5 * block + 100, "a");
    await runWith(target, { "dir/big file": file(old), other: file("x") });
    await settled(target);
    const now = Buffer.concat([old.subarray(0, 3 * block + 7), Buffer.alloc(block, "b")]);
    const kept = Buffer.concat([now.subarray(3 * block), Buffer.alloc(block)]).subarray(0, 2 * block);
    const lines = "0 3 2 dir/big file\n= 262151 0 dir/big file\n";
    expect(now).toHaveLength(262_151);
    const tree = { "dir/big file": file(now), other: file("x") };
    const earlier = { "dir/big file": file(now), other: file("x") };
    const patched = await runWith(target, tree, earlier, { patch: { lines, bytes: kept } });
    expect(patched.bytes).toBeLessThan(3 * block);
    expect(plainTree(readTree(patched.work))).toEqual(plainTree(tree));
    expect(statSync(join(patched.work, "dir/big file")).mtime).toEqual(new Date("1980-01-02T00:00:00Z"));
    await settled(target);
    expect(plainTree(readTree(spareOf(target)))).toEqual(plainTree(tree));
  });

  test("a file that shrinks to nothing or grows by nothing but its size is one that may change so", async () => {
    await using target = new Target(shell);
    await runWith(target, { a: file("x".repeat(70_000)), b: file("y") });
    await settled(target);
    const tree = { a: file(""), b: file(Buffer.concat([Buffer.from("y"), Buffer.alloc(99_999)])) };
    const patch = { lines: "= 0 0 a\n= 100000 0 b\n", bytes: Buffer.alloc(0) };
    const run = await runWith(target, tree, tree, { patch });
    expect(plainTree(readTree(run.work))).toEqual(plainTree(tree));
  });

  test("a job that writes to its inputs spoils nothing for the next one", async () => {
    await using target = new Target(shell);
    const tree = manyFiles(40);
    const run = "for f in */*; do echo spoilt >>$f; done; rm d1/f1; echo x >new; chmod 000 d2";
    await runWith(target, tree, undefined, { job: { run } });
    await settled(target);
    const spoiling = await runWith(target, tree, tree, { job: { run } });
    expect(spoiling.onBase).toBe(true);
    await settled(target);
    const next = await runWith(target, tree, tree);
    expect(next.onBase).toBe(true);
    expect(plainTree(readTree(next.work))).toEqual(plainTree(tree));
    await target.sh("chmod -R u+rwX store");
  });

  test("a base is of one directory, and of a domain that the client reads", async () => {
    await using target = new Target(shell);
    const tree = manyFiles(10);
    await runWith(target, tree);
    await settled(target);
    const isBase = async (request: object): Promise<boolean | undefined> => {
      const { answer } = await askWith(target, request);
      await answer.leave();
      return answer.before?.isBase;
    };
    expect(await isBase({ base: randomHex(16) })).not.toBe(true);
    expect(await isBase({ base: undefined })).not.toBe(true);
    expect(await isBase({ domains: ["other"] })).not.toBe(true);
    expect(await isBase({ domains: ["other", "trusted"] })).toBe(true);
  });

  test("a run that changes nothing adds no step", async () => {
    await using target = new Target(shell);
    const tree = manyFiles(40);
    await runWith(target, tree);
    await settled(target);
    const layers = readFileSync(join(treeOf(target), "layers"), "utf8");
    const again = await runWith(target, tree, tree);
    expect(again.onBase).toBe(true);
    await settled(target);
    expect(readFileSync(join(treeOf(target), "layers"), "utf8")).toBe(layers);
    expect(plainTree(readTree(spareOf(target)))).toEqual(plainTree(tree));
  });
});

function treeOf(target: Target): string {
  return join(target.home, "store/v1/trees/trusted", directoryKey);
}

function spareOf(target: Target): string {
  return join(treeOf(target), "work");
}

const oddNames = ["a", "b", "-rf", " ", "new\nline", "ü†f-8", "b\\n", "*", "'\"", "x".repeat(120)];

const anyNode: fc.Arbitrary<Node> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(fc.string({ maxLength: 30 }), fc.boolean()).map(([text, x]) => file(text, x)),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("a", "../b", "nowhere", "-rf")
      .map((target): Node => ({ type: "symlink", target })),
  },
  { weight: 1, arbitrary: fc.constant<Node>({ type: "directory" }) },
);

/** Trees that share many names, of which each may be anything in each of them. */
const anyTree: fc.Arbitrary<Tree> = fc
  .array(fc.tuple(fc.array(fc.constantFrom(...oddNames), { minLength: 1, maxLength: 3 }), anyNode), {
    minLength: 1,
    maxLength: 25,
  })
  .map((members) => {
    // Of a tree without any file there is nothing to compare.
    const tree: Record<string, Node> = { always: file("x") };
    for (const [names, node] of members) {
      const path = names.join("/");
      const clashes = Object.keys(tree).some(
        (other) => other.startsWith(`${path}/`) || `${path}/`.startsWith(`${other}/`),
      );
      if (!clashes) tree[path] = node;
    }
    return tree;
  });
