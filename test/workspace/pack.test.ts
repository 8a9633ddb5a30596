import { randomBytes } from "node:crypto";
import { execFile, execFileSync, spawn } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Tree } from "../../src/job/tree.ts";
import { memoryItem } from "../../src/workspace/archive-items.ts";
import { packedSize, packTree } from "../../src/workspace/pack.ts";
import { readTree } from "../../src/workspace/walk.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

describe("a packed tree", () => {
  test.each([
    ["GNU tar", ["tar", "-xf", "-"]],
    ["busybox tar", ["busybox", "tar", "-xf", "-"]],
  ])("of 5,000 files with odd names arrives identical through %s", async (_, [command = "", ...args]) => {
    const tree = await read(makeOddTree());
    expect(tree.files).toBeGreaterThanOrEqual(5000);
    const arrived = temporaryDirectory();
    const extracting = spawn(command, args, { cwd: arrived, stdio: ["pipe", "inherit", "inherit"] });
    const ended = new Promise((resolve) => extracting.once("exit", resolve));
    await pipeline(packTree(tree, { prefix: "" }), extracting.stdin);
    expect(await ended).toBe(0);
    expect((await read(arrived)).digest).toBe(tree.digest);
  });

  test("says nothing of its maker: owner, time and modes are always the same", async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, "d"), { mode: 0o700 });
    writeFileSync(join(directory, "d/file"), "1", { mode: 0o600 });
    writeFileSync(join(directory, "run"), "2", { mode: 0o700 });
    symlinkSync("run", join(directory, "link"));
    const before = [{ path: "spec", content: Buffer.from("first"), mode: 0o600 }];
    const after = [memoryItem({ path: "complete", content: Buffer.alloc(0), mode: 0o400 })];
    const archive = await buffer(packTree(await read(directory), { prefix: "work/", before, after }));
    const options = { input: archive, env: { TZ: "UTC" } };
    const listing = execFileSync("tar", ["-tv", "--full-time", "--numeric-owner"], options).toString();
    expect(listing.replaceAll(/ +/g, " ")).toBe(
      [
        "-rw------- 0/0 5 1980-01-02 00:00:00 spec",
        "drwxr-xr-x 0/0 0 1980-01-02 00:00:00 work",
        "drwxr-xr-x 0/0 0 1980-01-02 00:00:00 work/d",
        "-rw-r--r-- 0/0 1 1980-01-02 00:00:00 work/d/file",
        "lrwxrwxrwx 0/0 0 1980-01-02 00:00:00 work/link -> run",
        "-rwxr-xr-x 0/0 1 1980-01-02 00:00:00 work/run",
        "-r-------- 0/0 0 1980-01-02 00:00:00 complete",
        "",
      ].join("\n"),
    );
  });

  test("is exactly as long as was foretold", async () => {
    const name = fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 8 }),
      fc.stringMatching(/^a{90,200}$/),
    );
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));
    await fc.assert(
      fc.asyncProperty(
        path,
        path,
        fc.nat(2000),
        fc.constantFrom("", "work/"),
        async (one, other, size, prefix) => {
          const layout = {
            prefix,
            before: [{ path: one, content: Buffer.alloc(size), mode: 0o644 }],
          };
          const tree: Tree = {
            directory: "/nowhere",
            fileOf: (path) => `/nowhere/${path}`,
            entries: [
              { type: "directory", path: one },
              { type: "symlink", path: other, target: one },
            ],
            digest: "",
            files: 0,
            bytes: 0,
            isUnchanged: () => false,
          };
          expect((await buffer(packTree(tree, layout))).length).toBe(packedSize(tree, layout));
        },
      ),
    );
  });

  test("can be had in parts, which are what they are in the whole", async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, "\u00e9"));
    for (let n = 0; n < 60; n += 1) writeFileSync(join(directory, "\u00e9", String(n)), randomBytes(n * 300));
    writeFileSync(join(directory, "large"), randomBytes(900_001));
    const tree = await read(directory);
    const after = [memoryItem({ path: "complete", content: Buffer.from("end"), mode: 0o600 })];
    const layout = { prefix: "work/", after };
    const whole = await buffer(packTree(tree, layout));
    const offset = fc.nat(whole.length);
    await fc.assert(
      fc.asyncProperty(offset, offset, async (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const part = await buffer(packTree(tree, { ...layout, range: { from, to } }));
        expect(part.equals(whole.subarray(from, to))).toBe(true);
        const rest = await buffer(packTree(tree, { ...layout, range: { from } }));
        expect(rest.equals(whole.subarray(from))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("from a byte on does not read what stands before it, and takes no file of another size", async () => {
    const { tree } = await makeSteadyTree(1000);
    const whole = await buffer(packTree(tree, { prefix: "" }));
    writeFileSync(join(tree.directory, "c/file"), "x".repeat(1001));
    rmSync(join(tree.directory, "a/file"));
    const range = { from: whole.length - 1500 };
    await expect(buffer(packTree(tree, { prefix: "", range }))).rejects.toMatchObject({
      code: "input-changed",
      message: expect.stringContaining('"c/file" has another size') as string,
    });
    writeFileSync(join(tree.directory, "c/file"), "x".repeat(1000));
    expect((await buffer(packTree(tree, { prefix: "", range }))).length).toBe(1500);
  });

  test("comes in large chunks that onBytes counts", async () => {
    const directory = temporaryDirectory();
    for (let n = 0; n < 500; n += 1) writeFileSync(join(directory, String(n)), Buffer.alloc(n));
    writeFileSync(join(directory, "large"), Buffer.alloc(1_000_000));
    const tree = await read(directory);
    const counted: number[] = [];
    const sizes: number[] = [];
    const stream = packTree(tree, { prefix: "", onBytes: (bytes) => counted.push(bytes) });
    for await (const chunk of stream) sizes.push((chunk as Buffer).length);
    expect(counted).toEqual(sizes);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(packedSize(tree, { prefix: "" }));
    expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThanOrEqual(64 * 1024);
  });

  test("of a sparse gigabyte takes little memory", async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "sparse"), "");
    truncateSync(join(directory, "sparse"), 1024 ** 3);
    const script = fileURLToPath(new URL("pack-and-measure.ts", import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script, directory]);
    const { bytes, grownBytes } = JSON.parse(stdout) as { bytes: number; grownBytes: number };
    expect(bytes).toBe(1024 ** 3 + 2 * 512 + 512);
    expect(grownBytes).toBeLessThan(100 * 1024 ** 2);
  });
});

describe.each([
  ["small", 1000],
  ["large", 1_000_000],
])("a %s file that was hashed and then", (_, size) => {
  test.each<[string, (path: string) => void]>([
    ["went away", (path) => unlinkSync(path)],
    ["became a link to its like", (path) => replaceByLink(path)],
    ["became a directory", (path) => replaceByDirectory(path)],
  ])("%s ends the packing, and is named", async (_, change) => {
    const { tree, path } = await makeSteadyTree(size);
    change(path);
    await expect(buffer(packTree(tree, { prefix: "" }))).rejects.toMatchObject({
      name: "JobError",
      code: "input-changed",
      message: expect.stringContaining('"b/file"') as string,
    });
  });

  test.each<[string, string]>([
    ["got other content of that size", "y".repeat(size)],
    ["grew", "x".repeat(size + 1)],
    ["grew much", "x".repeat(size + 700_000)],
    ["shrank", "x".repeat(size - 1)],
    ["became empty", ""],
  ])("%s is packed as it is now, and told of once", async (_, content) => {
    const { tree, path } = await makeSteadyTree(size);
    writeFileSync(path, content);
    const { changed, files } = await packAndRead(tree);
    expect(changed).toEqual(["b/file"]);
    expect(files).toEqual({ "a/file": "x".repeat(size), "b/file": content, "c/file": "x".repeat(size) });
  });
});

describe("a file that changes while it is packed", () => {
  const size = 3_000_000;

  test("is cut where it ended at first if it grows, and is as it was hashed", async () => {
    const { tree, path } = await makeSteadyTree(size);
    const { changed, files } = await packAndRead(tree, () => appendFileSync(path, "more"));
    expect(changed).toEqual([]);
    expect(files["b/file"]).toBe("x".repeat(size));
    expect(files["c/file"]).toBe("x".repeat(size));
  });

  test("ends the packing if it shrinks, and is named", async () => {
    const { tree, path } = await makeSteadyTree(size);
    const packing = packAndRead(tree, () => truncateSync(path, 10));
    await expect(packing).rejects.toMatchObject({
      code: "input-changed",
      message: expect.stringContaining('"b/file" became shorter while it was read') as string,
    });
  });
});

describe("a packing that nobody reads on", () => {
  test("closes its files", async () => {
    const { tree } = await makeSteadyTree(5_000_000);
    const before = openFiles();
    const stream = packTree(tree, { prefix: "" });
    for await (const chunk of stream) {
      expect(chunk).toBeInstanceOf(Buffer);
      break;
    }
    expect(stream.destroyed).toBe(true);
    await expect.poll(openFiles).toBe(before);
  });

  test("ends when the signal says so", async () => {
    const { tree } = await makeSteadyTree(5_000_000);
    const stop = new AbortController();
    const before = openFiles();
    const stream = packTree(tree, { prefix: "", onBytes: () => stop.abort(), signal: stop.signal });
    await expect(buffer(stream)).rejects.toMatchObject({ name: "AbortError" });
    await expect.poll(openFiles).toBe(before);
  });
});

async function read(directory: string): Promise<Tree> {
  return readTree(directory, { exclude: [], emit: () => undefined });
}

async function makeSteadyTree(size: number): Promise<{ tree: Tree; path: string }> {
  const directory = temporaryDirectory();
  for (const name of ["a", "b", "c"]) mkdirSync(join(directory, name));
  for (const name of ["a/file", "b/file", "c/file"]) writeFileSync(join(directory, name), "x".repeat(size));
  return { tree: await read(directory), path: join(directory, "b/file") };
}

/** Packs the tree and unpacks that. `change` is done once, when half of the second file is on its way. */
async function packAndRead(
  tree: Tree,
  change?: () => void,
): Promise<{ changed: string[]; files: Record<string, string> }> {
  const changed: string[] = [];
  let bytes = 0;
  let hasChanged = change === undefined;
  const halfway = tree.bytes / 2;
  const archive = await buffer(
    packTree(tree, {
      prefix: "",
      onChanged: (path) => changed.push(path),
      onBytes: (more) => {
        bytes += more;
        if (hasChanged || bytes < halfway) return;
        hasChanged = true;
        change?.();
      },
    }),
  );
  const arrived = temporaryDirectory();
  execFileSync("tar", ["-xf", "-", "-C", arrived], { input: archive });
  const names = ["a/file", "b/file", "c/file"];
  return {
    changed,
    files: Object.fromEntries(names.map((name) => [name, readFileSync(join(arrived, name), "utf8")])),
  };
}

function replaceByDirectory(path: string): void {
  unlinkSync(path);
  mkdirSync(path);
}

function replaceByLink(path: string): void {
  unlinkSync(path);
  symlinkSync("../a/file", path);
}

function openFiles(): number {
  return readdirSync("/proc/self/fd").length;
}

/** Names that have broken something somewhere, then many more, with every kind of entry among them. */
function makeOddTree(): string {
  const directory = temporaryDirectory();
  const odd = [
    " ",
    "  lead",
    "trail ",
    "new\nline",
    "-rf",
    "--checkpoint-action=exec=false",
    "a'b",
    'a"b',
    "a\\b",
    "\\n",
    "$(id)",
    "`id`",
    "*",
    "?",
    "[a]",
    "{a,b}",
    "~",
    "#",
    "!",
    "&",
    ";",
    "|",
    "<>",
    "%s",
    "%2e",
    "=",
    "a=b",
    "@file",
    "+x",
    ":",
    "C:",
    "tab\there",
    "\u0001",
    "\u007f",
    "\u{1f600}",
    "\u{1f468}\u200d\u{1f469}",
    "e\u0301",
    "\u00e9",
    "\ufeff",
    "\u202egnp",
    "...",
    ".hidden",
    "PaxHeader",
    "././@LongLink",
  ].map((name) => name.replaceAll("/", "_"));
  const long = ["x".repeat(255), "\u00e9".repeat(127), "y".repeat(100), "y".repeat(101), "z".repeat(99)];
  let count = 0;
  for (const name of [...odd, ...long]) {
    writeFileSync(join(directory, name), name);
    mkdirSync(join(directory, "d", name), { recursive: true });
    writeFileSync(join(directory, "d", name, name), "");
    symlinkSync(`d/${name}`, join(directory, `l${name}`.slice(0, 120)));
    count += 2;
  }
  const deep = join(directory, ...Array.from({ length: 60 }, (_, n) => `level-${n}`));
  mkdirSync(deep, { recursive: true });
  writeFileSync(join(deep, "bottom"), "deep");
  symlinkSync(`${"../".repeat(60)}level-0`, join(deep, "up"));
  symlinkSync("/absolute/\u00e9", join(directory, "absolute"));
  symlinkSync("dangling", join(directory, "dangling"));
  mkdirSync(join(directory, "empty/also-empty"), { recursive: true });
  mkdirSync(join(directory, "many"));
  for (let n = 0; count < 5000; n += 1, count += 1) {
    writeFileSync(join(directory, "many", `${n} ${odd[n % odd.length] ?? ""}`), "c".repeat(n % 1500));
  }
  writeFileSync(join(directory, "several pieces"), Buffer.alloc(700_001, "piece"));
  chmodSync(join(directory, "many", `0 ${odd[0] ?? ""}`), 0o755);
  return directory;
}
