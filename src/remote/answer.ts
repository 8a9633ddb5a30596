import { Readable } from "node:stream";
import { JobError } from "../errors.ts";

const longestLine = 65_536;

/** Reads the lines and byte blocks of an answer from a command's stdout. Not to be used by two readers at once. */
export class Answer {
  readonly #chunks: AsyncIterator<Buffer>;
  #buffer: Buffer = Buffer.alloc(0);

  constructor(stdout: AsyncIterable<Buffer>) {
    this.#chunks = stdout[Symbol.asyncIterator]();
  }

  /** The next line without its newline, `undefined` at the end. @throws {JobError} `protocol` when it never ends */
  async line(): Promise<string | undefined> {
    return (await this.upTo(0x0a))?.toString();
  }

  /** What comes before the next byte of this kind, which is taken, too. As {@link line}. */
  async upTo(byte: number): Promise<Buffer | undefined> {
    for (;;) {
      const end = this.#buffer.indexOf(byte);
      if (end >= 0) return this.#take(end + 1).subarray(0, end);
      if (this.#buffer.length > longestLine)
        throw new JobError("protocol", "The target answered with an endless line");
      if (!(await this.#more())) return undefined;
    }
  }

  /** Exactly this many bytes, in pieces. @throws {JobError} `connection-lost` when the answer ends before */
  async *bytes(count: number): AsyncGenerator<Buffer, void> {
    let left = count;
    while (left > 0) {
      if (this.#buffer.length === 0 && !(await this.#more())) throw cutShort();
      const piece = this.#take(Math.min(left, this.#buffer.length));
      left -= piece.length;
      yield piece;
    }
  }

  /** Everything that is still to come, in chunks as they come. */
  rest(): Readable {
    return Readable.from(this.#remaining());
  }

  /** What comes before these bytes, in pieces. @throws {JobError} `connection-lost` when they do not come */
  async *before(end: Buffer): AsyncGenerator<Buffer, void> {
    let held = 0;
    for (let found = -1; found < 0;) {
      if (this.#buffer.length === held && !(await this.#more())) throw cutShort();
      found = this.#buffer.indexOf(end);
      held = found < 0 ? beginning(end, this.#buffer) : 0;
      const piece = this.#take(found < 0 ? this.#buffer.length - held : found);
      if (piece.length > 0) yield piece;
    }
  }

  /** Reads to the end and keeps nothing: a command's exit is not told before all it said was read. */
  async discard(): Promise<void> {
    do this.#buffer = Buffer.alloc(0);
    while (await this.#more());
  }

  async *#remaining(): AsyncGenerator<Buffer, void> {
    do {
      if (this.#buffer.length > 0) yield this.#take(this.#buffer.length);
    } while (await this.#more());
  }

  #take(count: number): Buffer {
    const taken = this.#buffer.subarray(0, count);
    this.#buffer = this.#buffer.subarray(count);
    return taken;
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done === true) return false;
    this.#buffer = this.#buffer.length === 0 ? next.value : Buffer.concat([this.#buffer, next.value]);
    return true;
  }
}

/** How many of the last bytes may be the beginning of what is looked for. */
function beginning(end: Buffer, bytes: Buffer): number {
  for (let length = Math.min(end.length - 1, bytes.length); length > 0; length -= 1)
    if (bytes.subarray(-length).equals(end.subarray(0, length))) return length;
  return 0;
}

/** The error of an answer that stopped in the middle. */
export function cutShort(): JobError {
  return new JobError("connection-lost", "The target's answer stopped in the middle");
}

/** Text from the target made fit for a message: one line, no control characters, not endless. */
export function printable(text: string): string {
  return text
    .replaceAll(/\p{C}+/gu, " ")
    .trim()
    .slice(0, 500);
}
