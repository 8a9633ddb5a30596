import { randomBytes } from "node:crypto";
import { appendFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { gunzip, zstdDecompress } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { JobEvent } from "../../src/events.ts";
import type { Staged } from "../../src/job/staged.ts";
import { treeChanges } from "../../src/job/tree-changes.ts";
import { packJob, type PackedJob, type Sending } from "../../src/lifecycle/pack-job.ts";
import { Progress } from "../../src/lifecycle/progress.ts";
import { signHere, type SignedJob } from "../../src/lifecycle/sign-job.ts";
import type { Coding, EarlierTree, Payload } from "../../src/remote/request.ts";
import { readTree } from "../../src/workspace/walk.ts";
import { membersOf } from "../remote/reusing.ts";
import { randomHex } from "../remote/target.ts";
import { Desk } from "./desk.ts";

interface Packed {
  readonly packed: PackedJob;
  readonly signed: SignedJob;
  readonly progress: Progress;
  readonly events: readonly JobEvent[];
  /** How it is sent to a target that has this tree as a base. */
  readonly asBase: () => Partial<Sending>;
}

/** A job ready to be sent, which may change what was sent before. */
async function packedOf(
  desk: Desk,
  inputs: Readonly<Record<string, string>> = {},
  before?: SignedJob,
  staged?: Staged,
): Promise<Packed> {
  const { settings: own } = await desk.settings({ "cache-scope": "any", ...inputs });
  const settings = { ...own, staged };
  const events: JobEvent[] = [];
  const emit = (event: JobEvent): void => void events.push(event);
  const tree = await readTree(settings.directory, { exclude: [], leaveOut: [], emit });
  const signed = signHere(settings, tree);
  if (signed === undefined) throw new Error("this job is signed with its target only");
  const progress = new Progress(emit, "test");
  const stop = { signal: new AbortController().signal, by: "tester", hasSuccessor: false, withinMs: 0 };
  const packed = await packJob(settings, tree, signed, progress, { emit, stop }, true);
  const asBase = (): Partial<Sending> => {
    const { tree: json } = JSON.parse(before?.file ?? "") as { tree: unknown };
    return { before: baseOf(before), changes: treeChanges(json, tree.entries) };
  };
  return { packed, signed, progress, events, asBase };
}

function baseOf(signed: SignedJob | undefined): EarlierTree {
  const id = `${"0".repeat(20)}-1` as EarlierTree["id"];
  return { id, signatureFile: signed?.file ?? "", chunks: "", isBase: true };
}

/** To a target that knows nothing. */
const plain: Sending = {
  before: undefined,
  changes: undefined,
  codings: ["none"],
  partial: undefined,
  roundTripMs: undefined,
};

/** What is sent, byte by byte. */
async function sent(
  packed: PackedJob,
  sending: Partial<Sending> = {},
): Promise<Payload & { readonly pack: Buffer }> {
  const payload = await packed.payload({ ...plain, ...sending });
  const { pack } = payload;
  if (Buffer.isBuffer(pack)) return { ...payload, pack };
  if (!(pack instanceof Readable)) throw new Error("that does not come in one piece");
  return { ...payload, pack: await buffer(pack) };
}

async function decoded(bytes: Buffer, coding: Coding): Promise<Buffer> {
  if (coding === "none") return bytes;
  return coding === "gzip" ? promisify(gunzip)(bytes) : promisify(zstdDecompress)(bytes);
}

async function namesIn(bytes: Buffer): Promise<string[]> {
  return [...(await membersOf(Readable.from([bytes]))).keys()];
}

/** Of 40 files of 25 kB each. */
function writeMany(desk: Desk, content: (index: number) => string | Buffer): void {
  desk.write({ "start.sh": "echo" });
  for (let index = 0; index < 40; index += 1) {
    const name = `d${index % 4}/f${index}`;
    desk.write({ [name]: "" });
    writeFileSync(desk.path("job", name), content(index));
  }
}
const random = (): string => randomHex(12_500);

describe.concurrent("a job as it is sent", () => {
  test("is what the target has to know, and its directory, which ends with the mark that it is whole", async () => {
    await using desk = new Desk();
    desk.write({ "start.sh": "echo", "deep/file": "content" });
    const { packed, signed } = await packedOf(desk, { "secret-env": "S=hunter2hunter2" });
    const { control, pack } = await sent(packed);
    const own = await membersOf(Readable.from([control]));
    expect([...own.keys()].slice(0, 4)).toEqual(["spec", "about", "signature.json", "launch"]);
    expect(own.get("signature.json")).toBe(signed.file);
    expect(own.get("spec")).toContain(`signature=${signed.signature}\nrequest=${packed.request}\n`);
    expect(JSON.stringify([...own].filter(([name]) => name !== "secrets"))).not.toContain("hunter2");
    const members = await membersOf(Readable.from([pack]));
    expect([...members]).toEqual([
      ["changed", "0\n"],
      ["work", "directory"],
      ["work/deep", "directory"],
      ["work/deep/file", "content"],
      ["work/start.sh", "echo"],
      ["chunks", ""],
      ["complete", ""],
    ]);
  });

  test("takes the room that was said, and can be packed again, byte by byte the same", async () => {
    await using desk = new Desk();
    desk.write({
      "start.sh": "echo",
      "a b": "x".repeat(1_000_000),
      [`${"long".repeat(30)}/${"name".repeat(40)}`]: "",
    });
    const { packed, progress, events } = await packedOf(desk);
    const { control, pack } = await sent(packed);
    expect(packed.room.kib).toBe(Math.ceil((control.length + pack.length) / 1024));
    expect(progress.sent).toEqual({ bytes: control.length + pack.length, files: 3 });
    expect((await sent(packed)).pack.equals(pack)).toBe(true);
    expect(progress.sent.bytes).toBe(control.length + pack.length);
    const told = events.filter((event) => event.type === "progress");
    expect(new Set(told.map(({ total }) => total))).toEqual(new Set([control.length + pack.length]));
  });

  test("names the files that are other than they were signed, and does not forget them when it is packed anew", async () => {
    await using desk = new Desk();
    const files = {
      "start.sh": "echo",
      steady: "same",
      grown: "abc",
      shrunk: "abc",
      other: "abc",
      "gone one": "abc",
    };
    desk.write(files);
    const { packed, progress } = await packedOf(desk);
    appendFileSync(desk.path("job/grown"), "def");
    truncateSync(desk.path("job/shrunk"), 1);
    writeFileSync(desk.path("job/other"), "xyz");
    const members = await membersOf(Readable.from([(await sent(packed)).pack]));
    expect([...progress.changed].sort()).toEqual(["grown", "other", "shrunk"]);
    expect(members.get("changed")).toBe("1\n");
    desk.write(files);
    expect((await membersOf(Readable.from([(await sent(packed)).pack]))).get("changed")).toBe("1\n");
    expect([...progress.changed].sort()).toEqual(["grown", "other", "shrunk"]);
    rmSync(desk.path("job/gone one"));
    await expect(sent(packed)).rejects.toMatchObject({ code: "input-changed" });
  });

  test("does not take a file for changed that was only touched", async () => {
    await using desk = new Desk();
    desk.write({ "start.sh": "echo", large: "x".repeat(1_000_000) });
    const { packed, progress } = await packedOf(desk);
    for (const name of ["start.sh", "large"]) utimesSync(desk.path("job", name), 1, 1);
    await sent(packed);
    expect([...progress.changed]).toEqual([]);
  });

  test("is one request with all that is asked for, and another without", async () => {
    await using desk = new Desk();
    desk.write({ "start.sh": "echo" });
    const request = async (inputs = {}): Promise<string> => (await packedOf(desk, inputs)).packed.request;
    const plainly = await request();
    expect(await request()).toBe(plainly);
    for (const inputs of [
      { timeout: "1m" },
      { args: "x" },
      { "separate-streams": "true" },
      { keep: "all" },
    ]) {
      expect(await request(inputs)).not.toBe(plainly);
    }
  });

  test("warns of a first line that ends as on Windows", async () => {
    await using desk = new Desk();
    desk.write({ "start.sh": "#!/bin/sh\r\necho\r\n" });
    const { events } = await packedOf(desk);
    expect(events).toContainEqual({ type: "warning", message: expect.stringContaining("CR LF") as string });
  });
});

describe.concurrent("a small job", () => {
  test("can be sent at once, and is counted and told of when it was wanted", async () => {
    await using desk = new Desk();
    desk.write({ "start.sh": "echo", file: "abc" });
    const { packed, progress } = await packedOf(desk);
    expect(packed.base).toBeUndefined();
    writeFileSync(desk.path("job/file"), "xyz");
    const eager = await packed.eager();
    expect(progress).toMatchObject({ sent: { bytes: 0, files: 0 }, changed: new Set() });
    eager?.settle();
    const { control, pack } = eager?.payload ?? (await sent(packed));
    expect(await namesIn(pack)).toContain("work/file");
    expect(progress.sent).toEqual({ bytes: control.length + pack.length, files: 2 });
    expect([...progress.changed]).toEqual(["file"]);
  });

  test("is any that takes no more than 32 KiB", async () => {
    await using desk = new Desk();
    desk.write({ "start.sh": "echo", file: "x".repeat(10_000) });
    expect(await (await packedOf(desk)).packed.eager()).toBeDefined();
    desk.write({ file: "x".repeat(40_000) });
    expect(await (await packedOf(desk)).packed.eager()).toBeUndefined();
  });

  test("of which a file goes away is not sent at once", async () => {
    await using desk = new Desk();
    desk.write({ "start.sh": "echo", file: "abc" });
    const { packed } = await packedOf(desk);
    rmSync(desk.path("job/file"));
    expect(await packed.eager()).toBeUndefined();
  });
});

describe.concurrent("a job whose directory the target has in an earlier state", () => {
  test("is sent as what has changed", async () => {
    await using desk = new Desk();
    writeMany(desk, random);
    const { signed } = await packedOf(desk);
    desk.write({ "d1/f1": "other", new: "" });
    for (const name of ["d2/f2", "d3"]) rmSync(desk.path("job", name), { recursive: true });
    const { packed, progress, asBase } = await packedOf(desk, {}, signed);
    const { control, pack, onBase } = await sent(packed, asBase());
    expect(onBase).toBe(true);
    expect(await namesIn(pack)).toEqual(["changed", "work", "work/d1/f1", "work/new", "chunks", "complete"]);
    const removed = (await membersOf(Readable.from([control]))).get("removed");
    expect(removed?.split("\0").sort()).toEqual(["", "d2/f2", "d3"]);
    expect(progress.sent).toEqual({ bytes: control.length + pack.length, files: 2 });
  });

  test("is sent whole when nearly all has changed", async () => {
    await using desk = new Desk();
    writeMany(desk, random);
    const { signed } = await packedOf(desk);
    writeMany(desk, random);
    const { packed, progress, asBase } = await packedOf(desk, {}, signed);
    expect(await sent(packed, asBase())).toMatchObject({ onBase: false });
    expect(progress.sent.files).toBe(41);
  });
});

describe.concurrent("what is sent is compressed", () => {
  const words = (index: number): string => `line ${index}\n`.repeat(4_000);

  test.each<[string, readonly Coding[], number | undefined, (index: number) => string | Buffer, Coding]>([
    ["with zstd where the target has it", ["zstd", "gzip", "none"], undefined, words, "zstd"],
    ["with gzip over a slow link", ["gzip", "none"], 20, words, "gzip"],
    [
      "not if it is little and the link is quick",
      ["zstd", "none"],
      1,
      (index) => words(index).slice(0, 20_000),
      "none",
    ],
    [
      "also if it is little over a slow one",
      ["zstd", "none"],
      20,
      (index) => words(index).slice(0, 20_000),
      "zstd",
    ],
    ["not with gzip over a quick one", ["gzip", "none"], 1, words, "none"],
    ["not where the target can do nothing", ["none"], 20, words, "none"],
    ["not if that saves nothing", ["zstd", "gzip", "none"], 20, () => randomBytes(25_000), "none"],
  ])("%s", async (_, codings, roundTripMs, text, expected) => {
    await using desk = new Desk();
    writeMany(desk, text);
    const { packed, progress, events } = await packedOf(desk);
    const sending = { codings, roundTripMs };
    const { control, pack, coding } = await sent(packed, sending);
    expect(coding).toBe(expected);
    expect(await namesIn(await decoded(pack, coding))).toContain("work/d3/f39");
    expect(await namesIn(await decoded(control, coding))).toContain("signature.json");
    expect(progress.sent.bytes).toBe(control.length + pack.length);
    const told = events.filter((event) => event.type === "progress");
    expect(told.at(-1)).toMatchObject({ bytes: progress.sent.bytes, total: progress.sent.bytes });
    expect((await sent(packed, sending)).pack.equals(pack)).toBe(true);
  });
});

describe.concurrent("a pack of which a part has come", () => {
  test("goes on where it was cut, whoever has sent it", async () => {
    await using desk = new Desk();
    writeMany(desk, random);
    const { pack } = await sent((await packedOf(desk)).packed);
    for (const bytes of [1, 511, 512, 30_000, 300_000, pack.length - 1024, pack.length - 1]) {
      const { packed, progress } = await packedOf(desk);
      const partial = { base: undefined, coding: "none", bytes } as const;
      const rest = await sent(packed, { partial });
      expect(rest.from).toBe(bytes);
      expect(rest.pack.equals(pack.subarray(bytes))).toBe(true);
      expect(progress.sent.bytes).toBe(rest.control.length + pack.length - bytes);
    }
  });

  test("goes on compressed for whoever has sent its beginning, and for nobody else", async () => {
    await using desk = new Desk();
    writeMany(desk, random);
    const { packed } = await packedOf(desk);
    const sending = { codings: ["zstd", "none"], roundTripMs: 50 } as const;
    const { pack, coding } = await sent(packed, sending);
    expect(coding).toBe("zstd");
    const partial = { base: undefined, coding, bytes: 100_000 };
    const rest = await sent(packed, { ...sending, partial });
    expect(rest.from).toBe(100_000);
    expect(rest.pack.equals(pack.subarray(100_000))).toBe(true);
    const others = await sent((await packedOf(desk)).packed, { ...sending, partial });
    expect(others.from).toBe(0);
    expect(others.pack.equals(pack)).toBe(true);
  });

  test("is sent anew if the target copies what it had of it", async () => {
    await using desk = new Desk();
    writeMany(desk, random);
    const copy = { jobId: "a-run", source: "made", destination: "d1/f1", names: undefined };
    const { packed } = await packedOf(desk, {}, undefined, { entries: [], copies: [copy] });
    const { pack, from } = await sent(packed, {
      partial: { base: undefined, coding: "none", bytes: 300_000 },
    });
    expect(from).toBe(0);
    expect(await namesIn(pack)).not.toContain("work/d1/f1");
  });

  test("is sent anew if a file was other than it was signed", async () => {
    await using desk = new Desk();
    writeMany(desk, random);
    const { packed, progress } = await packedOf(desk);
    progress.changed.add("d1/f1");
    expect(await sent(packed, { partial: { base: undefined, coding: "none", bytes: 1000 } })).toMatchObject({
      from: 0,
    });
  });
});
