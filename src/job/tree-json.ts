import { compareBytes } from "./encode.ts";
import { childrenOf } from "./tree-children.ts";
import type { TreeEntry } from "./tree.ts";

/**
 * A tree as JSON text: an object for each directory, in which a name stands for `F SIZE SHA256`, `X SIZE SHA256` if it may
 * be executed, `L TEXT` of a link, or another object. It is text, because the keys of an object in JavaScript have an order
 * of their own.
 * @returns `undefined` if it would be longer than `longest` characters, or nearly so
 */
export function printTree(entries: readonly TreeEntry[], longest: number): string | undefined {
  const lengths = entries.map(({ path, ...entry }) => {
    const text = entry.type === "symlink" ? entry.target.length : 80;
    return text + path.length - path.lastIndexOf("/");
  });
  if (lengths.reduce((sum, length) => sum + length, 0) > longest) return undefined;
  const texts = new Map<string, string>();
  for (const [path, children] of childrenOf(entries)) {
    const members = children.map(({ name, entry }) => `${JSON.stringify(name)}:${printEntry(entry, texts)}`);
    texts.set(path, `{${members.join()}}`);
  }
  return texts.get("");
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

function printEntry(entry: TreeEntry, directories: ReadonlyMap<string, string>): string {
  switch (entry.type) {
    case "file":
      return `"${printFile(entry)}"`;
    case "directory":
      return directories.get(entry.path) ?? "{}";
    case "symlink":
      return JSON.stringify(`L ${entry.target}`);
  }
}

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
