import { hash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { StoredEntry } from "../../src/job/manifest.ts";
import { storedEntries, unpackResults, type UnpackedEntry } from "../../src/workspace/unpack.ts";
import { type RawMember, rawTar } from "./raw-tar.ts";
import { recordWarnings } from "./recorder.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const members: readonly RawMember[] = [
  { name: "./", type: "5" },
  { name: "sub/b", content: "bb", mode: 0o755 },
  { name: "sub/empty/", type: "5" },
  { name: "sub/link", type: "2", target: "b" },
  { name: "a", content: "aa" },
  { name: "same", type: "1", target: "a" },
];
const stored: readonly StoredEntry[] = [
  file("a", "aa"),
  file("same", "aa"),
  { ...file("sub/b", "bb"), executable: true },
  { type: "directory", path: "sub/empty" },
  { type: "symlink", path: "sub/link", target: "b" },
];

describe("unpacked results as a manifest lists them", () => {
  test("have digests and texts of links, and directories only where they are empty", async () => {
    expect(storedEntries(await unpack(members))).toEqual(stored);
  });

  test("are ordered by the raw bytes of their paths", () => {
    const names = ["b", "\u{1f600}", "\uff5e", "a/b", "a b", "B"];
    const entries: UnpackedEntry[] = names.map((path) => ({
      type: "directory",
      path,
      size: 0,
      executable: false,
    }));
    expect(storedEntries(entries).map(({ path }) => path)).toEqual([
      "B",
      "a b",
      "a/b",
      "b",
      "\uff5e",
      "\u{1f600}",
    ]);
  });
});

describe("results that are expected", () => {
  test("arrive if they are exactly those, whether or not their directories are listed", async () => {
    expect(storedEntries(await unpack(members, stored))).toEqual(stored);
    const listed: StoredEntry[] = [...stored, { type: "directory", path: "sub" }];
    expect(storedEntries(await unpack(members, listed))).toEqual(stored);
  });

  test("arrive although what cannot be a result comes with them, as it did when they were stored", async () => {
    const odd: RawMember[] = [
      { name: "sub/empty/out", type: "2", target: "/etc/passwd" },
      { name: "fifo", type: "6" },
    ];
    expect(storedEntries(await unpack([...members, ...odd], stored))).toEqual(stored);
  });

  test.each<[string, readonly RawMember[], RegExp]>([
    ["one is missing", members.slice(0, 5), /"same" is missing/],
    ["one came that is not", [...members, { name: "more" }], /"more" is not among them/],
    ["an empty directory came that is not", [...members, { name: "d", type: "5" }], /"d" is not among/],
    ["a link came that is not", [...members, { name: "l", type: "2", target: "a" }], /"l" is not among/],
    ["one is shorter", replaced("a", { content: "a" }), /"a" has 1 bytes instead of 2/],
    ["one is longer", replaced("a", { content: "aaa" }), /"a" has 3 bytes instead of 2/],
    ["one has other bytes", replaced("sub/b", { content: "bB" }), /"sub\/b" has other content/],
    ["one is not executable", replaced("sub/b", { mode: 0o644 }), /"sub\/b" is not executable/],
    ["one is executable", replaced("a", { mode: 0o755 }), /"a" is executable/],
    ["a link leads elsewhere", replaced("sub/link", { target: "../a" }), /"sub\/link" leads to "..\/a" inst/],
    ["a link leads out, and is left out", replaced("sub/link", { target: "/b" }), /"sub\/link" is missing/],
    ["a link is a file", replaced("sub/link", { type: "0" }), /"sub\/link" is a file instead of a symlink/],
    [
      "a directory is a link",
      replaced("sub/empty/", { type: "2", target: "b" }),
      /"sub\/empty" is a symlink/,
    ],
    ["a file is a directory", replaced("sub/b", { type: "5", content: "" }), /"sub\/b" is a directory/],
    [
      "something is in the empty directory",
      [...members, { name: "sub/empty/x", type: "5" }],
      /empty\/x" is not/,
    ],
  ])("are refused, and nothing placed, when %s", async (_, sent, message) => {
    const base = temporaryDirectory();
    await expect(unpack(sent, stored, join(base, "results"))).rejects.toMatchObject({
      name: "JobError",
      code: "results",
      message: expect.stringMatching(message) as string,
    });
    expect(readdirSync(base)).toEqual([]);
  });

  test("are refused when the list is in conflict with itself", async () => {
    await expect(unpack(members, [...stored, file("a", "other")])).rejects.toThrow(/"a" is listed twice/);
  });

  test("bound what is written: a file that is too large is refused by its header", async () => {
    const sent = replaced("a", { size: 1024 ** 4, content: "little" });
    await expect(unpack(sent, stored)).rejects.toThrow(/"a" has 1099511627776 bytes instead of 2/);
  });

  test("are refused whatever differs from what was stored", async () => {
    const change = fc.record({
      at: fc.nat(stored.length - 1),
      value: fc.record(
        {
          path: fc.constantFrom("a", "z", "sub/b", "sub"),
          size: fc.nat(5),
          sha256: fc.constantFrom(hash("sha256", "aa"), hash("sha256", "")),
          executable: fc.boolean(),
          target: fc.constantFrom("b", "c"),
        },
        { requiredKeys: [] },
      ),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, value }) => {
        const before = stored[at];
        const known = Object.entries(value).filter(([key]) => before !== undefined && key in before);
        const changed = stored.with(at, Object.assign({}, before, Object.fromEntries(known)));
        const isSame = JSON.stringify(changed) === JSON.stringify(stored);
        const unpacking = unpack(members, changed);
        if (isSame) await unpacking;
        else await expect(unpacking).rejects.toMatchObject({ code: "results" });
      }),
    );
  });
});

function file(path: string, content: string): Extract<StoredEntry, { type: "file" }> {
  return { type: "file", path, executable: false, size: content.length, sha256: hash("sha256", content) };
}

function replaced(name: string, change: Partial<RawMember>): RawMember[] {
  return members.map((member) => (member.name === name ? { ...member, ...change } : member));
}

async function unpack(
  sent: readonly RawMember[],
  expected?: readonly StoredEntry[],
  place: string = join(temporaryDirectory(), "results"),
): Promise<UnpackedEntry[]> {
  const { emit } = recordWarnings();
  return unpackResults(Readable.from([rawTar(...sent)]), place, { emit, expected });
}
