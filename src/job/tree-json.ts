import { compareBytes } from "./encode.ts";
import { visitTree, type TreeVisitor } from "./tree-visit.ts";
import type { TreeEntry } from "./tree.ts";

/**
 * A tree as JSON text: an object for each directory, in which a name stands for `F SIZE SHA256`, `X SIZE SHA256` if it may
 * be executed, `L TEXT` of a link, or another object. It is text, because the keys of an object in JavaScript have an order
 * of their own.
 * @returns `undefined` if it would be longer than `longest` characters, or nearly so
 */
export function printTree(entries: readonly TreeEntry[], longest: number): string | undefined {
  let length = 0;
  for (const entry of entries) {
    const text = entry.type === "symlink" ? entry.target.length : 80;
    length += text + entry.path.length - entry.path.lastIndexOf("/");
  }
  if (length > longest) return undefined;
  const printer = new Printer();
  visitTree(entries, printer);
  return printer.text();
}

class Printer implements TreeVisitor {
  #text = "{";
  /** Whether nothing stands in the open directory yet. */
  #isFirst = true;

  leaf(name: string, entry: Exclude<TreeEntry, { type: "directory" }>): void {
    this.#name(name);
    const text = entry.type === "file" ? `"${printFile(entry)}"` : JSON.stringify(`L ${entry.target}`);
    this.#text += text;
  }

  enter(name: string): void {
    this.#name(name);
    this.#text += "{";
    this.#isFirst = true;
  }

  leave(): void {
    this.#text += "}";
    this.#isFirst = false;
  }

  text(): string {
    return `${this.#text}}`;
  }

  #name(name: string): void {
    this.#text += `${this.#isFirst ? "" : ","}${JSON.stringify(name)}:`;
    this.#isFirst = false;
  }
}

/** What is told of a file. */
export type PrintedFile = Pick<Extract<TreeEntry, { type: "file" }>, "executable" | "size" | "sha256">;

/**
 * What `printTree` has printed and `JSON.parse` has read. There is no recursion, because whoever wrote it may have gone
 * deeper than a stack.
 * @returns `undefined` if that is no tree
 */
export function readPrintedTree(json: unknown): readonly TreeEntry[] | undefined {
  if (!isPrintedDirectory(json)) return undefined;
  const entries: TreeEntry[] = [];
  const waiting = members("", json);
  let characters = 0;
  for (let member = waiting.pop(); member !== undefined; member = waiting.pop()) {
    const entry = readEntry(member);
    characters += member.path.length;
    if (entry === undefined || member.path.length > maxPath || characters > maxCharacters) return undefined;
    entries.push(entry);
    if (isPrintedDirectory(member.json))
      for (const inner of members(entry.path, member.json)) waiting.push(inner);
  }
  return entries;
}

interface Member {
  readonly path: string;
  readonly name: string;
  readonly json: unknown;
}

/** No system takes a longer path. */
const maxPath = 4096;
/** Of all paths together: few bytes of JSON can say a long path very often. */
const maxCharacters = 128 * 1024 * 1024;

/** What stands for a file. */
export function printFile({ executable, size, sha256 }: PrintedFile): string {
  return `${executable ? "X" : "F"} ${size} ${sha256}`;
}

/** `undefined` if that stands for no file. */
export function readPrintedFile(text: string): PrintedFile | undefined {
  const [, letter, digits, sha256] = /^([FX]) (0|[1-9][0-9]{0,15}) ([0-9a-f]{64})$/.exec(text) ?? [];
  const size = Number(digits);
  if (sha256 === undefined || !Number.isSafeInteger(size)) return undefined;
  return { executable: letter === "X", size, sha256 };
}

/** Whether this may be the name of an entry. */
export function isName(name: string): boolean {
  return namePattern.test(name) && name.isWellFormed();
}

/** Whether this stands for a directory. */
export function isPrintedDirectory(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** What a directory holds, the last name first. */
function members(directory: string, json: object): Member[] {
  return Object.entries(json)
    .sort(([a], [b]) => compareBytes(b, a))
    .map(([name, value]: [string, unknown]) => {
      return { path: directory === "" ? name : `${directory}/${name}`, name, json: value };
    });
}

/** Not `.` and not `..`. */
const namePattern = /^(?!\.{1,2}$)[^/\0]+$/;

function readEntry({ path, name, json }: Member): TreeEntry | undefined {
  if (!isName(name)) return undefined;
  if (typeof json !== "string") return isPrintedDirectory(json) ? { type: "directory", path } : undefined;
  if (!json.isWellFormed()) return undefined;
  if (json.startsWith("L ")) return { type: "symlink", path, target: json.slice(2) };
  const file = readPrintedFile(json);
  return file && { type: "file", path, ...file };
}
