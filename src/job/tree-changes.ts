import type { FileChange } from "./difference.ts";
import type { TreeEntry } from "./tree.ts";
import { isName, isPrintedDirectory, printFile, readPrintedFile, type PrintedFile } from "./tree-json.ts";

/** An entry that an earlier directory has not, or has otherwise. */
interface Arrival {
  readonly entry: TreeEntry;
  readonly change: FileChange;
  /** What the file was, if it was one and is one with other content. */
  readonly before: PrintedFile | undefined;
}

/** How an earlier directory becomes a later one: `removed` goes first, then all that has arrived comes. */
export interface TreeChanges {
  /** In the order of the later tree. */
  readonly arrived: readonly Arrival[];
  /** Paths with all that is below them; none is below another one. */
  readonly removed: readonly string[];
  /** Every file, link and empty directory that is no more. */
  readonly gone: readonly Pick<TreeEntry, "type" | "path">[];
}

/**
 * Compares directories without making a list of the earlier one, of which there is nothing but the JSON that `printTree`
 * has printed and `JSON.parse` has read. That may be anybody's work: no name in what is returned leads out of the directory.
 * @returns `undefined` if that is no tree, as far as it was looked at
 */
export function treeChanges(before: unknown, after: readonly TreeEntry[]): TreeChanges | undefined {
  if (!isPrintedDirectory(before)) return undefined;
  const comparison = new Comparison(before);
  for (const entry of after) if (!comparison.add(entry)) return undefined;
  return comparison.findGone(after) ? comparison : undefined;
}

/** A directory that both trees have. */
interface Common {
  readonly before: Readonly<Record<string, unknown>>;
  /** How many of its names both trees have. */
  kept: number;
}

class Comparison implements TreeChanges {
  readonly arrived: Arrival[] = [];
  readonly removed: string[] = [];
  readonly gone: Pick<TreeEntry, "type" | "path">[] = [];
  readonly #common: Map<string, Common>;
  /** Characters in the names of what is gone. */
  #characters = 0;

  constructor(before: Readonly<Record<string, unknown>>) {
    this.#common = new Map([["", { before, kept: 0 }]]);
  }

  /** Returns whether what stood in its place can be in a tree. */
  add(entry: TreeEntry): boolean {
    const slash = entry.path.lastIndexOf("/");
    const directory = this.#common.get(entry.path.slice(0, Math.max(slash, 0)));
    const name = entry.path.slice(slash + 1);
    if (directory === undefined || !Object.hasOwn(directory.before, name)) {
      this.arrived.push({ entry, change: "added", before: undefined });
      return true;
    }
    directory.kept += 1;
    return this.#compare(directory.before[name], entry);
  }

  /** Finds what is no more. Returns whether its names can be in a tree. */
  findGone(after: readonly TreeEntry[]): boolean {
    let paths: Set<string> | undefined;
    for (const [path, { before, kept }] of this.#common) {
      const names = Object.keys(before);
      if (names.length === kept) continue;
      paths ??= new Set(after.map((entry) => entry.path));
      for (const name of names) {
        const inner = pathIn(path, name);
        if (paths.has(inner)) continue;
        if (!isName(name)) return false;
        this.removed.push(inner);
        if (!this.#addGone(inner, before[name])) return false;
      }
    }
    return true;
  }

  #compare(before: unknown, entry: TreeEntry): boolean {
    if (isPrintedDirectory(before)) {
      if (entry.type === "directory") {
        this.#common.set(entry.path, { before, kept: 0 });
        return true;
      }
      this.#replace(entry, "type");
      return Object.entries(before).every(
        ([name, json]) => isName(name) && this.#addGone(pathIn(entry.path, name), json),
      );
    }
    if (typeof before !== "string") return false;
    if (before.startsWith("L ")) {
      if (entry.type !== "symlink") this.#replace(entry, "type");
      else if (before.length !== entry.target.length + 2 || !before.endsWith(entry.target)) {
        this.#replace(entry, "link");
      }
      return true;
    }
    if (entry.type !== "file") {
      this.#replace(entry, "type");
      return true;
    }
    if (before === printFile(entry)) return true;
    const file = readPrintedFile(before);
    if (file === undefined) return false;
    const isOther = file.sha256 !== entry.sha256 || file.size !== entry.size;
    this.arrived.push({ entry, change: isOther ? "content" : "mode", before: isOther ? file : undefined });
    return true;
  }

  /** What was there is nothing that a file could be written over. */
  #replace(entry: TreeEntry, change: "type" | "link"): void {
    this.removed.push(entry.path);
    this.arrived.push({ entry, change, before: undefined });
  }

  /** There is no recursion, because whoever wrote it may have gone deeper than a stack. */
  #addGone(path: string, json: unknown): boolean {
    const waiting = [{ path, json }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      this.#characters += next.path.length;
      if (next.path.length > maxPath || this.#characters > maxCharacters) return false;
      if (isPrintedDirectory(next.json)) {
        const names = Object.keys(next.json);
        if (names.length === 0) this.gone.push({ type: "directory", path: next.path });
        for (const name of names) {
          if (!isName(name)) return false;
          waiting.push({ path: pathIn(next.path, name), json: next.json[name] });
        }
      } else if (typeof next.json === "string") {
        const type = next.json.startsWith("L ") ? "symlink" : "file";
        this.gone.push({ type, path: next.path });
      } else return false;
    }
    return true;
  }
}

/** No system takes a longer path. */
const maxPath = 4096;
/** Of all paths together: few bytes of JSON can say a long path very often. */
const maxCharacters = 128 * 1024 * 1024;

function pathIn(directory: string, name: string): string {
  return directory === "" ? name : `${directory}/${name}`;
}
