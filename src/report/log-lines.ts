import { type SanitiseOptions, sanitiseLine } from "./sanitise.ts";

/** UTF-16 units. A line that grows longer is shown in pieces, so that it is shown at all and held in little memory. */
const maximumLength = 16 * 1024;

/**
 * Turns the bytes of a log, in chunks cut anywhere, into sanitised console lines. Print each with its own newline in one
 * write. Lines end where the runner ends them: at `\n`, `\r\n` or a lone `\r`, so that a progress bar becomes lines.
 */
export class LineSplitter {
  readonly #decoder = new TextDecoder();
  readonly #options: SanitiseOptions;
  /** The unfinished line, or what is left of it after its first pieces. */
  #rest = "";
  #hasShownPieces = false;
  #endedWithCarriageReturn = false;

  constructor(options: SanitiseOptions = {}) {
    this.#options = options;
  }

  /** The lines, and pieces of a long line, that these bytes completed. */
  push(bytes: Uint8Array): string[] {
    return this.#split(this.#decoder.decode(bytes, { stream: true }));
  }

  /** The last line, if the log did not end with a newline. */
  end(): string[] {
    const lines = this.#split(this.#decoder.decode());
    const last = this.#rest;
    this.#rest = "";
    return last === "" ? lines : [...lines, ...this.#finish(last)];
  }

  #split(text: string): string[] {
    if (text === "") return [];
    const fresh = this.#endedWithCarriageReturn && text.startsWith("\n") ? text.slice(1) : text;
    this.#endedWithCarriageReturn = text.endsWith("\r");
    const [first = "", ...others] = fresh.split(/\r\n|\r|\n/);
    const lines = [this.#rest + first, ...others];
    this.#rest = lines.pop() ?? "";
    const finished = lines.flatMap((line) => this.#finish(line));
    return [...finished, ...this.#shortenRest()];
  }

  #finish(line: string): string[] {
    const pieces = cut(line);
    // A part of a line is no command, whatever it looks like.
    const isWhole = pieces.length === 1 && !this.#hasShownPieces;
    this.#hasShownPieces = false;
    return pieces.map((piece) => sanitiseLine(piece, isWhole ? this.#options : {}));
  }

  #shortenRest(): string[] {
    if (this.#rest.length <= maximumLength) return [];
    const pieces = cut(this.#rest);
    this.#rest = pieces.pop() ?? "";
    this.#hasShownPieces = true;
    return pieces.map((piece) => sanitiseLine(piece));
  }
}

/** Pieces of at most `maximumLength`, never between the halves of a surrogate pair. An empty line is one piece. */
function cut(line: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (line.length - start > maximumLength) {
    const end = start + maximumLength;
    const splitsPair = (line.codePointAt(end - 1) ?? 0) > 0xffff;
    pieces.push(line.slice(start, splitsPair ? end - 1 : end));
    start = splitsPair ? end - 1 : end;
  }
  pieces.push(line.slice(start));
  return pieces;
}
