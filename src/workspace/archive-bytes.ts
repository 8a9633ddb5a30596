/** Takes bytes from chunks that were cut anywhere, and copies only those that a cut goes through. */
export class ArchiveBytes {
  readonly #source: AsyncIterator<Buffer>;
  readonly #onBytes: (bytes: number) => void;
  /** What came and was not taken. */
  #chunks: Buffer[] = [];
  #buffered = 0;

  /** @param onBytes told the size of each chunk that arrives */
  constructor(source: AsyncIterable<Buffer>, onBytes: (bytes: number) => void) {
    this.#source = source[Symbol.asyncIterator]();
    this.#onBytes = onBytes;
  }

  /** So many bytes, or `undefined` when there are fewer up to the end. */
  async take(count: number): Promise<Buffer | undefined> {
    while (this.#buffered < count) if (!(await this.#more())) return undefined;
    return this.takeAtHand(count);
  }

  /** So many bytes, if they are here already. */
  takeAtHand(count: number): Buffer | undefined {
    if (this.#buffered < count) return undefined;
    const pieces: Buffer[] = [];
    for (let left = count; left > 0; left -= pieces.at(-1)?.length ?? 0) pieces.push(this.#takePiece(left));
    return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces, count);
  }

  /** The next bytes as they came, at least one and at most so many; `undefined` at the end. */
  async takeSome(most: number): Promise<Buffer | undefined> {
    while (this.#buffered === 0) if (!(await this.#more())) return undefined;
    return this.#takePiece(most);
  }

  /** Whether all that came was taken. */
  isEmpty(): boolean {
    return this.#buffered === 0;
  }

  /** Lets the source go. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  #takePiece(most: number): Buffer {
    const [first = Buffer.alloc(0)] = this.#chunks;
    const piece = first.length <= most ? first : first.subarray(0, most);
    if (piece === first) this.#chunks.shift();
    else this.#chunks[0] = first.subarray(most);
    this.#buffered -= piece.length;
    return piece;
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done === true) return false;
    this.#onBytes(next.value.length);
    if (next.value.length > 0) this.#chunks.push(next.value);
    this.#buffered += next.value.length;
    return true;
  }
}
