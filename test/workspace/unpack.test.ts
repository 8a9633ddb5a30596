import { execFileSync } from "node:child_process";
import { hash, randomBytes } from "node:crypto";
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { JobError } from "../../src/errors.ts";
import { memberPath } from "../../src/workspace/member-path.ts";
import { packTree } from "../../src/workspace/pack.ts";
import { Secret } from "../../src/secret.ts";
import { SecretSearch } from "../../src/workspace/secret-search.ts";
import { unpackResults } from "../../src/workspace/unpack.ts";
import { readTree } from "../../src/workspace/walk.ts";
import { paxHeader, rawTar } from "./raw-tar.ts";
import { recordWarnings } from "./recorder.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

describe("results", () => {
  test.each([
    ["GNU tar", ["tar", "--format=gnu", "-cf", "-", "."]],
    ["GNU tar in pax format", ["tar", "--format=pax", "-cf", "-", "."]],
    ["GNU tar in ustar format", ["tar", "--format=ustar", "-cf", "-", "."]],
    ["busybox tar", ["busybox", "tar", "-cf", "-", "."]],
  ])("packed by %s arrive as they were", async (_, [command = "", ...args]) => {
    const made = makeResults();
    const { place, warnings } = await unpack(run(made, command, ...args));
    const [before, after] = [await digest(made), await digest(place)];
    expect(after).toBe(before);
    expect(warnings).toEqual([]);
  });

  test("are listed with what they are", async () => {
    const made = makeResults();
    const { entries } = await unpack(run(made, "tar", "-cf", "-", "bin", "link", "empty"));
    expect(entries.sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: "bin", type: "directory", size: 0, executable: false },
      {
        path: "bin/tool",
        type: "file",
        size: 9,
        executable: true,
        sha256: hash("sha256", "#!/bin/sh"),
      },
      { path: "empty", type: "directory", size: 0, executable: false },
      { path: "link", type: "symlink", size: 0, executable: false, target: "bin/tool" },
    ]);
  });

  test("are searched for secrets while they come, if that is wanted", async () => {
    const large = Buffer.alloc(700_000, "x");
    large.write("hunter2hunter2", 600_000);
    const tar = rawTar(
      { name: "small", content: "a hunter2hunter2 b" },
      { name: "large", content: large },
      { name: "small and clean", content: "a hunter2 b" },
      { name: "large and clean", content: Buffer.alloc(700_000, "x") },
    );
    const search = new SecretSearch([new Secret("hunter2hunter2")]);
    const place = join(temporaryDirectory(), "results");
    const { emit } = recordWarnings();
    const entries = await unpackResults(Readable.from([tar]), place, { search, emit });
    expect(entries.map((entry) => [entry.path, entry.type === "file" && entry.holdsSecret])).toEqual([
      ["small", true],
      ["large", true],
      ["small and clean", false],
      ["large and clean", false],
    ]);
    expect(readFileSync(join(place, "large")).equals(large)).toBe(true);
  });

  test("may come as several archives, one behind the other", async () => {
    const made = makeResults();
    const archives = ["bin", "deep", "link"].map((name) =>
      execFileSync("tar", ["-cf", "-", name], { cwd: made }),
    );
    const { place } = await unpack(Readable.from(archives));
    expect(readdirSync(place).sort()).toEqual(["bin", "deep", "link"]);
  });

  test("that are hard links become copies, and links to links stay links", async () => {
    const made = makeResults();
    linkSync(join(made, "bin/tool"), join(made, "same tool"));
    linkSync(join(made, "link"), join(made, "same link"));
    const { place, warnings } = await unpack(run(made, "tar", "-cf", "-", "."));
    expect(await digest(place)).toBe(await digest(made));
    expect(statSync(join(place, "same tool")).nlink).toBe(1);
    expect(warnings).toEqual([]);
  });

  test("have only modes 0755 and 0644, less the umask", async () => {
    const umask = process.umask(0o027);
    onTestFinished(() => void process.umask(umask));
    const modes = { setuid: 0o4755, setgid: 0o2644, sticky: 0o1777, secret: 0o600, none: 0o000 };
    const members = Object.entries(modes).map(([name, mode]) => ({ name, mode }));
    const { place } = await unpack(Readable.from([rawTar(...members)]));
    const found = Object.keys(modes).map((name) => statSync(join(place, name)).mode & 0o7777);
    expect(found).toEqual([0o750, 0o640, 0o750, 0o640, 0o640]);
  });

  test("whose names are not UTF-8 arrive under escaped ones, with a warning", async () => {
    const made = temporaryDirectory();
    const raw = Buffer.concat([Buffer.from("caf"), Buffer.from([0xe9]), Buffer.from("\u{1f600}")]);
    writeFileSync(Buffer.concat([Buffer.from(`${made}/`), raw]), "old");
    symlinkSync(raw, join(made, "to it"));
    for (const command of ["tar", "busybox"]) {
      const words = command === "busybox" ? ["tar", "-cf", "-", "."] : ["-cf", "-", "."];
      const { place, warnings } = await unpack(run(made, command, ...words));
      expect(readdirSync(place).sort()).toEqual(["caf%E9\u{1f600}", "to it"]);
      expect(readFileSync(join(place, "to it"), "utf8")).toBe("old");
      expect(warnings).toEqual([expect.stringMatching(/not UTF-8 .*\(1\): "caf%E9/)]);
    }
  });

  test("whose names pax could not keep arrive under escaped ones, with a warning", async () => {
    const path = Buffer.concat([Buffer.from("caf"), Buffer.from([0xe9])]);
    const archive = rawTar(paxHeader({ hdrcharset: "BINARY", path }), { name: "x", content: "old" });
    const { place, warnings } = await unpack(Readable.from([archive]));
    expect(readdirSync(place)).toEqual(["caf%E9"]);
    expect(warnings).toEqual([expect.stringContaining("not UTF-8")]);
  });

  test("may have names that shells, Windows or lists of lines would mind", async () => {
    const names = [
      "back\\slash",
      "new\nline",
      "-rf",
      "a:b",
      "C:name",
      " ",
      "...",
      "NUL",
      "%41",
      "x".repeat(255),
    ];
    const members = names.flatMap((name) => [
      paxHeader({ path: `./d//${name}` }),
      { name: "x", content: name },
    ]);
    const { place } = await unpack(Readable.from([rawTar(...members)]));
    expect(readdirSync(join(place, "d")).sort()).toEqual([...names].sort());
  });

  test("that differ by case only arrive both where the file system can tell them apart", async () => {
    const members = ["Result", "result"].map((name) => ({ name, content: name }));
    const { place } = await unpack(Readable.from([rawTar(...members)]));
    for (const name of ["Result", "result"]) expect(readFileSync(join(place, name), "utf8")).toBe(name);
  });

  test("that tar wrote sparsely are left out with a warning, and the others arrive", async () => {
    const made = makeResults();
    writeFileSync(join(made, "sparse"), "start");
    truncateSync(join(made, "sparse"), 10_000_000);
    for (const format of ["gnu", "pax"]) {
      const { place, warnings } = await unpack(
        run(made, "tar", `--format=${format}`, "--sparse", "-cf", "-", "."),
      );
      expect(warnings).toEqual([expect.stringMatching(/^Sparse .*"sparse"/)]);
      expect(readdirSync(place)).toEqual(readdirSync(made).filter((name) => name !== "sparse"));
    }
  });

  test("are the same wherever the archive is cut on its way", async () => {
    const made = makeResults();
    const archive = execFileSync("tar", ["-cf", "-", "."], { cwd: made, maxBuffer: 1024 ** 3 });
    const whole = await digest(made);
    const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 200_000 })), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(sizes, async (lengths) => {
        const { place } = await unpack(Readable.from(inPieces(archive, lengths)));
        expect(await digest(place)).toBe(whole);
      }),
      { numRuns: 15 },
    );
  });

  test("are counted in bytes as they come", async () => {
    const archive = rawTar({ name: "x", content: "1" });
    let bytes = 0;
    await unpack(Readable.from([archive.subarray(0, 700), archive.subarray(700)]), {
      onBytes: (more) => (bytes += more),
    });
    expect(bytes).toBe(archive.length);
  });

  test("that are large pass through with little memory", async () => {
    const made = temporaryDirectory();
    writeFileSync(join(made, "large"), "");
    truncateSync(join(made, "large"), 400 * 1024 ** 2);
    const tree = await readTree(made, { exclude: [], emit: () => undefined });
    const before = process.resourceUsage().maxRSS;
    await unpack(packTree(tree, { prefix: "" }));
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(100 * 1024);
  });
});

describe("the destination", () => {
  test("may be an empty directory, or in one that is not there yet", async () => {
    const base = temporaryDirectory();
    mkdirSync(join(base, "empty"));
    for (const name of ["empty", "new/deeper/place"]) {
      await unpack(Readable.from([rawTar({ name: "x" })]), { place: join(base, name) });
      expect(readdirSync(join(base, name))).toEqual(["x"]);
    }
    expect(readdirSync(base).sort()).toEqual(["empty", "new"]);
  });

  test("is left alone if there is anything, and the stream is let go", async () => {
    const base = temporaryDirectory();
    mkdirSync(join(base, "full"));
    writeFileSync(join(base, "full/mine"), "");
    writeFileSync(join(base, "file"), "");
    for (const name of ["full", "file", "file/below"]) {
      const tar = Readable.from([rawTar({ name: "x" })]);
      await expect(unpack(tar, { place: join(base, name) })).rejects.toMatchObject({ code: "results" });
      expect(tar.destroyed).toBe(true);
    }
    expect(readdirSync(base).sort()).toEqual(["file", "full"]);
    expect(readdirSync(join(base, "full"))).toEqual(["mine"]);
  });
});

describe("an unpacking that cannot go on", () => {
  test("fails with what the stream failed with, and leaves nothing", async () => {
    const base = temporaryDirectory();
    const lost = new JobError("connection-lost", "the link broke");
    const archive = rawTar({ name: "x", content: randomBytes(2000) });
    for (const sent of [0, 100, 512, 1500, archive.length]) {
      const tar = Readable.from(failAfter(archive.subarray(0, sent), lost));
      await expect(unpack(tar, { place: join(base, "place") })).rejects.toBe(lost);
    }
    expect(readdirSync(base)).toEqual([]);
  });

  test("stops with the signal's reason while it waits, and leaves nothing", async () => {
    const base = temporaryDirectory();
    const stop = new AbortController();
    const reason = new Error("enough");
    const tar = new Readable({ read: () => undefined });
    tar.push(rawTar({ name: "x", content: "1" }).subarray(0, 600));
    const onBytes = (): void => void setImmediate(() => stop.abort(reason));
    const options = { place: join(base, "place"), signal: stop.signal, onBytes };
    await expect(unpack(tar, options)).rejects.toBe(reason);
    expect(tar.destroyed).toBe(true);
    expect(readdirSync(base)).toEqual([]);
  });
});

describe("on Windows", () => {
  const limits = { depth: 10, pathBytes: 1000 };

  test.each([
    "a:b",
    "a\\b",
    "..\\x",
    "C:",
    "C:x",
    "nul",
    "d/CON",
    "aux.txt",
    "COM1",
    "lpt\u00b9.log",
    "x.",
    "x ",
    "a?",
    'a"',
    "a\u0001",
  ])("no result is put at %j", (name) => {
    expect(() => memberPath(name, limits, "win32")).toThrow(JobError);
    expect(memberPath(name, limits, "linux")).toBe(name);
  });

  test.each(["a", "nulls", "console", "com", "a.b", "d/.x"])("%j is an ordinary name", (name) => {
    expect(memberPath(name, limits, "win32")).toBe(name);
  });
});

type Unpacked = Awaited<ReturnType<typeof unpackResults>>;

async function unpack(
  tar: Readable,
  {
    place = join(temporaryDirectory(), "results"),
    ...options
  }: Partial<Parameters<typeof unpackResults>[2] & { place: string }> = {},
): Promise<{ place: string; entries: Unpacked; warnings: string[] }> {
  const { warnings, emit } = recordWarnings();
  const entries = await unpackResults(tar, place, { emit, ...options });
  return { place, entries, warnings };
}

/** A result directory with some of everything. */
function makeResults(): string {
  const directory = temporaryDirectory();
  for (const name of ["bin", "deep/er/still", "empty", "many"])
    mkdirSync(join(directory, name), { recursive: true });
  writeFileSync(join(directory, "bin/tool"), "#!/bin/sh", { mode: 0o755 });
  writeFileSync(join(directory, "deep/er/still/\u00fcmlaut \u{1f600}"), randomBytes(700_000));
  writeFileSync(join(directory, "deep", "n".repeat(99)), "");
  for (let n = 0; n < 300; n += 1) writeFileSync(join(directory, "many", `file ${n}`), "x".repeat(n * 7));
  symlinkSync("bin/tool", join(directory, "link"));
  symlinkSync("../../link", join(directory, "deep/er/link"));
  symlinkSync("deep/er", join(directory, "shortcut"));
  return directory;
}

function run(cwd: string, command: string, ...args: string[]): Readable {
  return Readable.from([execFileSync(command, args, { cwd, maxBuffer: 1024 ** 3 })]);
}

async function digest(directory: string): Promise<string> {
  return (await readTree(directory, { exclude: [], emit: () => undefined })).digest;
}

/** Pieces of these lengths, over and over. */
function* inPieces(bytes: Buffer, lengths: readonly number[]): Generator<Buffer> {
  let at = 0;
  for (let n = 0; at < bytes.length; n += 1) {
    const length = lengths[n % lengths.length] ?? bytes.length;
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

async function* failAfter(sent: Buffer, error: Error): AsyncGenerator<Buffer> {
  if (sent.length > 0) yield sent;
  await Promise.reject(error);
}
