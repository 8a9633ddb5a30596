import { createHash, type Hash } from "node:crypto";
import { Fields } from "./fields.ts";
import { TreeVisit, visitTree, type TreeVisitor } from "./tree-visit.ts";
import type { TreeEntry } from "./tree.ts";

const domain = Buffer.from("sja-tree\0v1\0");
const letters = { file: 0x46, executable: 0x58, directory: 0x44, link: 0x4c } as const;

/**
 * The Merkle digest of a directory: what its files are called and contain, which may be executed, where its links point,
 * and which directories are empty. It does not depend on the order of `entries`, on times or on owners.
 * `docs/signature.md` specifies it.
 *
 * @returns lower-case hex of a SHA-256
 * @throws {RangeError} if an entry's directory is not an entry itself, an entry comes twice, or a name or link text has
 * no UTF-8
 */
export function treeDigest(entries: readonly TreeEntry[]): string {
  const digester = new Digester();
  visitTree(entries, digester);
  return digester.root();
}

/** The digest of a tree whose entries come one after the other, in the order that a {@link TreeVisit} takes. */
export class TreeDigest {
  readonly #digester = new Digester();
  readonly #visit = new TreeVisit(this.#digester);

  add(entry: TreeEntry): void {
    this.#visit.add(entry);
  }

  /** When all have come. */
  end(): string {
    this.#visit.end();
    return this.#digester.root();
  }
}

class Digester implements TreeVisitor {
  /** Of directories that are not at their end, each in the one before. */
  readonly #above: Hash[] = [];
  #open = newHash();
  /** What the open one does not know yet. */
  readonly #fields = new Fields((bytes) => this.#open.update(bytes));

  leaf(name: string, entry: Exclude<TreeEntry, { type: "directory" }>): void {
    const fields = this.#fields;
    if (entry.type === "symlink") {
      fields.byte(letters.link);
      fields.text(name);
      fields.text(entry.target);
      return;
    }
    fields.byte(entry.executable ? letters.executable : letters.file);
    fields.text(name);
    fields.uint64(entry.size);
    fields.hex(entry.sha256);
  }

  enter(name: string): void {
    this.#fields.byte(letters.directory);
    this.#fields.text(name);
    this.#fields.flush();
    this.#above.push(this.#open);
    this.#open = newHash();
  }

  leave(): void {
    const digest = this.root();
    const above = this.#above.pop();
    if (above === undefined) throw new RangeError("the root was left");
    this.#open = above;
    this.#fields.uint64(digest.length / 2);
    this.#fields.hex(digest);
  }

  /** What is open is at its end. @returns lower-case hex */
  root(): string {
    this.#fields.flush();
    return this.#open.digest("hex");
  }
}

function newHash(): Hash {
  return createHash("sha256").update(domain);
}
