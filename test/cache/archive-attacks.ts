import { gzipSync, zstdCompressSync } from "node:zlib";
import { gnuLong, paxHeader, type RawMember, rawTar } from "../workspace/raw-tar.ts";

/** Whoever may write to GitHub's cache puts another archive in place of the one that its client made. */
export interface ArchiveAttack {
  readonly name: string;
  /** The archive, compressed; `entry` is the good file that should be in it, under `path`. */
  readonly forge: (entry: Buffer, path: string) => Buffer;
}

/** Each of these holds the good entry as well, where it can. */
export const archiveAttacks: readonly ArchiveAttack[] = [
  ...members([
    ["an absolute name before the entry", (entry) => [{ name: "/tmp/ssh-job-evil", content: "evil" }, entry]],
    ["an absolute name behind the entry", (entry) => [entry, { name: "/tmp/ssh-job-evil", content: "evil" }]],
    ["a name that leads out", (entry) => [entry, { name: "../evil", content: "evil" }]],
    [
      "a git hook behind the entry",
      (entry) => [entry, { name: ".git/hooks/pre-commit", content: "evil", mode: 0o755 }],
    ],
    ["the entry twice", (entry) => [entry, entry]],
    ["a directory before the entry", (entry) => [{ name: ".ssh-job-action/", type: "5" }, entry]],
    ["the entry under an absolute name", (entry) => [{ ...entry, name: `/${String(entry.name)}` }]],
    ["the entry with a detour in its name", (entry) => [{ ...entry, name: `./${String(entry.name)}` }]],
    [
      "the entry under another job's name",
      (entry) => [{ ...entry, name: String(entry.name).replace(/[0-9a-f]\.sja$/, "x.sja") }],
    ],
    ["another name in a pax header", (entry) => [paxHeader({ path: "../evil" }), entry]],
    [
      "another name in a global pax header",
      (entry) => [paxHeader({ path: "../evil" }, "g"), paxHeader({ mtime: "1.5" }), entry],
    ],
    ["another name in a GNU header", (entry) => [gnuLong("L", "../evil"), entry]],
    ["a pax header without end", (entry) => [paxHeader({ comment: "x".repeat(5 * 2 ** 20) }), entry]],
    ["a size in a pax header that is a lie", (entry) => [paxHeader({ size: "99" }), entry]],
    ["a link in the place of the entry", ({ name }) => [{ name, type: "2", target: "/etc/passwd" }]],
    [
      "a link, and the entry written through it",
      (entry) => [{ name: ".ssh-job-action", type: "2", target: "/tmp" }, entry],
    ],
    ["a hard link in the place of the entry", ({ name }) => [{ name, type: "1", target: "/etc/passwd" }]],
    ["a device in the place of the entry", ({ name }) => [{ name, type: "3" }]],
    ["a FIFO in the place of the entry", ({ name }) => [{ name, type: "6" }]],
    ["a directory in the place of the entry", ({ name }) => [{ name, type: "5" }]],
    ["an entry that is larger than it says", (entry) => [{ ...entry, size: 1000 }]],
    ["an entry that is smaller than it says", (entry) => [{ ...entry, size: 50_000_000 }]],
    ["an entry of a terabyte", (entry) => [{ ...entry, size: 2 ** 40 }]],
    ["no members", () => []],
  ]),
  { name: "no bytes", forge: () => Buffer.alloc(0) },
  { name: "a page of HTML", forge: () => Buffer.from("<!doctype html><title>502 Bad Gateway</title>") },
  { name: "the entry without an archive round it", forge: (entry) => zstdCompressSync(entry) },
  { name: "gzip instead of zstd", forge: (content, name) => gzipSync(rawTar({ name, content })) },
  { name: "no compression", forge: (content, name) => rawTar({ name, content }) },
  {
    name: "an archive that is cut",
    forge: (content, name) => zstdCompressSync(rawTar({ name, content })).subarray(0, -5000),
  },
  { name: "a bomb before the entry", forge: () => zstdCompressSync(Buffer.alloc(256 * 2 ** 20)) },
  {
    name: "a bomb behind the entry",
    forge: (content, name) =>
      zstdCompressSync(Buffer.concat([rawTar({ name, content }), Buffer.alloc(256 * 2 ** 20)])),
  },
];

function members(
  tricks: readonly (readonly [name: string, trick: (entry: RawMember) => readonly RawMember[]])[],
): ArchiveAttack[] {
  return tricks.map(([name, trick]) => ({
    name,
    forge: (content, path) => zstdCompressSync(rawTar(...trick({ name: path, content }))),
  }));
}
