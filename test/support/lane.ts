import type { Socket } from "node:net";
import { setTimeout } from "node:timers/promises";

/** What all lanes of one direction share. */
export interface Weather {
  /** Bytes that have passed. */
  passed: number;
  /** What happens when so many bytes have passed, the next one first. */
  readonly triggers: { readonly at: number; readonly fault: () => void }[];
  bytesPerSecond: number;
  delayMs: number;
}

/** One direction of one connection: carries bytes from a socket to another, and then the end. */
export class Lane {
  readonly #source: Socket;
  readonly #sink: Socket;
  readonly #weather: Weather;
  readonly #waiting: { readonly data: Buffer; readonly due: number }[] = [];
  #waitingBytes = 0;
  #ended = false;
  #moving = false;
  #stalled = false;

  constructor(source: Socket, sink: Socket, weather: Weather) {
    this.#source = source;
    this.#sink = sink;
    this.#weather = weather;
    source.on("data", (data) => this.#take(data));
    const end = (): void => {
      this.#ended = true;
      void this.#move();
    };
    source.once("end", end).once("close", end);
  }

  stall(): void {
    this.#stalled = true;
  }

  resume(): void {
    this.#stalled = false;
    void this.#move();
  }

  #take(data: Buffer): void {
    this.#waiting.push({ data, due: performance.now() + this.#weather.delayMs });
    this.#waitingBytes += data.length;
    if (this.#waitingBytes > mostWaiting) this.#source.pause();
    void this.#move();
  }

  async #move(): Promise<void> {
    if (this.#moving) return;
    this.#moving = true;
    for (let next = this.#next(); next !== undefined && !this.#sink.destroyed; next = this.#next()) {
      const early = next.due - performance.now();
      // Nothing is taken out before it may go: a stall that begins meanwhile holds it.
      if (early > 0) await setTimeout(early);
      else await this.#pass(next.data);
    }
    this.#moving = false;
    if (this.#ended && this.#waiting.length === 0 && !this.#stalled) this.#sink.end();
  }

  #next(): { readonly data: Buffer; readonly due: number } | undefined {
    return this.#stalled ? undefined : this.#waiting[0];
  }

  /** Lets the first bytes of what is waiting through: as many as go before the next fault, and within a moment. */
  async #pass(data: Buffer): Promise<void> {
    const { triggers, passed, bytesPerSecond } = this.#weather;
    const room = (triggers[0]?.at ?? Number.POSITIVE_INFINITY) - passed;
    const count = Math.min(data.length, room, Math.ceil(bytesPerSecond / momentsPerSecond));
    this.#waiting[0] = { data: data.subarray(count), due: 0 };
    if (count === data.length) this.#waiting.shift();
    this.#waitingBytes -= count;
    this.#weather.passed += count;
    if (this.#waitingBytes <= mostWaiting) this.#source.resume();
    await written(this.#sink, data.subarray(0, count));
    while (triggers[0] !== undefined && triggers[0].at <= this.#weather.passed) triggers.shift()?.fault();
    if (Number.isFinite(bytesPerSecond)) await setTimeout((count / bytesPerSecond) * 1000);
  }
}

const mostWaiting = 1_048_576;
const momentsPerSecond = 50;

/** Waits until the kernel has the bytes, or the socket is gone. */
function written(sink: Socket, data: Buffer): Promise<void> {
  return new Promise((resolve) => {
    sink.write(data, () => resolve());
  });
}
