/** Shorter ones are looked for one by one. Bytes. */
const shortestLong = 16;

/** What tells where a needle may be: three bytes, hashed to 16 bits. */
const blockBytes = 3;

/** A shift fits a byte. */
const furthestShift = 255;

/**
 * Looks for any of some needles at once: the more bytes the shortest of the long ones has, the more are passed over unseen,
 * however many they are (S. Wu, U. Manber: A Fast Algorithm for Multi-Pattern Searching, 1994).
 */
export class Needles {
  /** Bytes of the longest one. */
  readonly longest: number;
  readonly #short: readonly Buffer[];
  /** By the hash of the block that ends the window, the long ones that may begin with it. */
  readonly #candidates = new Map<number, Buffer[]>();
  /** By the hash of a block, how far the window may move. */
  readonly #shifts = new Uint8Array(65_536);
  /** Of the long ones, so much of the beginning is looked at. */
  readonly #window: number;

  constructor(needles: readonly Buffer[]) {
    this.longest = Math.max(0, ...needles.map(({ length }) => length));
    this.#short = needles.filter(({ length }) => length < shortestLong);
    const long = needles.filter(({ length }) => length >= shortestLong);
    this.#window = Math.min(furthestShift, ...long.map(({ length }) => length));
    this.#shifts.fill(this.#window - blockBytes + 1);
    for (const needle of long) this.#learn(needle);
  }

  /** Whether one of them stands in these bytes. */
  standIn(bytes: Buffer): boolean {
    if (this.#short.some((needle) => bytes.includes(needle))) return true;
    return this.#candidates.size > 0 && this.#longStandsIn(bytes);
  }

  #longStandsIn(bytes: Buffer): boolean {
    const shifts = this.#shifts;
    for (let end = this.#window - 1; end < bytes.length;) {
      const block = hashAt(bytes, end);
      const shift = shifts[block] ?? 0;
      if (shift === 0 && this.#isAt(bytes, end + 1 - this.#window, block)) return true;
      end += shift === 0 ? 1 : shift;
    }
    return false;
  }

  #isAt(bytes: Buffer, start: number, block: number): boolean {
    const candidates = this.#candidates.get(block) ?? [];
    return candidates.some((needle) => bytes.subarray(start, start + needle.length).equals(needle));
  }

  #learn(needle: Buffer): void {
    const last = this.#window - 1;
    for (let end = blockBytes - 1; end <= last; end += 1) {
      const block = hashAt(needle, end);
      this.#shifts[block] = Math.min(this.#shifts[block] ?? 0, last - end);
    }
    const block = hashAt(needle, last);
    this.#candidates.set(block, [...(this.#candidates.get(block) ?? []), needle]);
  }
}

/** Of the block that ends at `end`. */
function hashAt(bytes: Buffer, end: number): number {
  const block = ((bytes[end - 2] ?? 0) << 16) | ((bytes[end - 1] ?? 0) << 8) | (bytes[end] ?? 0);
  return Math.imul(block, 0x9e3779b1) >>> 16;
}
