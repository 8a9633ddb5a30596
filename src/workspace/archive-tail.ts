/** Two blocks of zeros end an archive (POSIX, `pax`). Bytes. */
const endBytes = 1024;

/** Watches an archive arrive, to tell a whole one from one that was cut between two members. */
export class Tail {
  #received = 0;
  #memberEnd = 0;
  #last: Buffer = Buffer.alloc(0);

  add(chunk: Buffer): void {
    this.#received += chunk.length;
    const known = chunk.length < endBytes ? Buffer.concat([this.#last, chunk]) : chunk;
    this.#last = known.subarray(-endBytes);
  }

  /** Where the content of the last member ends. Bytes from the start. */
  lastMemberEnds(offset: number): void {
    this.#memberEnd = offset;
  }

  isComplete(): boolean {
    const zeros = this.#last.every((byte) => byte === 0);
    return zeros && this.#received - this.#memberEnd >= endBytes;
  }
}
