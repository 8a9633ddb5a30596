import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  opendirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TreeEntry } from "../../src/job/tree.ts";
import { readTree } from "../../src/workspace/walk.ts";
import { trees } from "../job/signed.ts";

let places: readonly string[] = [];
beforeAll(() => {
  // The second one is a tmpfs, which lists what is in it by the time of its making.
  places = [tmpdir(), "/dev/shm"].map((place) => mkdtempSync(join(place, "signature-")));
});
afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true, force: true });
});

/** What a tree may look like besides what counts. */
interface Looks {
  readonly place: number;
  /** Numbers by which the order of making is chosen. */
  readonly order: readonly number[];
  /** Seconds. */
  readonly mtime: number;
  /** Of the group and of others, and what the owner may not. */
  readonly bits: number;
  readonly owner: number;
}

const looks: fc.Arbitrary<Looks> = fc.record({
  place: fc.constantFrom(0, 1),
  order: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
  mtime: fc.constantFrom(0, 1, 1_700_000_000.25, 4_000_000_000),
  bits: fc.constantFrom(0o000, 0o011, 0o044, 0o077, 0o200),
  owner: fc.constantFrom(0, 1000, 4_000_000),
});

/** Makes a tree, and gives its path. */
function make(entries: readonly TreeEntry[], { place, order, mtime, bits, owner }: Looks): string {
  const root = mkdtempSync(join(places[place] ?? "", "x".repeat(1 + ((order[0] ?? 0) % 50))));
  const ordered = entries
    .map((entry, index) => ({ entry, at: order[index % order.length] ?? 0 }))
    .sort((a, b) => a.at - b.at);
  for (const { entry } of ordered) {
    const path = `${root}/${entry.path}`;
    mkdirSync(join(path, ".."), { recursive: true });
    if (entry.type === "directory") mkdirSync(path, { recursive: true });
    else if (entry.type === "symlink") symlinkSync(entry.target || "empty", path);
    else {
      writeFileSync(path, entry.sha256.slice(0, Math.min(entry.size, 20)));
      chmodSync(path, (entry.executable ? 0o500 : 0o400) | bits);
    }
    // Only root may give files away; others find out on machines where tests run as root.
    if (process.getuid?.() === 0 && entry.type === "file") chownSync(path, owner, owner);
    if (entry.type !== "directory") lutimesSync(path, mtime, mtime);
  }
  return root;
}

async function digestOf(directory: string): Promise<string> {
  return (await readTree(directory, { exclude: [], emit: () => undefined })).digest;
}

describe("the digest of a real directory", () => {
  test("does not depend on time, owner, modes of others, place, or the order in which it was made", async () => {
    await fc.assert(
      fc.asyncProperty(trees, looks, looks, async (entries, one, other) => {
        const made = [make(entries, one), make(entries, other)];
        const [first, second] = await Promise.all(made.map(digestOf));
        expect(second).toBe(first);
      }),
      { numRuns: 150 },
    );
  });

  test("does not depend on the order in which the system lists names", async () => {
    const names = ["b", "a", "\u{1f600}", "\uff5e", "10", "9"];
    const files = names.map((path): TreeEntry => ({
      type: "file",
      path,
      size: 1,
      executable: false,
      sha256: "0",
    }));
    const same = { place: 1, mtime: 1, bits: 0, owner: 0 };
    const made = [
      make(files, { ...same, order: files.map((_, index) => index) }),
      make(files, { ...same, order: files.map((_, index) => -index) }),
    ];
    const [one, other] = made.map(listed);
    expect(one).not.toEqual(other);
    const [first, second] = await Promise.all(made.map(digestOf));
    expect(second).toBe(first);
  });

  test("does not depend on language, time zone or current directory", async () => {
    const entries = ["I", "i", "\u0131", "\u00e9", "e\u0301", "Z", "a"].map((path): TreeEntry => {
      return { type: "file", path, size: 5, executable: path === "i", sha256: "12345" };
    });
    const directory = make(entries, { place: 0, order: [0], mtime: 1, bits: 0, owner: 0 });
    const print = (cwd: string, env: Record<string, string>): string =>
      execFileSync(process.execPath, [program, directory], {
        cwd,
        encoding: "utf8",
        env: { ...process.env, ...env },
      });
    const expected = await digestOf(directory);
    expect(print("/", { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Pacific/Kiritimati" })).toBe(
      expected,
    );
    expect(print(tmpdir(), { LC_ALL: "C", LANG: "C", TZ: "America/St_Johns" })).toBe(expected);
  });

  test("depends on everything else that is in it", async () => {
    const entries: readonly TreeEntry[] = [
      { type: "file", path: "a", size: 2, executable: false, sha256: "12" },
      { type: "directory", path: "d" },
      { type: "symlink", path: "l", target: "a" },
    ];
    const [file, directory, link] = entries as [TreeEntry, TreeEntry, TreeEntry];
    const others: readonly (readonly TreeEntry[])[] = [
      entries,
      [{ ...file, sha256: "13" } as TreeEntry, directory, link],
      [{ ...file, executable: true } as TreeEntry, directory, link],
      [{ ...file, path: "b" }, directory, link],
      [file, link],
      [file, { ...directory, path: "D" }, link],
      [file, directory, { ...link, target: "b" } as TreeEntry],
      [file, directory, { ...file, path: "l" }],
    ];
    const same = { place: 0, order: [0], mtime: 1, bits: 0, owner: 0 };
    const digests = await Promise.all(others.map((other) => digestOf(make(other, same))));
    expect(new Set(digests).size).toBe(others.length);
  });
});

const program = fileURLToPath(new URL("print-digest.ts", import.meta.url));

/** The names in a directory as the system gives them; `readdir` sorts them. */
function listed(directory: string): string[] {
  using open = opendirSync(directory);
  const names: string[] = [];
  for (let entry = open.readSync(); entry !== null; entry = open.readSync()) names.push(entry.name);
  return names;
}
