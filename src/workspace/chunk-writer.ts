/** Chunks are of this size, the last one excepted. Bytes. */
const chunkBytes = 256 * 1024;

/** Makes large chunks of what comes in pieces. What is read from files can be read right into them. */
export class ChunkWriter {
  #chunk: Buffer = Buffer.alloc(0);
  /** How much of the chunk is filled. */
  #length = 0;
  readonly #full: Buffer[] = [];

  /** A place that is part of a chunk from now on: of so many bytes, or as many as go into the chunk, but one at least. */
  room(bytes: number): Buffer {
    this.#closeIfFull();
    if (this.#chunk.length === 0) this.#chunk = Buffer.allocUnsafeSlow(chunkBytes);
    const room = this.#chunk.subarray(this.#length, this.#length + bytes);
    this.#length += room.length;
    return room;
  }

  add(piece: Buffer): void {
    for (let at = 0; at < piece.length;) {
      const room = this.room(piece.length - at);
      piece.copy(room, 0, at);
      at += room.length;
    }
  }

  /** The chunks that are full; what is yet to be written to a room must not be among them. */
  *take(): Generator<Buffer, void, void> {
    this.#closeIfFull();
    for (let chunk = this.#full.shift(); chunk !== undefined; chunk = this.#full.shift()) yield chunk;
  }

  /** What is left. */
  *rest(): Generator<Buffer, void, void> {
    yield* this.take();
    if (this.#length > 0) yield this.#chunk.subarray(0, this.#length);
    this.#chunk = Buffer.alloc(0);
    this.#length = 0;
  }

  #closeIfFull(): void {
    if (this.#length < chunkBytes) return;
    this.#full.push(this.#chunk);
    this.#chunk = Buffer.alloc(0);
    this.#length = 0;
  }
}
