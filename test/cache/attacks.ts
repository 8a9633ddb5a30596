import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { seal } from "../../src/cache/seal.ts";
import { uint64 } from "../../src/job/encode.ts";
import type { Manifest, StoredEntry } from "../../src/job/manifest.ts";
import { Secret } from "../../src/secret.ts";
import { gnuLong, paxHeader, type RawMember, rawTar } from "../workspace/raw-tar.ts";
import { joinedOf, makeResult, type Result, secret } from "./result.ts";

/** Whoever may write to a cache puts another file in place of an entry. */
export interface Attack {
  readonly name: string;
  /** The file, made from the result that was stored and signed with `secret`. */
  readonly forge: (genuine: Result) => Buffer;
}

/** What stands before the sealed manifest of an entry, and behind it. */
interface Form {
  readonly magic: Buffer;
  readonly contentOf: (it: Result) => Buffer;
}

/** What no cache may take for the result of the job. */
function attacksOn(form: Form): readonly Attack[] {
  const { file, fileOf, relabelled, withOutputs, withLength } = new Forger(form);
  return [
    { name: "an empty file", forge: () => Buffer.alloc(0) },
    {
      name: "another kind of file",
      forge: () => Buffer.from("PK\x03\x04 and much more that is no entry at all"),
    },
    { name: "a bit of the magic flipped", forge: (it) => flip(fileOf(it), 3) },
    { name: "a bit of the manifest's length flipped", forge: (it) => flip(fileOf(it), 23) },
    {
      name: "a manifest of 2^63 bytes",
      forge: (it) => withLength(it, Buffer.from("8000000000000000", "hex")),
    },
    { name: "a manifest of 63 MiB that is not there", forge: (it) => withLength(it, uint64(63 * 2 ** 20)) },
    { name: "a manifest of no bytes", forge: (it) => withLength(it, uint64(0)) },
    { name: "a bit of the manifest flipped", forge: (it) => flip(fileOf(it), 200) },
    { name: "a bit of the MAC flipped", forge: (it) => flip(fileOf(it), 24 + sealed(it).length - 10) },
    { name: "cut in the magic", forge: (it) => fileOf(it).subarray(0, 9) },
    { name: "cut in the manifest", forge: (it) => fileOf(it).subarray(0, 300) },
    { name: "cut behind the manifest", forge: (it) => fileOf(it).subarray(0, 24 + sealed(it).length) },
    { name: "cut in the content", forge: (it) => fileOf(it).subarray(0, -40_000) },
    { name: "cut by its last byte", forge: (it) => fileOf(it).subarray(0, -1) },

    { name: "not signed", forge: (it) => file(seal(it.manifest, undefined), it) },
    { name: "signed with another key", forge: (it) => file(seal(it.manifest, new Secret("guessed")), it) },
    { name: "signed with no key at all", forge: (it) => file(seal(it.manifest, new Secret("")), it) },
    {
      name: "the MAC of another result",
      forge: (it) => file(withTag(sealed(it), tagOf(sealed(makeResult()))), it),
    },
    {
      name: "the MAC in capitals",
      forge: (it) => file(withTag(sealed(it), tagOf(sealed(it)).toUpperCase()), it),
    },
    { name: "half a MAC", forge: (it) => file(withTag(sealed(it), tagOf(sealed(it)).slice(0, 32)), it) },
    { name: "no MAC", forge: (it) => file(`${sealed(it).split("\n", 1).join("")}\n`, it) },
    { name: "two MACs", forge: (it) => file(`${sealed(it)}${tagOf(sealed(it))}\n`, it) },
    {
      name: "another result under our signature",
      forge: (it) => relabelled(it, { jobId: "0".repeat(20) + "-9" }),
    },
    { name: "outputs changed behind the MAC", forge: (it) => relabelled(it, { outputs: [] }) },

    { name: "another job's result, well signed", forge: () => fileOf(makeResult()) },
    {
      name: "another job's result, whose signature differs in one digit",
      forge: (it) => fileOf(makeResult({ signature: oneDigitOff(it) })),
    },
    {
      name: "another repository's result, well signed",
      forge: (it) => fileOf(like(it, { repository: "4712" })),
    },
    {
      name: "another trust domain's result, well signed",
      forge: (it) => fileOf(like(it, { domain: "refs/pull/7/merge" })),
    },
    {
      name: "a domain that begins like ours",
      forge: (it) => fileOf(like(it, { domain: "refs/heads/main2" })),
    },
    {
      name: "a result that took longer than the timeout",
      forge: (it) => fileOf(like(it, { durationMs: 3_600_001 })),
    },
    { name: "a result that took less than no time", forge: (it) => fileOf(like(it, { durationMs: -1 })) },
    { name: "a manifest of another schema", forge: (it) => fileOf(like(it, { schema: 2 as 1 })) },
    {
      name: "a manifest without a log",
      forge: (it) => file(sealed(it).replace('"log":', '"lag":'), it),
    },
    {
      name: "a target's name with a workflow command",
      forge: (it) => fileOf(like(it, { target: "x\n::error::evil" })),
    },
    { name: "a manifest that is no JSON", forge: (it) => file("no JSON\n-\n", it) },
    {
      name: "a manifest that is nested a million times",
      forge: (it) => file(`${"[".repeat(1e6)}${"]".repeat(1e6)}\n-\n`, it),
    },
    {
      name: "a manifest that is not UTF-8",
      forge: (it) => file(Buffer.from(sealed(it).replace("ci@", "\xff\xfe@"), "latin1"), it),
    },
    {
      name: "more content than anybody stores",
      forge: (it) =>
        withOutputs(it, [
          { type: "file", path: "huge", executable: false, size: 2 ** 50, sha256: "0".repeat(64) },
        ]),
    },

    ...(
      [
        ["an absolute path", [directory("/tmp/ssh-job-evil")]],
        ["a path that leads out", [directory("../evil")]],
        ["a path that leads out from below", [directory("out/../../evil")]],
        ["a path with a dot", [directory("./evil")]],
        ["an empty path", [directory("")]],
        ["a path with a drive letter", [directory("C:\\evil")]],
        ["a path with a NUL", [directory("evil\0.txt")]],
        ["a path that no file system can hold", [directory("evil\ud800")]],
        ["a path that is too deep", [directory("d/".repeat(200) + "e")]],
        ["a path twice", [directory("twice"), directory("twice")]],
        ["paths that differ in case", [directory("Twice"), directory("twice")]],
        ["paths that differ in composition", [directory("\u00e9"), directory("e\u0301")]],
        ["parents that differ in case", [directory("Up/a"), directory("up/b")]],
        ["something below a link", [link("door", "empty"), directory("empty"), directory("door/evil")]],
        [
          "something far below a link",
          [link("door", "empty"), directory("empty"), directory("door/a/b/evil")],
        ],
        ["a link to an absolute path", [link("evil", "/etc/passwd")]],
        ["a link that leads out", [link("out/evil", "../../secret")]],
        [
          "a link that leads out through another one",
          [link("a/b/c/up", "../../.."), link("evil", "a/b/c/up/../secret")],
        ],
        ["a link to itself", [link("evil", "evil")]],
        ["a link to nothing", [link("evil", "")]],
      ] as const satisfies readonly (readonly [string, readonly StoredEntry[]])[]
    ).map(([name, outputs]): Attack => ({
      name: `a manifest with ${name}, well signed`,
      forge: (it) => withOutputs(it, outputs),
    })),
  ];
}

/** Makes files of one form. */
class Forger {
  readonly #form: Form;

  constructor(form: Form) {
    this.#form = form;
  }

  readonly entryFile = (manifest: string | Buffer, content: Buffer): Buffer => {
    const text = Buffer.from(manifest);
    return Buffer.concat([this.#form.magic, uint64(text.length), text, content]);
  };

  readonly file = (manifest: string | Buffer, it: Result): Buffer =>
    this.entryFile(manifest, this.#form.contentOf(it));

  /** The file that a cache makes of a signed result. */
  readonly fileOf = (it: Result): Buffer => this.file(sealed(it), it);

  /** A manifest that was changed after it was signed. */
  readonly relabelled = (it: Result, given: Partial<Manifest>): Buffer =>
    this.file(withTag(sealed(like(it, given)), tagOf(sealed(it))), it);

  readonly withOutputs = (it: Result, outputs: readonly StoredEntry[]): Buffer => {
    const members = outputs.map((entry): RawMember => {
      const name = `results/${entry.path}`;
      if (entry.type === "symlink") return { name, type: "2", target: entry.target };
      return entry.type === "directory" ? { name, type: "5" } : { name, content: "" };
    });
    return this.fileOf({ ...like(it, { outputs }), members: [...it.members.slice(0, 1), ...members] });
  };

  readonly behind = (it: Result, more: Buffer): Buffer => Buffer.concat([this.fileOf(it), more]);

  readonly withLength = (it: Result, length: Buffer): Buffer => {
    const forged = this.fileOf(it);
    length.copy(forged, 16);
    return forged;
  };
}

/** Behind the manifest stands a tar in gzip, as GitHub's cache keeps it; see `docs/adr/0012-github-cache.md`. */
const archived: Form = {
  magic: Buffer.from("ssh-job-entry/1\n"),
  contentOf: ({ members }) => gzipSync(rawTar(...members)),
};

/** Behind the manifest stand the files, as the directory of the command line keeps them; see `docs/adr/0017-local-entries.md`. */
const joined: Form = { magic: Buffer.from("ssh-job-entry/2\n"), contentOf: joinedOf };

const { file, fileOf, entryFile, behind } = new Forger(archived);

/** What GitHub's cache may not take for it. */
export const archivedAttacks: readonly Attack[] = [
  ...attacksOn(archived),
  {
    name: "a bit of the compressed content flipped",
    forge: (it) => flip(fileOf(it), fileOf(it).length - 5000),
  },
  { name: "a bit of the content's checksum flipped", forge: (it) => flip(fileOf(it), fileOf(it).length - 6) },
  ...contentAttacks([
    [
      "other content",
      (members) => replace(members, "results/out/program", { content: Buffer.alloc(100_000) }),
    ],
    ["a shorter file", (members) => replace(members, "results/out/program", { content: "short" })],
    [
      "a file that is not executable any more",
      (members) => replace(members, "results/out/program", { mode: 0o644 }),
    ],
    ["another log", (members) => replace(members, "log", { content: "all is ill!\n" })],
    ["a link to elsewhere", (members) => replace(members, "results/out/run", { target: "../empty" })],
    ["a link out", (members) => replace(members, "results/out/run", { target: "../../../secret" })],
    [
      "a file in the place of a link",
      (members) => replace(members, "results/out/run", { type: "0", content: "evil" }),
    ],
    [
      "a link in the place of a file",
      (members) => replace(members, "results/out/program", { type: "2", content: "", target: "run" }),
    ],
    [
      "a hard link in the place of a file",
      (members) => replace(members, "results/out/program", { type: "1", content: "", target: "/etc/passwd" }),
    ],
    [
      "a device in the place of a file",
      (members) => replace(members, "results/out/program", { type: "3", content: "" }),
    ],
    [
      "a FIFO in the place of a file",
      (members) => replace(members, "results/out/program", { type: "6", content: "" }),
    ],
    [
      "nothing in the place of a file",
      (members) => members.filter(({ name }) => name !== "results/out/program"),
    ],
    [
      "nothing in the place of a directory",
      (members) => members.filter(({ name }) => name !== "results/empty"),
    ],
    ["a file too many", (members) => [...members, { name: "results/evil", content: "evil" }]],
    ["a stream too many", (members) => [...members, { name: "out", content: "evil" }]],
    [
      "a file twice",
      (members) => [...members, ...members.filter(({ name }) => name === "results/out/program")],
    ],
    ["an absolute name", (members) => [...members, { name: "/tmp/ssh-job-evil", content: "evil" }]],
    ["a name that leads out", (members) => [...members, { name: "results/../../evil", content: "evil" }]],
    [
      "a name that leads out in a pax header",
      (members) => [...members, paxHeader({ path: "../evil" }), { name: "fine", content: "evil" }],
    ],
    [
      "a name that leads out in a GNU header",
      (members) => [...members, gnuLong("L", "../evil"), { name: "fine", content: "evil" }],
    ],
    ["a file through a link", (members) => [{ name: "results/out", type: "2", target: "../.." }, ...members]],
    ["a size that is a lie", (members) => replace(members, "results/out/program", { size: 2 ** 40 })],
    ["no members", () => []],
  ]),
  {
    name: "content that goes on for ever, well compressed",
    forge: (it) => behind(it, gzipSync(Buffer.alloc(64 * 2 ** 20))),
  },
  {
    name: "a second archive behind the first",
    forge: (it) => behind(it, gzipSync(rawTar({ name: "results/evil", content: "evil" }))),
  },
  {
    name: "content that is cut and compressed again",
    forge: (it) => entryFile(sealed(it), gzipSync(rawTar(...it.members).subarray(0, -70_000))),
  },
  {
    name: "content that is not compressed",
    forge: (it) => entryFile(sealed(it), rawTar(...it.members)),
  },
];

/** What the directory of the command line may not take for it. */
export const joinedAttacks: readonly Attack[] = [
  ...attacksOn(joined),
  ...(
    [
      ["another byte in a file", (content) => flip(content, content.length - 5000)],
      ["another last byte", (content) => flip(content, content.length - 1)],
      ["another log", (content) => flip(content, 3)],
      [
        "the files in another order",
        (content) => Buffer.concat([content.subarray(12), content.subarray(0, 12)]),
      ],
      ["zeros", (content) => Buffer.alloc(content.length)],
      ["a byte less", (content) => content.subarray(1)],
      ["a byte more", (content) => Buffer.concat([content, Buffer.from("!")])],
      ["all of it twice", (content) => Buffer.concat([content, content])],
      ["nothing", () => Buffer.alloc(0)],
    ] as const satisfies readonly (readonly [string, (content: Buffer) => Buffer])[]
  ).map(([name, trick]): Attack => ({
    name: `a good manifest, and joined behind it ${name}`,
    forge: (it) => new Forger(joined).entryFile(sealed(it), trick(joinedOf(it))),
  })),
  { name: "an entry of the other form", forge: (it) => fileOf(it) },
  {
    name: "an archive in the place of the files",
    forge: (it) => new Forger(joined).entryFile(sealed(it), archived.contentOf(it)),
  },
];

/** A good entry as each place keeps it. */
export const genuineFiles: {
  readonly archived: (it: Result) => Buffer;
  readonly joined: (it: Result) => Buffer;
} = { archived: fileOf, joined: (it) => new Forger(joined).fileOf(it) };

function sealed({ manifest }: Result): string {
  return seal(manifest, secret);
}

function like(it: Result, given: Partial<Manifest>): Result {
  return { ...it, manifest: { ...it.manifest, ...given } };
}

function tagOf(text: string): string {
  return text.split("\n")[1] ?? "";
}

function withTag(text: string, tag: string): string {
  return `${text.split("\n")[0] ?? ""}\n${tag}\n`;
}

function oneDigitOff({ manifest: { signature } }: Result): string {
  return signature.slice(0, 63) + (signature.endsWith("0") ? "1" : "0");
}

function contentAttacks(
  tricks: readonly (readonly [
    name: string,
    trick: (members: readonly RawMember[]) => readonly RawMember[],
  ])[],
): Attack[] {
  return tricks.map(([name, trick]) => ({
    name: `a good manifest, and in the content ${name}`,
    forge: (it) => file(sealed(it), { ...it, members: trick(it.members) }),
  }));
}

function replace(members: readonly RawMember[], name: string, by: Partial<RawMember>): readonly RawMember[] {
  return members.map((member) => (member.name === name ? { ...member, ...by } : member));
}

export function flip(bytes: Buffer, at: number, bit = 0): Buffer {
  const flipped = Buffer.from(bytes);
  flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << bit), at);
  return flipped;
}

function directory(path: string): StoredEntry {
  return { type: "directory", path };
}

function link(path: string, target: string): StoredEntry {
  return { type: "symlink", path, target };
}

/** What stands where an entry should be is no file of its own. */
export interface PlaceAttack {
  readonly name: string;
  /** @param good a good entry elsewhere */
  readonly put: (path: string, good: string) => void;
}

/** Tried on the directory of the command line. */
export const placeAttacks: readonly PlaceAttack[] = [
  { name: "a link to a good entry", put: (path, good) => symlinkSync(good, path) },
  { name: "a link to nothing", put: (path) => symlinkSync("nothing", path) },
  { name: "a directory", put: (path) => mkdirSync(path) },
  { name: "a FIFO that nobody writes to", put: (path) => execFileSync("mkfifo", [path]) },
  { name: "a link to a device", put: (path) => symlinkSync("/dev/zero", path) },
];
