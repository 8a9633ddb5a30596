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

/** Looks for secrets in the content of a file that passes by. */
export interface PassingSearch {
  readonly content: AsyncIterable<Buffer>;
  /** Whether one stands in what has passed. */
  readonly found: () => boolean;
}

/**
 * Looks for secrets in files, as plain bytes, whole or a line of it. Values shorter than 4 characters, and lines shorter
 * than 8, are not looked for.
 */
export class SecretSearch {
  readonly #needles: Needles;
  #room: Buffer | undefined;
  readonly #slice = new TimeSlice(undefined);

  constructor(secrets: readonly Secret[]) {
    this.#needles = new Needles(needlesOf(secrets));
  }

  /** Whether a secret stands in the file. One file at a time; follows no link. @throws what reading the file fails with */
  async finds(file: string): Promise<boolean> {
    if (this.#isIdle()) return false;
    const room = (this.#room ??= Buffer.allocUnsafeSlow(this.#overlap() + chunkBytes));
    const opened = openSync(file, readFlags);
    try {
      let kept = 0;
      for (;;) {
        const read = readSync(opened, room, kept, room.length - kept, null);
        if (read === 0) return false;
        const known = room.subarray(0, kept + read);
        if (this.#needles.standIn(known)) return true;
        kept = Math.min(this.#overlap(), known.length);
        known.copyWithin(0, known.length - kept);
        if (this.#slice.isOver()) await this.#slice.rest();
      }
    } finally {
      closeSync(opened);
    }
  }

  /** Whether a secret stands in the whole content of a file. */
  holds(content: Buffer): boolean {
    return !this.#isIdle() && this.#needles.standIn(content);
  }

  /** Looks while the content of a file is written, so that it need not be read again. */
  watch(content: AsyncIterable<Buffer>): PassingSearch {
    if (this.#isIdle()) return { content, found: () => false };
    const overlap = this.#overlap();
    let [found, last] = [false, Buffer.alloc(0)];
    const look = (piece: Buffer): void => {
      // What lies across two pieces begins in the end of what came before, which may be several.
      const border = Buffer.concat([last, piece.subarray(0, overlap)]);
      found ||= this.#needles.standIn(border) || this.#needles.standIn(piece);
      const end = piece.length < overlap ? border : piece;
      last = Buffer.from(end.subarray(end.length - Math.min(overlap, end.length)));
    };
    const passing = async function* (): AsyncGenerator<Buffer> {
      for await (const piece of content) {
        look(piece);
        yield piece;
      }
    };
    return { content: passing(), found: () => found };
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
