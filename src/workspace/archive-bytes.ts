/** Takes bytes from chunks that were cut anywhere, and copies only those that a cut goes through. */
export class ArchiveBytes {
  readonly #source: AsyncIterator<Buffer>;
  readonly #onBytes: (bytes: number) => void;
  /** What came last, as far as it was not taken. */
  #chunk: Buffer = Buffer.alloc(0);

  /** @param onBytes told the size of each chunk that arrives */
  constructor(source: AsyncIterable<Buffer>, onBytes: (bytes: number) => void) {
    this.#source = source[Symbol.asyncIterator]();
    this.#onBytes = onBytes;
  }

  /** So many bytes, or `undefined` when there are fewer up to the end. Joined as they come, however small the chunks. */
  async take(count: number): Promise<Buffer | undefined> {
    const whole = this.takeAtHand(count);
    if (whole !== undefined) return whole;
    const joined = Buffer.allocUnsafe(count);
    for (let length = 0; ;) {
      length += this.#takePiece(count - length).copy(joined, length);
      if (length === count) return joined;
      if (await this.#more()) continue;
      this.#chunk = joined.subarray(0, length);
      return undefined;
    }
  }

  /** So many bytes, if one chunk has them here already. */
  takeAtHand(count: number): Buffer | undefined {
    return this.#chunk.length < count ? undefined : this.#takePiece(count);
  }

  /** The next bytes as they came, at least one and at most so many; `undefined` at the end. */
  async takeSome(most: number): Promise<Buffer | undefined> {
    while (this.#chunk.length === 0) if (!(await this.#more())) return undefined;
    return this.#takePiece(most);
  }

  /** Whether all that came was taken. */
  isEmpty(): boolean {
    return this.#chunk.length === 0;
  }

  /** Lets the source go. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  #takePiece(most: number): Buffer {
    const piece = this.#chunk.subarray(0, most);
    this.#chunk = this.#chunk.subarray(piece.length);
    return piece;
  }

  /** To be called when the last chunk was taken. */
  async #more(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done === true) return false;
    this.#onBytes(next.value.length);
    this.#chunk = next.value;
    return true;
  }
}
