import type { Secret } from "../secret.ts";

const mask = Buffer.from("***");

/** Lines shorter than this within a longer secret are too common to be hidden. */
const shortestLine = 4;

/** Replaces secrets in a stream of bytes by `***`, also where one is cut by the border of two chunks. */
export class Mask {
  /** A secret was found. */
  found = false;
  readonly #secrets: readonly Buffer[];
  #held: Buffer = Buffer.alloc(0);

  constructor(secrets: readonly Secret[]) {
    const texts = new Set(secrets.flatMap((secret) => parts(secret.reveal())));
    this.#secrets = [...texts].map((text) => Buffer.from(text)).sort((a, b) => b.length - a.length);
  }

  /** What may be shown so far; holds back an end that may be the beginning of a secret. */
  push(chunk: Buffer): Buffer {
    const shown: Buffer[] = [];
    let rest = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    for (;;) {
      const unsure = rest.length - this.#unsureLength(rest);
      const found = this.#first(rest);
      if (found === undefined || found.at >= unsure) {
        shown.push(rest.subarray(0, unsure));
        this.#held = Buffer.from(rest.subarray(unsure));
        return Buffer.concat(shown);
      }
      this.found = true;
      shown.push(rest.subarray(0, found.at), mask);
      rest = rest.subarray(found.at + found.length);
    }
  }

  /** What was held back. */
  end(): Buffer {
    const shown: Buffer[] = [];
    let rest = this.#held;
    this.#held = Buffer.alloc(0);
    for (let found = this.#first(rest); found !== undefined; found = this.#first(rest)) {
      this.found = true;
      shown.push(rest.subarray(0, found.at), mask);
      rest = rest.subarray(found.at + found.length);
    }
    return Buffer.concat([...shown, rest]);
  }

  /** The earliest secret; the longest where several begin. */
  #first(bytes: Buffer): { at: number; length: number } | undefined {
    let first: { at: number; length: number } | undefined;
    for (const secret of this.#secrets) {
      const at = bytes.indexOf(secret);
      if (at >= 0 && (first === undefined || at < first.at)) first = { at, length: secret.length };
    }
    return first;
  }

  /** How many bytes at the end are the beginning of a secret, and may become all of it. */
  #unsureLength(bytes: Buffer): number {
    let longest = 0;
    for (const secret of this.#secrets) {
      for (let length = Math.min(secret.length - 1, bytes.length); length > longest; length -= 1) {
        if (bytes.subarray(bytes.length - length).equals(secret.subarray(0, length))) longest = length;
      }
    }
    return longest;
  }
}

function parts(secret: string): string[] {
  const lines = secret.split(/\r?\n/).map((line) => line.trim());
  return [secret.trim(), ...lines.filter((line) => line.length >= shortestLine)].filter(
    (part) => part !== "",
  );
}
