import { hash, randomBytes } from "node:crypto";
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { JobError } from "../../src/errors.ts";
import type { EntryContent } from "../../src/job/entry-content.ts";
import type { Digest, Manifest, StoredEntry } from "../../src/job/manifest.ts";
import { joinEntry } from "../../src/workspace/join-entry.ts";
import { packEntry } from "../../src/workspace/pack-entry.ts";
import { type RestoredEntry, unpackEntry } from "../../src/workspace/unpack-entry.ts";
import { storedEntries } from "../../src/workspace/unpack.ts";
import { readTree } from "../../src/workspace/walk.ts";
import { type RawMember, rawTar } from "./raw-tar.ts";
import { recordWarnings } from "./recorder.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const forms: [string, (place: string, manifest: Manifest) => EntryContent][] = [
  ["an archive", (place, manifest) => ({ form: "tar", bytes: packEntry(place, manifest) })],
  ["joined files", (place, manifest) => ({ form: "joined", bytes: copied(joinEntry(place, manifest)) })],
];

describe.each(forms)("a stored result as %s", (_, contentOf) => {
  test("comes back as it was, with its streams, however odd the names", async () => {
    const { place, manifest } = await makeResults();
    const restored = await restore(contentOf(place, manifest), manifest);
    await using entry = restored.entry;
    expect(readFileSync(entry.streams.log, "utf8")).toBe("the log");
    expect(readFileSync(entry.streams.out ?? "", "utf8")).toBe("");
    expect(entry.streams.err).toBeUndefined();
    expect(storedEntries(entry.place())).toEqual(manifest.outputs);
    expect(await digest(restored.place)).toBe(await digest(place));
  });

  test("is seen by nobody until it is placed, and leaves nothing but that", async () => {
    const { place, manifest } = await makeResults();
    const restored = await restore(contentOf(place, manifest), manifest);
    const base = dirname(restored.place);
    const [temporary = ""] = readdirSync(base);
    expect(readdirSync(base)).toHaveLength(1);
    expect(statSync(join(base, temporary)).mode & 0o777).toBe(0o700);
    restored.entry.place();
    expect(readFileSync(restored.entry.streams.log, "utf8")).toBe("the log");
    await restored.entry[Symbol.asyncDispose]();
    expect(readdirSync(base)).toEqual(["results"]);
  });

  test("that is not placed leaves nothing", async () => {
    const { place, manifest } = await makeResults();
    const restored = await restore(contentOf(place, manifest), manifest);
    await restored.entry[Symbol.asyncDispose]();
    expect(readdirSync(dirname(restored.place))).toEqual([]);
  });

  test("without outputs has a log, and makes no directory", async () => {
    const { place, manifest } = await makeResults();
    const bare = { ...manifest, outputs: [] };
    const restored = await restore(contentOf(place, bare), bare);
    await using entry = restored.entry;
    expect(entry.place()).toEqual([]);
    expect(readdirSync(dirname(restored.place))).not.toContain("results");
  });

  test("is not placed over what somebody put there meanwhile", async () => {
    const { place, manifest } = await makeResults();
    const restored = await restore(contentOf(place, manifest), manifest);
    await using entry = restored.entry;
    mkdirSync(restored.place);
    writeFileSync(join(restored.place, "mine"), "");
    expect(() => entry.place()).toThrow(JobError);
    expect(readdirSync(restored.place)).toEqual(["mine"]);
  });
});

describe("results are not packed, and the file is named, when", () => {
  test.each<[string, string, (place: string) => void]>([
    ["an output changed", "results/bin/tool", (place) => writeFileSync(join(place, "bin/tool"), "#!/bin/sH")],
    ["an output grew", "results/bin/tool", (place) => appendFileSync(join(place, "bin/tool"), "!")],
    ["a large output shrank", "results/large", (place) => truncateSync(join(place, "large"), 5)],
    ["an output is gone", "results/bin/tool", (place) => unlinkSync(join(place, "bin/tool"))],
    ["an output became a link", "results/bin/tool", (place) => replaceByLink(join(place, "bin/tool"))],
    ["the log changed", "results.log", (place) => writeFileSync(`${place}.log`, "another")],
    ["a stream is gone", "results.out", (place) => unlinkSync(`${place}.out`)],
  ])("%s", async (_, name, change) => {
    const { place, manifest } = await makeResults();
    change(place);
    const packing = buffer(packEntry(place, manifest));
    const message = expect.stringContaining(name.replace("results/", "")) as string;
    await expect(packing).rejects.toMatchObject({ name: "JobError", code: "results", message });
  });
});

describe("results are not joined, and the file is named, when", () => {
  test.each<[string, string, (place: string) => void]>([
    ["an output grew", "bin/tool", (place) => appendFileSync(join(place, "bin/tool"), "!")],
    ["an output shrank", "bin/tool", (place) => truncateSync(join(place, "bin/tool"), 5)],
    ["a large output grew", "large", (place) => appendFileSync(join(place, "large"), "!")],
    ["a large output shrank", "large", (place) => truncateSync(join(place, "large"), 1_500_000)],
    ["an output is gone", "bin/tool", (place) => unlinkSync(join(place, "bin/tool"))],
    ["an output became a link", "bin/tool", (place) => replaceByLink(join(place, "bin/tool"))],
    ["an output became a directory", "bin/tool", (place) => replaceByDirectory(join(place, "bin/tool"))],
    ["the log grew", "results.log", (place) => appendFileSync(`${place}.log`, "!")],
    ["a stream is gone", "results.out", (place) => unlinkSync(`${place}.out`)],
  ])("%s", async (_, name, change) => {
    const { place, manifest } = await makeResults(2_500_000);
    change(place);
    const message = expect.stringContaining(name) as string;
    await expect(buffer(joinEntry(place, manifest))).rejects.toMatchObject({
      name: "JobError",
      code: "results",
      message,
    });
  });
});

test("results of any sizes are joined in the order of their manifest", async () => {
  const size = fc.oneof(fc.nat(10), fc.integer({ min: 1_048_570, max: 1_048_580 }), fc.nat(600_000));
  await fc.assert(
    fc.asyncProperty(fc.array(size, { maxLength: 8 }), async (sizes) => {
      const place = join(temporaryDirectory(), "results");
      mkdirSync(place);
      writeFileSync(`${place}.log`, "the log");
      const contents = sizes.map((length) => randomBytes(length));
      const outputs = contents.map((content, index): StoredEntry => {
        writeFileSync(join(place, `${index}`), content);
        const sha256 = hash("sha256", content);
        return { type: "file", path: `${index}`, executable: false, size: content.length, sha256 };
      });
      const joined = joinEntry(place, manifestOf({ log: digestOf("the log") }, outputs));
      const whole = Buffer.concat([Buffer.from("the log"), ...contents]);
      expect((await buffer(copied(joined))).equals(whole)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

const log: RawMember = { name: "log", content: "the log" };
const out: RawMember = { name: "out", content: "" };
const file: RawMember = { name: "results/sub/file", content: "kept" };
const small: Pick<Manifest, "streams" | "outputs"> = {
  streams: { log: digestOf("the log"), out: digestOf("") },
  outputs: [{ type: "file", path: "sub/file", executable: false, ...digestOf("kept") }],
};
const link: StoredEntry = { type: "symlink", path: "link", target: "../log" };

describe("a stored result is refused, and nothing placed, for", () => {
  test.each<[string, readonly RawMember[], Partial<Manifest>?]>([
    ["no log", [out, file]],
    ["a log with other bytes", [{ ...log, content: "The log" }, out, file]],
    ["a log of another size", [{ ...log, content: "the log!" }, out, file]],
    ["a log that is a link", [{ name: "log", type: "2", target: "results/sub/file" }, out, file]],
    ["a log that is executable", [{ ...log, mode: 0o755 }, out, file]],
    ["two logs", [log, log, out, file]],
    ["a stream too many", [log, out, { name: "err" }, file]],
    ["a stream too few", [log, file]],
    ["an output too few", [log, out]],
    ["an output too many", [log, out, file, { name: "results/more" }]],
    ["an output twice", [log, out, file, file]],
    ["an output with other bytes", [log, out, { ...file, content: "Kept" }]],
    ["an output with another mode", [log, out, { ...file, mode: 0o755 }]],
    ["an output that leads out", [log, out, file, { name: "results/../../evil", content: "evil" }]],
    ["an output with an absolute name", [log, out, file, { name: "/tmp/ssh-job-evil", content: "evil" }]],
    ["a file elsewhere", [log, out, file, { name: "evil", content: "evil" }]],
    ["a directory elsewhere", [log, out, file, { name: "evil", type: "5" }]],
    ["an empty directory among the outputs", [log, out, file, { name: "results/evil", type: "5" }]],
    ["outputs that are a link", [log, out, { name: "results", type: "2", target: "/" }, file]],
    ["outputs below a link", [log, out, { name: "results/sub", type: "2", target: "/tmp" }, file]],
    ["a hard link", [log, out, { name: "results/sub/file", type: "1", target: "log" }]],
    ["a FIFO", [log, out, file, { name: "results/evil", type: "6" }]],
    ["a device", [log, out, file, { name: "evil", type: "3" }]],
    ["a sparse file", [log, out, file, { name: "results/evil", type: "S", magic: "ustar  \0" }]],
    ["a link that leads out", [log, out, file, { name: "results/evil", type: "2", target: "/etc/passwd" }]],
    [
      "a link out of the outputs, even when it is listed",
      [log, out, file, { name: "results/link", type: "2", target: "../log" }],
      { outputs: [...small.outputs, link] },
    ],
    [
      "a path that leads out, even when it is listed",
      [log, out, file, { name: "results/../../evil", content: "evil" }],
      {
        outputs: [
          ...small.outputs,
          { type: "file", path: "../../evil", executable: false, ...digestOf("evil") },
        ],
      },
    ],
    ["an output that is listed twice", [log, out, file], { outputs: [...small.outputs, ...small.outputs] }],
    ["20 GiB in a header", [log, out, { ...file, size: 20 * 1024 ** 3 }]],
  ])("%s", async (_, members, change = {}) => {
    const base = temporaryDirectory();
    const manifest = { ...manifestOf(small.streams, small.outputs), ...change };
    const tar = Readable.from([rawTar(...members)]);
    await expect(restore(tar, manifest, join(base, "results"))).rejects.toMatchObject({
      name: "JobError",
      code: "results",
    });
    expect(tar.destroyed).toBe(true);
    expect(readdirSync(base)).toEqual([]);
  });

  test.each<[string, readonly string[]]>([
    ["joined files that end too early", ["the log", "kep"]],
    ["joined files with other bytes", ["the log", "Kept"]],
    ["a joined log with other bytes", ["The log", "kept"]],
    ["no joined files", []],
  ])("%s", async (_, pieces) => {
    const base = temporaryDirectory();
    const bytes = Readable.from(pieces.map((piece) => Buffer.from(piece)));
    const manifest = manifestOf(small.streams, small.outputs);
    await expect(restore({ form: "joined", bytes }, manifest, join(base, "results"))).rejects.toMatchObject({
      name: "JobError",
      code: "results",
    });
    expect(bytes.destroyed).toBe(true);
    expect(readdirSync(base)).toEqual([]);
  });

  test("a link that leads out, when it is only listed", async () => {
    const base = temporaryDirectory();
    const manifest = manifestOf(small.streams, [...small.outputs, link]);
    const bytes = Readable.from([Buffer.from("the logkept")]);
    await expect(restore({ form: "joined", bytes }, manifest, join(base, "results"))).rejects.toMatchObject({
      name: "JobError",
      code: "results",
    });
    expect(readdirSync(base)).toEqual([]);
  });

  test("padding without end", async () => {
    const base = temporaryDirectory();
    let sent = 0;
    const endless = async function* (): AsyncGenerator<Buffer> {
      yield rawTar(log, out, file);
      for (; sent < 1024 ** 3; sent += 65536) yield Promise.resolve(Buffer.alloc(65536));
    };
    const restoring = restore(
      Readable.from(endless()),
      manifestOf(small.streams, small.outputs),
      join(base, "r"),
    );
    await expect(restoring).rejects.toThrow(/larger than its manifest/);
    expect(sent).toBeLessThan(1024 ** 2);
    expect(readdirSync(base)).toEqual([]);
  });

  test("whatever does not give exactly the same bytes", async () => {
    const { place, manifest } = await makeResults(1000);
    const whole = await buffer(packEntry(place, manifest));
    const original = await digest(place);
    const flip = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 3 }), fc.boolean(), async (flips, isCut) => {
        const archive = Buffer.from(whole);
        for (const [at, bits] of flips) archive.writeUInt8(archive.readUInt8(at) ^ bits, at);
        const sent = isCut ? archive.subarray(0, flips[0]?.[0]) : archive;
        const base = temporaryDirectory();
        try {
          const restored = await restore(Readable.from([sent]), manifest, join(base, "results"));
          await using entry = restored.entry;
          entry.place();
          expect(await digest(restored.place)).toBe(original);
          expect(readFileSync(entry.streams.log, "utf8")).toBe("the log");
        } catch (error) {
          expect(error).toMatchObject({ name: "JobError", code: "results" });
          expect(readdirSync(base)).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

test("a restoring that is stopped ends with the signal's reason, and leaves nothing", async () => {
  const base = temporaryDirectory();
  const stop = new AbortController();
  const reason = new Error("enough");
  const tar = new Readable({ read: () => undefined });
  tar.push(rawTar(log).subarray(0, 600));
  const { emit } = recordWarnings();
  const manifest = manifestOf(small.streams, small.outputs);
  const content = { form: "tar", bytes: tar } as const;
  const restoring = unpackEntry(content, join(base, "results"), manifest, { emit, signal: stop.signal });
  setImmediate(() => stop.abort(reason));
  await expect(restoring).rejects.toBe(reason);
  expect(readdirSync(base)).toEqual([]);
});

/** Results with some of everything, and what a manifest says of them. */
async function makeResults(largeBytes = 700_000): Promise<{ place: string; manifest: Manifest }> {
  const place = join(temporaryDirectory(), "results");
  for (const name of ["bin", "empty", "\u00fcml\u00e4ut/deep"]) {
    mkdirSync(join(place, name), { recursive: true });
  }
  writeFileSync(join(place, "bin/tool"), "#!/bin/sh", { mode: 0o755 });
  writeFileSync(join(place, "large"), randomBytes(largeBytes));
  writeFileSync(join(place, "\u00fcml\u00e4ut/deep", "n".repeat(200)), "long");
  writeFileSync(join(place, "new\nline \u{1f600}"), "");
  symlinkSync("bin/tool", join(place, "link"));
  writeFileSync(`${place}.log`, "the log");
  writeFileSync(`${place}.out`, "");
  const { entries } = await readTree(place, { exclude: [], emit: () => undefined });
  const outputs = storedEntries(
    entries.map((entry) => (entry.type === "file" ? entry : { ...entry, size: 0, executable: false })),
  );
  return { place, manifest: manifestOf({ log: digestOf("the log"), out: digestOf("") }, outputs) };
}

function manifestOf(streams: Manifest["streams"], outputs: readonly StoredEntry[]): Manifest {
  return {
    schema: 1,
    signature: "0".repeat(64),
    repository: "",
    domain: "terminal",
    target: "ci@board",
    jobId: "00000000000000000000-1",
    durationMs: 1,
    created: "2026-01-01T00:00:00Z",
    streams,
    outputs,
  };
}

function digestOf(content: string): Digest {
  return { size: content.length, sha256: hash("sha256", content) };
}

async function restore(
  given: Readable | EntryContent,
  manifest: Manifest,
  place: string = join(temporaryDirectory(), "results"),
): Promise<{ entry: RestoredEntry; place: string }> {
  const { emit } = recordWarnings();
  const content = given instanceof Readable ? ({ form: "tar", bytes: given } as const) : given;
  return { entry: await unpackEntry(content, place, manifest, { emit }), place };
}

async function digest(directory: string): Promise<string> {
  return (await readTree(directory, { exclude: [], emit: () => undefined })).digest;
}

/** Pieces that stay good when the next one is asked for. */
async function* copied(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece);
}

function replaceByDirectory(path: string): void {
  unlinkSync(path);
  mkdirSync(path);
}

function replaceByLink(path: string): void {
  unlinkSync(path);
  symlinkSync("../large", path);
}
