import { compareBytes, comparePaths } from "./encode.ts";
import type { TreeEntry } from "./tree.ts";

/** What is done with a tree, entry by entry. */
export interface TreeVisitor {
  /** There is a file or a link of this name in the directory that is open. */
  leaf(name: string, entry: Exclude<TreeEntry, { type: "directory" }>): void;
  /** There is a directory in the one that is open; now it is open itself. */
  enter(name: string): void;
  /** All that the open directory holds has come, and the one that holds it is open again. */
  leave(): void;
}

interface OpenDirectory {
  /** What paths of its entries begin with. */
  readonly prefix: string;
  /** The name that came last of those in it. */
  last: string | undefined;
}

/** Leads through a tree, as its entries come: those of a directory right after it, and ordered by the bytes of their names. */
export class TreeVisit {
  readonly #visitor: TreeVisitor;
  readonly #above: OpenDirectory[] = [];
  #open: OpenDirectory = { prefix: "", last: undefined };

  /** @param visitor to whom the root is open already, and stays so */
  constructor(visitor: TreeVisitor) {
    this.#visitor = visitor;
  }

  /** @throws {RangeError} if the entry's directory is not open, or its path does not come after the last one */
  add(entry: TreeEntry): void {
    const { path } = entry;
    while (!path.startsWith(this.#open.prefix)) this.#leave();
    const { prefix, last } = this.#open;
    if (path.includes("/", prefix.length)) throw new RangeError(`${path} is in no directory of the tree`);
    const name = path.slice(prefix.length);
    if (last !== undefined && compareBytes(last, name) >= 0) throw new RangeError(`${path} is out of order`);
    this.#open.last = name;
    if (entry.type !== "directory") {
      this.#visitor.leaf(name, entry);
      return;
    }
    this.#above.push(this.#open);
    this.#open = { prefix: `${path}/`, last: undefined };
    this.#visitor.enter(name);
  }

  /** No entry comes any more. */
  end(): void {
    while (this.#above.length > 0) this.#leave();
  }

  #leave(): void {
    const above = this.#above.pop();
    if (above === undefined) throw new RangeError("the root was left");
    this.#open = above;
    this.#visitor.leave();
  }
}

/** Leads through a tree whose entries may have any order. @throws {RangeError} if an entry's directory is not an entry itself */
export function visitTree(entries: readonly TreeEntry[], visitor: TreeVisitor): void {
  const visit = new TreeVisit(visitor);
  for (const entry of inOrder(entries)) visit.add(entry);
  visit.end();
}

function inOrder(entries: readonly TreeEntry[]): readonly TreeEntry[] {
  const isOrdered = entries.every(({ path }, index) => {
    const before = entries[index - 1];
    return before === undefined || comparePaths(before.path, path) < 0;
  });
  return isOrdered ? entries : entries.toSorted((a, b) => comparePaths(a.path, b.path));
}
