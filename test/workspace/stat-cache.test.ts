import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Emit } from "../../src/events.ts";
import type { Tree } from "../../src/job/tree.ts";
import { StatCache } from "../../src/workspace/stat-cache.ts";
import { readTree } from "../../src/workspace/walk.ts";
import { recordWarnings } from "./recorder.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

/** A digest that no content has: where it turns up, the cache was believed. */
const marked = "0".repeat(64);

const long = new Date("2026-01-01T00:00:00Z");

describe("a directory that is read with what is known of it", () => {
  test("has the same digest the first time, the second, and after any changes", async () => {
    const name = fc.constantFrom("a", "b", "d/a", "d/b", "d/e/\u00e9", "new\nline");
    const change: fc.Arbitrary<Step> = fc.oneof(
      fc.record({ path: name, content: fc.constantFrom("1", "2", "3", "other") }),
      fc.record({ path: name, mode: fc.constantFrom(0o644, 0o755) }),
      fc.record({ path: name }),
      fc.record({ path: name, movedTo: name }),
    );
    const rounds = fc.array(fc.array(change, { maxLength: 4 }), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(rounds, async (all) => {
        const { root, read } = makePlace();
        mkdirSync(join(root, "d/e"), { recursive: true });
        for (const changes of all) {
          for (const step of changes) apply(root, step);
          const { digest, entries } = await plain(root);
          expect(await read()).toMatchObject({ digest, entries });
          await settle(root);
          expect(await read()).toMatchObject({ digest, entries });
        }
      }),
      { numRuns: 20 },
    );
  });

  test("is not read again where nothing changed", async () => {
    const { root, file, mark, read } = makePlace();
    makeFile(root, "same", "content");
    await mark("same");
    expect(digests(await read())).toEqual({ same: marked });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test.each<[string, (path: string) => void]>([
    ["was touched", (path) => utimesSync(path, new Date(), new Date())],
    ["got other content of the same size and its time back", (path) => rewrite(path, "CONTENT")],
    ["grew and got its time back", (path) => rewrite(path, "content and more")],
    ["became executable", (path) => chmodSync(path, 0o755)],
    ["was replaced by one like it", (path) => replace(path, "CONTENT")],
  ])("is read again where a file %s", async (_, change) => {
    const { root, mark, read } = makePlace();
    const path = makeFile(root, "file", "content");
    makeFile(root, "same", "content");
    await mark("file", "same");
    change(path);
    const expected = digests(await plain(root));
    expect(digests(await read())).toEqual({ file: expected["file"], same: marked });
  });

  test("remembers of a changed directory what is there, and nothing else", async () => {
    const { root, file, mark, read } = makePlace();
    for (const name of ["gone", "here"]) makeFile(root, name, name);
    await mark("gone", "here");
    unlinkSync(join(root, "gone"));
    makeFile(root, "new", "new");
    await settle(root);
    await read();
    const kept = readFileSync(file).toString("latin1");
    expect(kept).toContain("here");
    expect(kept).toContain("new");
    expect(kept).not.toContain("gone");
  });

  test("still warns of LFS pointers", async () => {
    const { root, read } = makePlace();
    makeFile(root, "image", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
    for (let n = 0; n < 2; n += 1) {
      const { warnings, emit } = recordWarnings();
      await read(emit);
      expect(warnings).toEqual([expect.stringContaining("LFS")]);
    }
  });
});

describe("a tree that was read", () => {
  test("knows its files while they are what they were", async () => {
    const { root, read } = makePlace();
    const names = ["a", "b", "c"];
    for (const name of names) makeFile(root, name, name);
    await settle(root);
    for (const tree of [await plain(root), await read(), await read()]) {
      expect(names.toReversed().filter((name) => isUnchanged(tree, name))).toEqual(["c", "b", "a"]);
      expect(names.filter((name) => isUnchanged(tree, name))).toEqual(names);
    }
    const tree = await read();
    rewrite(join(root, "a"), "A");
    replace(join(root, "c"), "C");
    expect(names.filter((name) => isUnchanged(tree, name))).toEqual(["b"]);
    expect(tree.isUnchanged("d", lstatSync(join(root, "b")))).toBe(false);
  });

  test("knows no file that may change again within the same tick", async () => {
    const { root, read } = makePlace();
    const path = makeFile(root, "file", "content");
    utimesSync(path, soon(), soon());
    await settle(root);
    expect(isUnchanged(await plain(root), "file")).toBe(false);
    expect(isUnchanged(await read(), "file")).toBe(false);
  });
});

describe("a file is not remembered when", () => {
  test("it changed just before: a second change could have the same time", async () => {
    const { root, read } = makePlace();
    const path = join(root, "file");
    for (let n = 0; n < 50; n += 1) {
      writeFileSync(path, `content ${n % 10}`);
      expect((await read()).digest).toBe((await plain(root)).digest);
    }
  });

  test.each<[string, number]>([
    ["now", 0],
    ["within a tick of a coarse clock", -10],
    ["in the future, as the clock was wrong", 3_600_000],
  ])("its time is %s", (_, offset) => {
    expect(remembers(makePlace(), (now) => now + offset + 0.5)).toBe(false);
  });

  test("its file system may count in pairs of seconds, and it changed within the last", () => {
    const second = (now: number): number => Math.floor(now / 1000) * 1000;
    expect(remembers(makePlace(), (now) => second(now) - 1000)).toBe(false);
    expect(remembers(makePlace(), (now) => second(now) - 3000)).toBe(true);
    expect(remembers(makePlace(), (now) => second(now) - 999.5)).toBe(true);
  });
});

describe("a cache is not believed when", () => {
  test.each<[string, (file: string) => void]>([
    ["it is cut", (file) => writeFileSync(file, readFileSync(file).subarray(0, -1))],
    ["it is empty", (file) => writeFileSync(file, "")],
    ["it has only its head", (file) => writeFileSync(file, readFileSync(file).subarray(0, 56))],
    ["a bit of it flipped", (file) => flip(file, 100)],
    ["it has another version", (file) => flip(file, 19)],
    ["it is from the future: the clock was set back", (file) => utimesSync(file, soon(), soon())],
    ["others may write to it", (file) => chmodSync(file, 0o606)],
    ["its group may write to it", (file) => chmodSync(file, 0o660)],
    ["it is a link", replaceByLink],
    ["it is a directory", replaceByDirectory],
  ])("%s", async (_, change) => {
    const { root, file, mark, read } = makePlace();
    makeFile(root, "file", "content");
    await mark("file");
    change(file);
    expect((await read()).digest).toBe((await plain(root)).digest);
  });

  test.runIf(process.geteuid?.() === 0)("it is somebody else's", async () => {
    const { root, file, mark, read } = makePlace();
    makeFile(root, "file", "content");
    await mark("file");
    chownSync(file, 12345, 12345);
    expect((await read()).digest).toBe((await plain(root)).digest);
  });

  test("it is of another directory", async () => {
    const { root, file, mark } = makePlace();
    makeFile(root, "file", "content");
    await mark("file");
    const stats = StatCache.load(file, join(root, ".."));
    expect(stats.find("file", lstatSync(join(root, "file")))).toBeUndefined();
  });
});

describe("where no cache can be kept", () => {
  test("the directory is read all the same", async () => {
    const { root } = makePlace();
    makeFile(root, "file", "content");
    const { digest } = await plain(root);
    const stats = StatCache.load(join(root, "file/cache"), root);
    expect(await readTree(root, { exclude: [], emit: () => undefined, stats })).toMatchObject({ digest });
    stats.save();
    expect(readdirSync(root)).toEqual(["file"]);
  });

  test("nothing is left beside it", async () => {
    const { root, file, read } = makePlace();
    makeFile(root, "file", "content");
    mkdirSync(file, { recursive: true });
    await read();
    expect(readdirSync(join(file, ".."))).toEqual(["stats"]);
  });
});

interface Place {
  readonly root: string;
  /** Where the cache is kept. */
  readonly file: string;
  /** Makes the cache tell of these files that they have a digest that is wrong, as soon as it takes them. */
  readonly mark: (...names: string[]) => Promise<void>;
  /** Reads the directory as a job does. */
  readonly read: (emit?: Emit) => Promise<Tree>;
}

function makePlace(): Place {
  const base = temporaryDirectory();
  const [root, file] = [join(base, "root"), join(base, "cache/stats")];
  mkdirSync(root);
  return {
    root,
    file,
    mark: async (...names) => {
      await settle(root);
      const cache = StatCache.load(file, root);
      for (const name of names) cache.remember(name, lstatSync(join(root, name)), marked);
      cache.save();
    },
    read: async (emit = () => undefined) => {
      const stats = StatCache.load(file, root);
      const tree = await readTree(root, { exclude: [], emit, stats });
      stats.save();
      return tree;
    },
  };
}

/** Waits until what was just made is old enough to be remembered. */
async function settle(root: string): Promise<void> {
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" });
  const newest = Math.max(0, ...paths.map((path) => lstatSync(join(root, path)).ctimeMs));
  await expect.poll(() => Date.now() - newest, { interval: 10 }).toBeGreaterThan(60);
}

/** Whether a file whose times, seen from now, are these is known to the next walk. */
function remembers({ root, file }: Place, timeOf: (now: number) => number): boolean {
  const path = makeFile(root, "file", "content");
  const cache = StatCache.load(file, root);
  const time = timeOf(Date.now());
  const stats = Object.assign(lstatSync(path), { mtimeMs: time, ctimeMs: time });
  cache.remember("file", stats, marked);
  cache.save();
  return StatCache.load(file, root).find("file", stats) === marked;
}

/** A file whose time of change is long ago, whatever the other one says. */
function makeFile(root: string, name: string, content: string): string {
  const path = join(root, name);
  writeFileSync(path, content);
  utimesSync(path, long, long);
  return path;
}

function rewrite(path: string, content: string): void {
  writeFileSync(path, content);
  utimesSync(path, long, long);
}

function replace(path: string, content: string): void {
  rewrite(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}

function replaceByLink(file: string): void {
  renameSync(file, `${file}.real`);
  symlinkSync(`${file}.real`, file);
}

function replaceByDirectory(file: string): void {
  unlinkSync(file);
  mkdirSync(file);
}

function soon(): Date {
  return new Date(Date.now() + 3_600_000);
}

function flip(file: string, at: number): void {
  const content = readFileSync(file);
  content.writeUInt8(content.readUInt8(at) ^ 1, at);
  writeFileSync(file, content);
}

interface Step {
  readonly path: string;
  readonly content?: string;
  readonly mode?: number;
  readonly movedTo?: string;
}

/** Without a content, mode or new name the file goes away. */
function apply(root: string, { path, content, mode, movedTo }: Step): void {
  const absolute = join(root, path);
  if (content !== undefined) rewrite(absolute, content);
  else if (!existsSync(absolute)) return;
  else if (mode !== undefined) chmodSync(absolute, mode);
  else if (movedTo !== undefined) renameSync(absolute, join(root, movedTo));
  else unlinkSync(absolute);
}

function isUnchanged(tree: Tree, name: string): boolean {
  return tree.isUnchanged(name, lstatSync(join(tree.directory, name)));
}

async function plain(root: string): Promise<Tree> {
  return readTree(root, { exclude: [], emit: () => undefined });
}

function digests({ entries }: Tree): Record<string, string> {
  return Object.fromEntries(
    entries.flatMap((entry) => (entry.type === "file" ? [[entry.path, entry.sha256]] : [])),
  );
}
