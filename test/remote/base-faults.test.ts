import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { mountSmallDisk } from "../support/small-disk.ts";
import { everything } from "./stored.ts";
import { kill, shells, Target } from "./target.ts";
import {
  askWith,
  directoryKey,
  file,
  manyFiles,
  payloadOf,
  plainTree,
  readTree,
  runWith,
  settled,
  signatureOf,
  type Sent,
  type Tree,
} from "./trees.ts";

const tree = manyFiles(100);
const changed: Tree = { ...tree, "d1/f1": file("changed\n") };

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test.each([
    ["is gone", (path: string) => rmSync(path)],
    ["is shorter", (path: string) => truncateSync(path, 512)],
    ["is empty", (path: string) => truncateSync(path, 0)],
    ["was written to", (path: string) => appendFileSync(path, "x")],
    [
      "was replaced by one of the same size",
      (path: string) => writeFileSync(path, Buffer.alloc(readFileSync(path).length)),
    ],
  ])(
    "a base of which a blob %s is not built on any more, and the next tree takes its place",
    async (_, spoil) => {
      await using target = new Target(shell);
      await runWith(target, tree);
      await settled(target);
      const [blob = ""] = blobsOf(target);
      spoil(blob);
      // Not every find and every test knows less than a second.
      const later = Date.now() / 1_000 + 2;
      if (existsSync(blob)) utimesSync(blob, later, later);
      const whole = await runWith(target, changed, tree);
      expect(whole.onBase).toBe(false);
      expectTree(whole, changed);
      await settled(target);
      const next = await runWith(target, tree, changed);
      expect(next.onBase).toBe(true);
      expectTree(next, tree);
    },
  );

  test("a base that is removed while it is asked for is built all the same, or asked for no more", async () => {
    await using target = new Target(shell);
    await runWith(target, tree);
    await settled(target);
    rmSync(join(treeOf(target), "work"), { recursive: true });
    const { answer, ...asked } = await askWith(target);
    expect(answer.before?.isBase).toBe(true);
    const { answer: other, ...again } = await askWith(target);
    rmSync(treeOf(target), { recursive: true });
    const run = await answer.send(await payloadOf(asked, changed, tree));
    expect(plainTree(readTree(join(target.runDirectory(run.id), "work")))).toEqual(plainTree(changed));
    rmSync(join(target.home, "store/v1/blobs"), { recursive: true });
    await other.leave();
    const { answer: third, ...last } = await askWith(target, { submission: again.submission });
    expect(third.before?.isBase).not.toBe(true);
    await expect(third.send(await payloadOf(last, changed, tree))).rejects.toMatchObject({
      code: "base-lost",
    });
  });

  // busybox takes its own tools before those of the PATH.
  test.skipIf(shell === "busybox")(
    "a tree that another has replaced while it was taken is built anew",
    async () => {
      await using target = new Target(shell);
      await runWith(target, tree);
      await settled(target);
      const place = treeOf(target);
      const away = join(target.home, "away");
      // The other's rename comes between our look at the tree and our taking of it.
      writeFileSync(
        join(target.home, "bin/mv"),
        `#!/bin/sh\n[ "$1" != work ] || { /bin/mv '${place}' '${away}'; rm -rf '${away}/work/d1'; }\nexec /bin/mv "$@"\n`,
        { mode: 0o755 },
      );
      const next = await runWith(target, { ...tree, "d2/f2": file("changed\n") }, tree);
      expect(existsSync(away)).toBe(true);
      expectTree(next, { ...tree, "d2/f2": file("changed\n") });
    },
  );

  test("a base that cannot be built is lost, which the client is told, and the same submission may go without", async () => {
    await using target = new Target(shell);
    await runWith(target, tree);
    await settled(target);
    rmSync(join(treeOf(target), "work"), { recursive: true });
    // It is what it was when it is looked at, but it is no tar.
    const [blob = ""] = blobsOf(target);
    const bytes = readFileSync(blob);
    bytes.fill("#", 0, 512);
    await target.sh(`touch -r '${blob}' mtime`);
    writeFileSync(blob, bytes);
    await target.sh(`touch -r mtime '${blob}'`);
    const { answer, ...asked } = await askWith(target);
    expect(answer.before?.isBase).toBe(true);
    await expect(answer.send(await payloadOf(asked, changed, tree))).rejects.toMatchObject({
      code: "base-lost",
    });
    const whole = await runWith(target, changed, undefined, { request: { submission: asked.submission } });
    expectTree(whole, changed);
    await settled(target);
    expect((await runWith(target, tree, changed)).onBase).toBe(true);
  });

  test("of two jobs that build on one base at once both find their files", async () => {
    await using target = new Target(shell);
    await runWith(target, tree);
    await settled(target);
    const other: Tree = { ...tree, "d2/f2": file("other\n") };
    const both = await Promise.all([
      runWith(target, changed, tree),
      runWith(target, other, tree),
      runWith(target, tree, tree),
    ]);
    for (const [index, expected] of [changed, other, tree].entries()) {
      const sent = both[index];
      expect(sent?.onBase).toBe(true);
      if (sent !== undefined) expectTree(sent, expected);
    }
    await settled(target);
    // The last one stays, whichever that is.
    const { answer } = await askWith(target);
    await answer.leave();
    await settled(target);
    expect([changed, other, tree].map(signatureOf)).toContain(answer.before?.signatureFile);
    expect(plainTree(readTree(join(treeOf(target), "work")))).toEqual(
      plainTree(
        [changed, other, tree].find((each) => signatureOf(each) === answer.before?.signatureFile) ?? {},
      ),
    );
    expect(readdirSync(join(target.home, "store/v1/tmp"))).toEqual([]);
  });

  test("whoever asks and leaves, or does not want the base, leaves it for the next one", async () => {
    await using target = new Target(shell);
    await runWith(target, tree);
    await settled(target);
    const { answer } = await askWith(target);
    await answer.leave();
    await settled(target);
    expect(existsSync(join(treeOf(target), "work"))).toBe(true);
    const { answer: wanted, ...asked } = await askWith(target);
    const run = await wanted.send(await payloadOf(asked, changed, undefined));
    expect(plainTree(readTree(join(target.runDirectory(run.id), "work")))).toEqual(plainTree(changed));
    await settled(target);
    // Sent whole though nothing has changed.
    const { answer: third, ...same } = await askWith(target);
    expect(third.before?.signatureFile).toBe(signatureOf(changed));
    await third.send(await payloadOf(same, changed, undefined));
    await settled(target);
    expect((await runWith(target, tree, changed)).onBase).toBe(true);
  });

  test.each([
    ["another file than was signed", { ...tree, "d1/f1": file("x") }, "0\n"],
    ["a file less than was signed", Object.fromEntries(Object.entries(tree).slice(1)), "0\n"],
    ["a file more than was signed", { ...tree, more: file("") }, "0\n"],
  ])("a tree with %s becomes no base", async (_, sent) => {
    await using target = new Target(shell);
    const { answer, ...asked } = await askWith(target);
    const signed = await payloadOf(asked, tree, undefined);
    const { pack } = await payloadOf(asked, sent, undefined);
    await answer.send({ ...signed, pack });
    await settled(target);
    expect(existsSync(treeOf(target))).toBe(false);
    expect(blobsOf(target)).toEqual([]);
    expect(readdirSync(join(target.home, "store/v1/tmp"))).toEqual([]);
  });

  test("a supervisor that is killed while it adopts a tree leaves nothing but what is swept", async () => {
    await using target = new Target(shell);
    const many = manyFiles(2_000);
    await runWith(target, many);
    await settled(target);
    const before = readFileSync(join(treeOf(target), "layers"), "utf8");
    await runWith(target, { ...many, new: file("new\n") }, many);
    const place = join(target.home, "store/v1/tmp");
    const adopting = (): string[] =>
      readdirSync(place).filter((name) => existsSync(join(place, name, "tree/work")));
    await vi.waitFor(() => expect(adopting()).not.toEqual([]), { timeout: 20_000, interval: 2 });
    for (let left = target.processes(); left.length > 0; left = target.processes()) left.forEach(kill);
    expect(readFileSync(join(treeOf(target), "layers"), "utf8")).toBe(before);
    expect(adopting()).toHaveLength(1);
    await target.remote.collect();
    expect(readdirSync(place)).toEqual([]);
    const next = await runWith(target, changed, many);
    expect(next.onBase).toBe(true);
    expectTree(next, changed);
  });

  test("a run that nobody keeps may be removed as soon as it has ended, and its tree is the next base", async () => {
    await using target = new Target(shell);
    const { following } = await runWith(target, tree);
    expect(await target.remote.remove(following.id, following.submission)).toBe("removed");
    await settled(target);
    expect((await runWith(target, changed, tree)).onBase).toBe(true);
  });

  test("what trees take is counted, and goes when everything is to go", async () => {
    await using target = new Target(shell);
    await runWith(target, { big: file(Buffer.alloc(2_000_000, "x")), ...tree });
    await settled(target);
    const some = await target.remote.collect({ olderThanSeconds: 3_600 });
    expect(some.left).toMatchObject({ runs: 1 });
    expect(some.left.kib).toBeGreaterThan(3 * 1_950);
    const all = await target.remote.collect(everything);
    expect(all.left).toEqual({ runs: 0, kib: 0 });
    expect(all.removed.kib).toBe(some.left.kib);
    expect(readdirSync(join(target.home, "store/v1")).sort()).not.toContain("trees");
  });

  test("where there is no room for a base, the job runs all the same", async () => {
    using disk = mountSmallDisk();
    await using target = new Target(shell, { remoteDirectory: disk.path });
    const large: Tree = { data: file(Buffer.alloc(500_000, "x")) };
    const room = { kib: 500, files: 20 };
    const run = await runWith(target, large, undefined, { request: { room } });
    expect(await run.following.end()).toMatchObject({ kind: "exit", exitCode: 0 });
    await settled(target);
    expect(readdirSync(join(disk.path, "v1/tmp"))).toEqual([]);
    expect(existsSync(join(disk.path, "v1/trees"))).toBe(false);
  });

  test("trees make room for a job before runs do", async () => {
    using disk = mountSmallDisk();
    await using target = new Target(shell, { remoteDirectory: disk.path });
    const small: Tree = { data: file(Buffer.alloc(150_000, "x")) };
    const first = await runWith(target, small, undefined, { request: { room: { kib: 150, files: 5 } } });
    await settled(target);
    expect(readdirSync(join(disk.path, "v1/trees/trusted"))).toEqual([directoryKey]);
    const room = { kib: 300, files: 5 };
    const second = await target.start({ run: "exit 3" }, { room });
    expect(await second.end()).toMatchObject({ exitCode: 3 });
    expect(existsSync(join(disk.path, "v1/trees/trusted", directoryKey, "work"))).toBe(false);
    expect(readdirSync(join(disk.path, "v1/jobs"))).toContain(first.following.id);
  });
});

function expectTree({ work }: Sent, expected: Tree): void {
  expect(plainTree(readTree(work))).toEqual(plainTree(expected));
}

function treeOf(target: Target): string {
  return join(target.home, "store/v1/trees/trusted", directoryKey);
}

function blobsOf(target: Target): string[] {
  const directory = join(target.home, "store/v1/blobs");
  if (!existsSync(directory)) return [];
  return readdirSync(directory).flatMap((name) =>
    readdirSync(join(directory, name)).map((blob) => join(directory, name, blob)),
  );
}
