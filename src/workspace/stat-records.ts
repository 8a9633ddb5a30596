import { hash } from "node:crypto";
import type { FileStatus } from "../job/tree.ts";

/** Tells the format and its version, and is a multiple of eight bytes. */
const magic = Buffer.from("ssh-job stat cache v1\n\n\n");
const digestBytes = 32;
const hexDigits = 64;

/** Numbers kept of a file: all that must be the same for it to be taken for the same. */
const factCount = 6;
const factBytes = factCount * Float64Array.BYTES_PER_ELEMENT;

/** Paths, and where each stands among them. Whoever asks in the order in which they stand is answered at once. */
class PathIndex {
  readonly #paths: readonly string[];
  #next = 0;
  #indices: ReadonlyMap<string, number> | undefined;

  constructor(paths: readonly string[]) {
    this.#paths = paths;
  }

  /** `undefined` if it is not among them. No path may be added after the first question. */
  of(path: string): number | undefined {
    const index = this.#paths[this.#next] === path ? this.#next : this.#lookUp(path);
    if (index !== undefined) this.#next = index + 1;
    return index;
  }

  #lookUp(path: string): number | undefined {
    this.#indices ??= new Map(this.#paths.map((known, index) => [known, index]));
    return this.#indices.get(path);
  }
}

/** What was found of files, in the order in which they came. */
export class FoundStats {
  readonly #paths: string[] = [];
  readonly #facts: number[] = [];
  readonly #digests: string[] = [];
  readonly #index: PathIndex = new PathIndex(this.#paths);

  get size(): number {
    return this.#paths.length;
  }

  /** @param sha256 lower-case hex */
  add(path: string, { dev, ino, mode, size, mtimeMs, ctimeMs }: FileStatus, sha256: string): void {
    this.#paths.push(path);
    this.#facts.push(dev, ino, mode, size, mtimeMs, ctimeMs);
    this.#digests.push(sha256);
  }

  /** Whether a file was found with this status. Nothing may be added afterwards. */
  has(path: string, status: FileStatus): boolean {
    const index = this.#index.of(path);
    return index !== undefined && isSame(this.#facts, index, status);
  }

  /** All of it as a file: magic, checksum, numbers, digests, names. In the byte order of this machine. */
  print(root: string): Buffer {
    const body = Buffer.concat([
      Buffer.from(Float64Array.from([this.size, ...this.#facts]).buffer),
      Buffer.from(this.#digests.join(""), "latin1"),
      Buffer.from([root, ...this.#paths].join("\0")),
    ]);
    return Buffer.concat([magic, hash("sha256", body, "buffer"), body]);
  }
}

/** What `FoundStats` has printed. */
export class KnownStats {
  /** Of how many files it tells. */
  readonly size: number;
  readonly #index: PathIndex;
  readonly #facts: Float64Array;
  readonly #digests: string;

  private constructor(paths: readonly string[], facts: Float64Array, digests: string) {
    this.size = paths.length;
    this.#index = new PathIndex(paths);
    this.#facts = facts;
    this.#digests = digests;
  }

  /** What is known when nothing is. */
  static none(): KnownStats {
    return new KnownStats([], new Float64Array(), "");
  }

  /** `undefined` if that is anything else than what was printed for this root. */
  static parse(content: Buffer, root: string): KnownStats | undefined {
    const bodyAt = magic.length + digestBytes;
    const body = content.subarray(bodyAt);
    if (content.length < bodyAt + Float64Array.BYTES_PER_ELEMENT) return undefined;
    if (!content.subarray(0, magic.length).equals(magic)) return undefined;
    if (!hash("sha256", body, "buffer").equals(content.subarray(magic.length, bodyAt))) return undefined;
    const bytes = new Uint8Array(body).buffer;
    const [count = 0] = new Float64Array(bytes, 0, 1);
    const digestsAt = Float64Array.BYTES_PER_ELEMENT + count * factBytes;
    const pathsAt = digestsAt + count * hexDigits;
    const [printedRoot, ...paths] = body.toString("utf8", pathsAt).split("\0");
    if (printedRoot !== root || paths.length !== count) return undefined;
    const numbers = new Float64Array(bytes, Float64Array.BYTES_PER_ELEMENT, count * factCount);
    return new KnownStats(paths, numbers, body.toString("latin1", digestsAt, pathsAt));
  }

  /** The digest of a file, if it was found with this status. */
  find(path: string, status: FileStatus): string | undefined {
    const index = this.#index.of(path);
    if (index === undefined || !isSame(this.#facts, index, status)) return undefined;
    return this.#digests.slice(index * hexDigits, (index + 1) * hexDigits);
  }
}

function isSame(
  facts: ArrayLike<number>,
  index: number,
  { dev, ino, mode, size, mtimeMs, ctimeMs }: FileStatus,
): boolean {
  const at = index * factCount;
  return (
    facts[at] === dev &&
    facts[at + 1] === ino &&
    facts[at + 2] === mode &&
    facts[at + 3] === size &&
    facts[at + 4] === mtimeMs &&
    facts[at + 5] === ctimeMs
  );
}
