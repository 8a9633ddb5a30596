import { setImmediate } from "node:timers/promises";

const sliceMs = 5;

/** Cuts synchronous work into slices, so that sockets and timers are served meanwhile. */
export class TimeSlice {
  readonly #signal: AbortSignal | undefined;
  #started = performance.now();

  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
  }

  isOver(): boolean {
    return performance.now() - this.#started > sliceMs;
  }

  /** Lets everybody else run. @throws the signal's reason if it was aborted */
  async rest(): Promise<void> {
    await setImmediate();
    this.#signal?.throwIfAborted();
    this.#started = performance.now();
  }
}
