import type { StoredEntry } from "../job/manifest.ts";
import { quoteForeign } from "../transport/foreign-text.ts";

/** What file systems allow a path, one name in it, and the number of names to be. Bytes. */
const limits = { path: 4000, name: 255, depth: 128 };

/**
 * Why these entries cannot stand together below one directory, on whatever machine; `undefined` if they can. Every path is
 * relative, no two are the same to a file system that ignores case and composition, and nothing stands below a file or link.
 */
export function faultOfPaths(entries: readonly StoredEntry[]): string | undefined {
  const types = new Map<string, StoredEntry["type"]>();
  const spellings = new Map<string, string>();
  for (const { type, path } of entries) {
    const fault = faultOfPath(path);
    if (fault !== undefined) return `its output ${quoteForeign(path)} ${fault}`;
    if (types.has(path)) return `it has two outputs ${quoteForeign(path)}`;
    types.set(path, type);
    const other = otherSpelling(path, spellings);
    if (other !== undefined) return `its outputs ${other} are one and the same to some file systems`;
  }
  for (const path of types.keys()) {
    if (isBelowNoDirectory(path, types)) {
      return `its output ${quoteForeign(path)} is below something that is no directory`;
    }
  }
  return undefined;
}

/** The name that some file systems keep the same thing under. */
export function foldCase(path: string): string {
  const isAscii = Buffer.byteLength(path) === path.length;
  if (isAscii) return path.toLowerCase();
  return path.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}

function faultOfPath(path: string): string | undefined {
  const names = path.split("/");
  if (path.includes("\0")) return "has a NUL in its name";
  if (!path.isWellFormed()) return "has a name that is not Unicode";
  if (path.startsWith("/") || /^[A-Za-z]:[\\/]/.test(path)) return "is absolute";
  if (names.includes("..")) return "leads out of the results";
  if (names.includes("") || names.includes(".")) return "is not written in the one way that is allowed";
  if (names.length > limits.depth) return "is too deep";
  if (Buffer.byteLength(path) > limits.path) return "is too long";
  return names.some((name) => Buffer.byteLength(name) > limits.name) ? "has too long a name" : undefined;
}

/** Directories need not be listed. */
function isBelowNoDirectory(path: string, types: ReadonlyMap<string, StoredEntry["type"]>): boolean {
  for (let above = parentOf(path); above !== ""; above = parentOf(above)) {
    const type = types.get(above);
    if (type !== undefined) return type !== "directory";
  }
  return false;
}

/** Notes how `path` and the directories above it are written, unless that has been noted; two that are one, if it has differently. */
function otherSpelling(path: string, spellings: Map<string, string>): string | undefined {
  for (let part = path; part !== ""; part = parentOf(part)) {
    const folded = foldCase(part);
    const known = spellings.get(folded);
    if (known === part) return undefined;
    if (known !== undefined) return `${quoteForeign(known)} and ${quoteForeign(part)}`;
    spellings.set(folded, part);
  }
  return undefined;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
