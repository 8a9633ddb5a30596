import { closeSync, openSync, readSync } from "node:fs";
import type { Secret } from "../secret.ts";
import { readFlags } from "./file.ts";
import { Needles } from "./needles.ts";
import { TimeSlice } from "./time-slice.ts";

/** Shorter values, and shorter lines of longer ones, are found everywhere and tell nothing. Characters. */
const shortestValue = 4;
const shortestLine = 8;

/** Read at once. Bytes. */
const chunkBytes = 1024 * 1024;

/**
 * Looks for secrets in files, as plain bytes, whole or a line of it. Values shorter than 4 characters, and lines shorter
 * than 8, are not looked for.
 */
export class SecretSearch {
  readonly #needles: Needles;
  readonly #room: Buffer;
  readonly #slice = new TimeSlice(undefined);

  constructor(secrets: readonly Secret[]) {
    this.#needles = new Needles(needlesOf(secrets));
    this.#room = Buffer.allocUnsafeSlow(this.#isIdle() ? 0 : this.#overlap() + chunkBytes);
  }

  /** Whether a secret stands in the file. One file at a time; follows no link. @throws what reading the file fails with */
  async finds(file: string): Promise<boolean> {
    if (this.#isIdle()) return false;
    const opened = openSync(file, readFlags);
    try {
      let kept = 0;
      for (;;) {
        const read = readSync(opened, this.#room, kept, this.#room.length - kept, null);
        if (read === 0) return false;
        const known = this.#room.subarray(0, kept + read);
        if (this.#needles.standIn(known)) return true;
        kept = Math.min(this.#overlap(), known.length);
        known.copyWithin(0, known.length - kept);
        if (this.#slice.isOver()) await this.#slice.rest();
      }
    } finally {
      closeSync(opened);
    }
  }

  #isIdle(): boolean {
    return this.#needles.longest === 0;
  }

  /** What may be the beginning of one whose end is read next. */
  #overlap(): number {
    return this.#needles.longest - 1;
  }
}

/** Without those that another one is part of: where they are, it is. */
function needlesOf(secrets: readonly Secret[]): Buffer[] {
  const texts = [...new Set(secrets.flatMap((secret) => textsOf(secret.reveal())))];
  return texts
    .filter((text) => !texts.some((other) => other !== text && text.includes(other)))
    .map((text) => Buffer.from(text));
}

function textsOf(secret: string): string[] {
  const value = secret.trim();
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  return [
    ...(value.length >= shortestValue ? [value] : []),
    ...lines.filter((line) => line.length >= shortestLine),
  ];
}
