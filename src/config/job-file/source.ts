import type { Place, Problem } from "../../errors.ts";

/** How much of a line is shown on either side of a caret. */
const shownBefore = 80;
const shownAfter = 80;

/** The text of a file whose problems are told at their places. */
export class Source {
  readonly #file: string;
  readonly text: string;
  readonly #lineStarts: readonly number[];
  readonly #hidden: { readonly start: number; readonly end: number }[] = [];

  /** @param file as the user named it */
  constructor(file: string, text: string) {
    this.#file = file;
    this.text = text;
    this.#lineStarts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  }

  /** What stands there is secret: no excerpt shows it. */
  hide(start: number, end: number): void {
    this.#hidden.push({ start, end });
  }

  /** @param offset in UTF-16 units */
  placeOf(offset: number): Place {
    const line = this.lineOf(offset);
    const lineStart = this.#lineStarts[line - 1] ?? 0;
    const nextLine = this.text.slice(offset).search(/\r?\n|$/);
    const lineEnd = offset + nextLine;
    const at = Math.max(lineStart, this.#hiddenAt(offset)?.start ?? offset);
    const before = tail(this.#shown(lineStart, at), shownBefore);
    const after = head(this.#shown(at, lineEnd).replace(/\s+$/, ""), shownAfter);
    return {
      file: this.#file,
      line,
      column: at - lineStart + 1,
      excerpt: [before + after, `${before.replaceAll(/[^\t]/gu, " ")}^`],
    };
  }

  /** From 1. */
  lineOf(offset: number): number {
    let [low, high] = [0, this.#lineStarts.length];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  problem(offset: number, message: string, hint: string): Problem {
    return { input: "job-file", message, hint, place: this.placeOf(offset) };
  }

  /** `start` to `end` without secrets, and without anything that a terminal acts on. */
  #shown(start: number, end: number): string {
    let shown = "";
    for (let offset = start; offset < end;) {
      const hidden = this.#hiddenAt(offset);
      const stop = hidden?.end ?? this.#nextHidden(offset, end);
      shown += hidden === undefined ? plain(this.text.slice(offset, stop)) : "***";
      offset = stop;
    }
    return shown;
  }

  #hiddenAt(offset: number): { readonly start: number; readonly end: number } | undefined {
    return this.#hidden.find(({ start, end }) => start <= offset && offset < end);
  }

  #nextHidden(offset: number, end: number): number {
    const starts = this.#hidden.map(({ start }) => start).filter((start) => start > offset);
    return Math.min(end, ...starts);
  }
}

function plain(text: string): string {
  return text.replaceAll(/[^\P{C}\t]|[\p{Zl}\p{Zp}]/gu, "?");
}

function tail(text: string, longest: number): string {
  return text.length > longest ? `…${text.slice(1 - longest)}` : text;
}

function head(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
