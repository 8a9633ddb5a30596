import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readTree, type ReadTreeOptions } from "../../src/workspace/walk.ts";
import type { Tree } from "../../src/job/tree.ts";
import { recordWarnings } from "./recorder.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

describe("a tree", () => {
  test("holds files, executables, links as text and empty directories, parents first, by the bytes of names", async () => {
    const directory = makeFiles({ "b/a": "hello\n", "b.c": "", "\u{1f600}": "", "\uff5e": "" });
    mkdirSync(join(directory, "empty"));
    symlinkSync("b/a", join(directory, "link"));
    chmodSync(join(directory, "b.c"), 0o744);
    const tree = await read(directory);
    expect(tree.entries.map(({ path, type }) => `${type} ${path}`)).toEqual([
      "directory b",
      "file b/a",
      "file b.c",
      "directory empty",
      "symlink link",
      "file \uff5e",
      "file \u{1f600}",
    ]);
    expect(tree.entries).toContainEqual({
      type: "file",
      path: "b/a",
      size: 6,
      executable: false,
      sha256: "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03",
    });
    expect(tree.entries).toContainEqual(expect.objectContaining({ path: "b.c", executable: true }));
    expect(tree.entries).toContainEqual({ type: "symlink", path: "link", target: "b/a" });
    expect(tree).toMatchObject({ directory, files: 4, bytes: 6 });
  });

  test("has the digest of the same content elsewhere, whatever its times and modes but x are", async () => {
    const files = { a: "1", "d/b": "2", "d/c": "3" };
    const one = makeFiles(files);
    const other = makeFiles(Object.fromEntries(Object.entries(files).reverse()));
    utimesSync(join(other, "a"), 1, 1);
    chmodSync(join(other, "d/b"), 0o600);
    expect((await read(other)).digest).toBe((await read(one)).digest);
    chmodSync(join(other, "d/b"), 0o700);
    expect((await read(other)).digest).not.toBe((await read(one)).digest);
  });

  test("hashes what is too large to be read at once", async () => {
    const content = randomBytes(5 * 1024 * 1024 + 1);
    const directory = makeFiles({ large: content });
    const sha256 = createHash("sha256").update(content).digest("hex");
    expect((await read(directory)).entries).toMatchObject([{ path: "large", size: content.length, sha256 }]);
  });

  test("of no directory is invalid", async () => {
    const directory = makeFiles({ file: "" });
    for (const path of ["file", "missing"]) {
      await expect(read(join(directory, path))).rejects.toMatchObject({ code: "invalid" });
    }
  });

  test("is read while the event loop goes on", async () => {
    const directory = makeFiles(Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`f${n}`, "x"])));
    let turns = 0;
    const turn = setInterval(() => (turns += 1), 1);
    onTestFinished(() => clearInterval(turn));
    await read(directory);
    expect(turns).toBeGreaterThan(1);
  });

  test("stops being read when the signal says so, with its reason", async () => {
    const directory = makeFiles(Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`f${n}`, "x"])));
    const reason = new Error("enough");
    await expect(read(directory, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  test("stops being read in the middle of a large file too", async () => {
    const directory = makeFiles({ large: randomBytes(3 * 1024 * 1024) });
    const reason = new Error("enough");
    await expect(read(directory, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  test("may be as deep as a path can be", async () => {
    const directory = makeFiles({ [`${"d/".repeat(1500)}file`]: "x" });
    const { entries } = await read(directory);
    expect(entries).toHaveLength(1501);
    expect(entries.at(-1)?.path).toBe(`${"d/".repeat(1500)}file`);
  });
});

describe("what is excluded", () => {
  test("follows gitignore's rules, those of .sshjobignore before those that are given", async () => {
    const directory = makeFiles({
      ".sshjobignore": "# comment\n*.log\n/build/\n!keep.log\n",
      "a.log": "",
      "A.LOG": "",
      "keep.log": "",
      "also.log": "",
      "build/out": "",
      "src/build/out": "",
      "tmp/x": "",
    });
    const paths = await pathsOf(directory, { exclude: ["tmp", "!also.log"] });
    expect(paths).toEqual([
      ".sshjobignore",
      "A.LOG",
      "also.log",
      "keep.log",
      "src",
      "src/build",
      "src/build/out",
    ]);
  });

  test("is not entered, so nothing in it can come back or be wrong", async () => {
    const directory = makeFiles({ "cache/keep": "" });
    makeFifos(directory, "cache/pipe");
    expect(await pathsOf(directory, { exclude: ["cache/", "!cache/keep"] })).toEqual([]);
  });

  test("is what git would exclude", async () => {
    const rules = [
      "*.o",
      "!main.o",
      "/top",
      "doc/**/x",
      "a b",
      "\\#c",
      "foo/*",
      "!foo/bar",
      "**/deep",
      "[ab].txt",
      "d?",
      "",
    ];
    const files = [
      "x.o",
      "main.o",
      "s/main.o",
      "top",
      "s/top",
      "doc/x",
      "doc/1/2/x",
      "a b",
      "#c",
      "foo/bar",
      "foo/baz",
    ];
    const directory = makeFiles(
      Object.fromEntries(
        [...files, "q/deep/f", "a.txt", "c.txt", "dd", "d/e", "s/d/e"].map((path) => [path, ""]),
      ),
    );
    execFileSync("git", ["init", "-q", directory]);
    writeFileSync(join(directory, ".git/info/exclude"), rules.join("\n"));
    const git = execFileSync("git", ["-C", directory, "ls-files", "-z", "--others", "--exclude-standard"]);
    const tree = await read(directory, { exclude: rules });
    const sent = tree.entries.filter(({ type }) => type === "file").map(({ path }) => path);
    expect(sent.sort()).toEqual(git.toString().split("\0").filter(Boolean).sort());
  });

  test("is .git at any depth, whether file or directory, whatever the rules say", async () => {
    const directory = makeFiles({ ".git/config": "", "sub/.git": "gitdir: x", "sub/.gitignore": "" });
    expect(await pathsOf(directory, { exclude: ["!.git"] })).toEqual(["sub", "sub/.gitignore"]);
  });

  test("is what is to be left out, wherever it lies", async () => {
    const directory = makeFiles({ "out/results/old": "", "out/kept": "" });
    const alias = join(temporaryDirectory(), "alias");
    symlinkSync(directory, alias);
    for (const leaveOut of [join(directory, "out/results"), join(alias, "out/results")]) {
      expect(await pathsOf(directory, { leaveOut: [leaveOut] })).toEqual(["out", "out/kept"]);
      expect(await pathsOf(alias, { leaveOut: [leaveOut] })).toEqual(["out", "out/kept"]);
    }
    const whole = ["out", "out/kept", "out/results", "out/results/old"];
    expect(await pathsOf(directory, { leaveOut: [dirname(directory), "/nowhere/at/all"] })).toEqual(whole);
  });

  test("is whatever begins as what a killed run may have left", async () => {
    const directory = makeFiles({ ".out.tmp-1/a": "", ".out.tmp-2": "", ".out": "", "in/.out.tmp-3": "" });
    const leaveOutPrefix = join(directory, ".out.tmp-");
    expect(await pathsOf(directory, { leaveOutPrefix })).toEqual([".out", "in", "in/.out.tmp-3"]);
    const elsewhere = join(dirname(directory), ".out.tmp-");
    expect(await pathsOf(directory, { leaveOutPrefix: elsewhere })).toHaveLength(6);
  });
});

describe("what cannot be sent", () => {
  test("is named all at once", async () => {
    const directory = makeFiles({ fine: "" });
    makeFifos(directory, "pipe one", "pipe\ntwo");
    writeFileSync(Buffer.concat([Buffer.from(`${directory}/bad-`), Buffer.from([0xff, 0xc3])]), "");
    symlinkSync(Buffer.from([0xfe]), join(directory, "odd link"));
    await expect(read(directory)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(
        /"bad-\\xFF\\xC3" \(its name is not UTF-8\).*"odd link" .*"pipe\\ntwo" \(a FIFO\), "pipe one" \(a FIFO\)/s,
      ) as string,
      hint: expect.stringContaining("exclude") as string,
    });
    expect(await pathsOf(directory, { exclude: ["pipe*", "bad-*", "odd link"] })).toEqual(["fine"]);
  });

  test("is a socket or a device too", async () => {
    await expect(read("/dev", { exclude: ["/*", "!/null"] })).rejects.toThrow('"null" (a device)');
  });

  test("is what we may not read", async () => {
    const directory = makeFiles({ "closed/file": "", secret: "" });
    chmodSync(join(directory, "closed"), 0);
    chmodSync(join(directory, "secret"), 0);
    chmodSync(directory, 0o755);
    await expect(asNobody(() => read(directory))).rejects.toThrow(
      '"closed" (it cannot be read: EACCES), "secret" (it cannot be read: EACCES)',
    );
    chmodSync(join(directory, "closed"), 0o700);
  });
});

describe("a warning is given once for", () => {
  test("links that lead out of the directory, which are sent as they are", async () => {
    const directory = makeFiles({ "d/file": "" });
    const targets = {
      "d/in": "../d/file",
      "d/out": "../../x",
      up: "..",
      absolute: "/etc/passwd",
      dangling: "no",
    };
    for (const [path, target] of Object.entries(targets)) symlinkSync(target, join(directory, path));
    const { warnings, emit } = recordWarnings();
    const { entries } = await read(directory, { emit });
    expect(entries.filter(({ type }) => type === "symlink")).toHaveLength(5);
    expect(warnings).toEqual([expect.stringMatching(/\(3\): "absolute", "d\/out", "up"\.$/)]);
  });

  test("git LFS pointers", async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 12345\n`;
    const large = pointer + " ".repeat(1024);
    const names = Array.from({ length: 7 }, (_, n) => [`model${n}.bin`, pointer] as const);
    const { warnings, emit } = recordWarnings();
    await read(makeFiles({ ...Object.fromEntries(names), large }), { emit });
    expect(warnings).toEqual([expect.stringMatching(/`lfs: true`.*\(7\): "model0.bin".* and 2 more\.$/)]);
  });

  test("submodules that were not checked out", async () => {
    const directory = makeFiles({
      ".gitmodules":
        '[submodule "a"]\n\tpath = lib/a\n\turl = x\n[submodule "b"]\r\n\tpath = "lib/b"\r\n\turl = x\n',
      "lib/a/.git": "gitdir: ../../.git/modules/a",
    });
    mkdirSync(join(directory, "lib/b"));
    const { warnings, emit } = recordWarnings();
    await read(directory, { emit });
    expect(warnings).toEqual([expect.stringMatching(/`submodules: true`.*\(1\): "lib\/b"\.$/)]);
  });

  test("names that only normalisation tells apart, in one directory", async () => {
    const directory = makeFiles({
      "caf\u00e9": "",
      "cafe\u0301": "",
      "x/cafe\u0301": "",
      Case: "",
      case: "",
    });
    const { warnings, emit } = recordWarnings();
    await read(directory, { emit });
    expect(warnings).toEqual([expect.stringMatching(/normalisation .*\(1\): /)]);
  });
});

function makeFiles(files: Readonly<Record<string, string | Buffer>>): string {
  const directory = temporaryDirectory();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(directory, dirname(path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  return directory;
}

async function read(directory: string, options: Partial<ReadTreeOptions> = {}): Promise<Tree> {
  return readTree(directory, { exclude: [], emit: () => undefined, ...options });
}

async function pathsOf(directory: string, options: Partial<ReadTreeOptions>): Promise<string[]> {
  return (await read(directory, options)).entries.map(({ path }) => path);
}

function makeFifos(cwd: string, ...names: string[]): void {
  execFileSync("sh", ["-c", 'mkfifo "$@"', "sh", ...names], { cwd });
}

/** To root nothing is unreadable. */
async function asNobody<Value>(act: () => Promise<Value>): Promise<Value> {
  if (process.geteuid?.() !== 0) return act();
  process.seteuid?.(65534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}
