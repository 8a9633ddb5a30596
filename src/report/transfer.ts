import { formatBytes, formatDuration } from "./units.ts";

/** How far a transfer is. */
export interface TransferState {
  readonly bytes: number;
  /** `undefined` when the other side cannot say. */
  readonly total: number | undefined;
  /** Of the last seconds, bytes a second; `undefined` before anything can be said of it. */
  readonly rate: number | undefined;
}

/** A rate is that of so many of the last milliseconds. */
const windowMs = 5_000;
/** Before that nothing is said of rates. Milliseconds. */
const leastMs = 500;
/** Milliseconds up to the first line about a transfer, and at most between two; a short one says nothing. */
const interval = { first: 10_000, longest: 60_000 };

/** Follows a transfer, and tells of a long one now and then. */
export class Transfer {
  /** When how many bytes had come, the oldest first: at most twice the window. */
  #marks: { readonly at: number; readonly bytes: number }[];
  #said: number;
  #interval: number = interval.first;

  /** @param now milliseconds of any steady clock */
  constructor(now: number) {
    this.#marks = [{ at: now, bytes: 0 }];
    this.#said = now;
  }

  /** To be told of each step. */
  moved(bytes: number, total: number | undefined, now: number): TransferState {
    const last = this.#marks.at(-1);
    // What begins anew says nothing of the rate before.
    if (last !== undefined && bytes < last.bytes) this.#marks = [{ at: now, bytes }];
    else if (last === undefined || now - last.at >= windowMs / 20) this.#marks.push({ at: now, bytes });
    while ((this.#marks[1]?.at ?? now) < now - windowMs) this.#marks.shift();
    const [first = { at: now, bytes }] = this.#marks;
    const ms = now - first.at;
    return { bytes, total, rate: ms < leastMs ? undefined : ((bytes - first.bytes) * 1000) / ms };
  }

  /** The state as a line when one is due, the more seldom the longer it takes; else `undefined`. */
  line(state: TransferState, now: number): string | undefined {
    if (now - this.#said < this.#interval) return undefined;
    this.#said = now;
    this.#interval = Math.min(this.#interval * 2, interval.longest);
    return describeTransfer(state);
  }
}

/** `45 % (90 MB of 200 MB, 12 MB/s, 9.2 s left)`, as far as it is known. */
export function describeTransfer({ bytes, total, rate }: TransferState): string {
  const perSecond = rate === undefined ? [] : [`${formatBytes(rate)}/s`];
  if (total === undefined || total === 0) return [formatBytes(bytes), ...perSecond].join(", ");
  const done = Math.min(bytes, total);
  const percent = Math.floor((done * 100) / total);
  const left = rate === undefined || rate === 0 ? [] : [`${timeLeft(total - done, rate)} left`];
  return `${percent} % (${[`${formatBytes(done)} of ${formatBytes(total)}`, ...perSecond, ...left].join(", ")})`;
}

/** Nobody knows it to the millisecond. */
function timeLeft(bytes: number, rate: number): string {
  return formatDuration(Math.ceil(bytes / rate) * 1000).replace(".0 s", " s");
}
