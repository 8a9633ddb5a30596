import { hash } from "node:crypto";
import type { Stats } from "node:fs";

/** Tells the format and its version, and is a multiple of eight bytes. */
const magic = Buffer.from("ssh-job stat cache v1\n\n\n");
const digestBytes = 32;
const hexDigits = 64;

/** Numbers kept of a file: all that must be the same for it to be taken for the same. */
const factCount = 6;
const factBytes = factCount * Float64Array.BYTES_PER_ELEMENT;

/** What was found of files, in the order in which they came. */
export class FoundStats {
  readonly #paths: string[] = [];
  readonly #facts: number[] = [];
  readonly #digests: string[] = [];

  get size(): number {
    return this.#paths.length;
  }

  /** @param sha256 lower-case hex */
  add(path: string, { dev, ino, mode, size, mtimeMs, ctimeMs }: Stats, sha256: string): void {
    this.#paths.push(path);
    this.#facts.push(dev, ino, mode, size, mtimeMs, ctimeMs);
    this.#digests.push(sha256);
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
  readonly #paths: readonly string[];
  readonly #facts: Float64Array;
  readonly #digests: string;
  #indices: ReadonlyMap<string, number> | undefined;

  private constructor(paths: readonly string[], numbers: Float64Array, digests: string) {
    this.#paths = paths;
    this.#facts = numbers;
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

  get size(): number {
    return this.#paths.length;
  }

  /** @param guess where it is if the order is the same */
  indexOf(path: string, guess: number): number | undefined {
    if (this.#paths[guess] === path) return guess;
    this.#indices ??= new Map(this.#paths.map((known, index) => [known, index]));
    return this.#indices.get(path);
  }

  isSame(index: number, { dev, ino, mode, size, mtimeMs, ctimeMs }: Stats): boolean {
    const [facts, at] = [this.#facts, index * factCount];
    return (
      facts[at] === dev &&
      facts[at + 1] === ino &&
      facts[at + 2] === mode &&
      facts[at + 3] === size &&
      facts[at + 4] === mtimeMs &&
      facts[at + 5] === ctimeMs
    );
  }

  digestAt(index: number): string {
    return this.#digests.slice(index * hexDigits, (index + 1) * hexDigits);
  }
}
