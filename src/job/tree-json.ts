import { compareBytes } from "./encode.ts";
import { TreeVisit, type TreeVisitor } from "./tree-visit.ts";
import type { TreeEntry } from "./tree.ts";

/**
 * A tree as JSON text: an object for each directory, in which a name stands for `F SIZE SHA256`, `X SIZE SHA256` if it may
 * be executed, `L TEXT` of a link, or another object. It is text, because the keys of an object in JavaScript have an order
 * of their own.
 * @returns `undefined` if it would be longer than `longest` characters
 * @throws {RangeError} if the entries are not in the order of a tree
 */
export function printTree(entries: readonly TreeEntry[], longest: number): string | undefined {
  const printer = new Printer(longest);
  const visit = new TreeVisit(printer);
  for (const entry of entries) visit.add(entry);
  visit.end();
  return printer.text();
}

class Printer implements TreeVisitor {
  readonly #longest: number;
  #text = "{";
  /** What comes before the next name. */
  #before = "";

  constructor(longest: number) {
    this.#longest = longest;
  }

  leaf(name: string, entry: Exclude<TreeEntry, { type: "directory" }>): void {
    const text = entry.type === "file" ? `"${printFile(entry)}"` : JSON.stringify(`L ${entry.target}`);
    this.#add(`${this.#before}${JSON.stringify(name)}:${text}`);
    this.#before = ",";
  }

  enter(name: string): void {
    this.#add(`${this.#before}${JSON.stringify(name)}:{`);
    this.#before = "";
  }

  leave(): void {
    this.#add("}");
    this.#before = ",";
  }

  text(): string | undefined {
    this.#add("}");
    return this.#text.length > this.#longest ? undefined : this.#text;
  }

  /** What is too long already does not grow. */
  #add(text: string): void {
    if (this.#text.length <= this.#longest) this.#text += text;
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
