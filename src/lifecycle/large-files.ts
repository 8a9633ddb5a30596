import type { TreeChanges } from "../job/tree-changes.ts";
import type { FileStatus, Tree, TreeEntry } from "../job/tree.ts";
import type { ArchiveItem } from "../workspace/archive-items.ts";
import { chunkCount, chunkDigests, digestBytes } from "../workspace/chunk-digests.ts";
import { errorCode } from "../workspace/file.ts";
import { changedRanges, isPatchable, type Patch } from "../workspace/patch.ts";

type FileEntry = Extract<TreeEntry, { type: "file" }>;

/** From this size on a file is compared by pieces. Bytes. */
const largeBytes = 8 * 1024 * 1024;

/** The large files of a tree, and the digests of their pieces, as far as they are known. */
export class LargeFiles {
  readonly #tree: Tree;
  readonly #signal: AbortSignal;
  readonly #files: readonly FileEntry[];
  readonly #digests = new Map<string, Promise<Buffer | undefined>>();

  constructor(tree: Tree, signal: AbortSignal) {
    this.#tree = tree;
    this.#signal = signal;
    this.#files = tree.entries.filter(
      (entry): entry is FileEntry => isLarge(entry) && isPatchable(entry.path),
    );
  }

  /** What has changed in them only here and there. @param text what is told of an earlier tree's large files: hostile */
  async patches({ arrived }: TreeChanges, text: string): Promise<readonly Patch[]> {
    const earlier = readChunks(text);
    const isNew = new Set(arrived.map(({ entry }) => entry.path));
    for (const { path, size } of this.#files) {
      const known = isNew.has(path) ? undefined : earlier.get(path);
      if (known?.length === chunkCount(size) * digestBytes) this.#digests.set(path, Promise.resolve(known));
    }
    const patches: Patch[] = [];
    for (const { entry, before } of arrived) {
      const known = earlier.get(entry.path);
      if (before === undefined || known === undefined || !this.#files.includes(entry as FileEntry)) continue;
      if (entry.type !== "file" || before.executable !== entry.executable) continue;
      if (known.length !== chunkCount(before.size) * digestBytes) continue;
      const now = await this.#digestsOf(entry);
      const ranges = now && changedRanges(known, now);
      if (ranges !== undefined) patches.push({ source: this.#sourceOf(entry), ranges });
    }
    return patches;
  }

  /**
   * The file `chunks` for later trees: a line `BASE64 PATH` for each of them. The digests are found while all else is on its
   * way; those of a file that changes meanwhile are zeros, which no piece has. Without any it is empty: what the packs below this
   * one have told counts no more.
   */
  item(): ArchiveItem {
    const lengths = this.#files.map((file) => Buffer.byteLength(line(file, noDigests(file))));
    const size = lengths.reduce((sum, length) => sum + length, 0);
    const header = { type: "file", name: "chunks", mode: 0o600, size } as const;
    return { header, content: { kind: "later", bytes: () => this.#text() } };
  }

  /** Begins to find digests that are not known. */
  begin(): void {
    void this.#text();
  }

  async #text(): Promise<Buffer> {
    const lines: string[] = [];
    for (const file of this.#files) lines.push(line(file, (await this.#digestsOf(file)) ?? noDigests(file)));
    return Buffer.from(lines.join(""));
  }

  #digestsOf(entry: FileEntry): Promise<Buffer | undefined> {
    const { path } = entry;
    const known = this.#digests.get(path);
    if (known !== undefined) return known;
    const isUnchanged = (status: FileStatus): boolean => this.#tree.isUnchanged(path, status);
    const found = chunkDigests(this.#sourceOf(entry), isUnchanged, this.#signal).catch((error: unknown) => {
      if (errorCode(error) === undefined) throw error;
      return undefined; // whoever packs it tells
    });
    this.#digests.set(path, found);
    return found;
  }

  #sourceOf({ path, size, sha256 }: FileEntry): Patch["source"] {
    return { file: this.#tree.fileOf(path), path, size, sha256 };
  }
}

function isLarge(entry: TreeEntry): boolean {
  return entry.type === "file" && entry.size >= largeBytes;
}

function line({ path }: FileEntry, digests: Buffer): string {
  return `${digests.toString("base64")} ${path}\n`;
}

function noDigests({ size }: FileEntry): Buffer {
  return Buffer.alloc(chunkCount(size) * digestBytes);
}

/** What `item` has told of an earlier tree, by path. */
function readChunks(text: string): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const each of text.split("\n")) {
    const blank = each.indexOf(" ");
    if (blank > 0) found.set(each.slice(blank + 1), Buffer.from(each.slice(0, blank), "base64"));
  }
  return found;
}
