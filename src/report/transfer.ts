import { formatBytes } from "./units.ts";

/** Seconds between two lines about a transfer; a short one says nothing. */
const interval = 10_000;

/** Tells of a long transfer now and then. */
export class Transfer {
  readonly #began: number;
  #said: number;

  /** @param now milliseconds of any steady clock */
  constructor(now: number) {
    this.#began = now;
    this.#said = now;
  }

  /** A line such as `45 % (90 MB of 200 MB, 12 MB/s)` when one is due, else `undefined`. */
  line(bytes: number, total: number | undefined, now: number): string | undefined {
    if (now - this.#said < interval) return undefined;
    this.#said = now;
    return describeTransfer(bytes, total, now - this.#began);
  }
}

/** How far a transfer is, after so many milliseconds. */
export function describeTransfer(bytes: number, total: number | undefined, ms: number): string {
  const rate = `${formatBytes((bytes * 1000) / Math.max(ms, 1))}/s`;
  if (total === undefined || total === 0) return `${formatBytes(bytes)}, ${rate}`;
  const percent = Math.min(100, Math.floor((bytes * 100) / total));
  return `${percent} % (${formatBytes(bytes)} of ${formatBytes(total)}, ${rate})`;
}
