import type { DroppedEvent } from "./run-event.ts";

/** What of an event counts here. */
export interface Told {
  readonly type: string;
  /** Bytes of output. */
  readonly data?: Uint8Array;
}

/** What one event is counted for beside its bytes. */
const overhead = 200;

/** Of the others there are few, and each counts. */
const spare: ReadonlySet<string> = new Set(["output", "progress", "notice", "warning", "retrying"]);

/**
 * The events that wait for one reader, no more than `limit` bytes of them: a job does not wait for who reads. What does not
 * fit is counted, and an event tells of it where it stood.
 */
export class EventReader<E extends Told> implements AsyncIterator<E | DroppedEvent, undefined> {
  readonly #limit: number;
  readonly #onReturn: () => void;
  #waiting: (E | DroppedEvent)[] = [];
  #bytes = 0;
  #dropped = { events: 0, bytes: 0 };
  #end: (() => IteratorResult<never, undefined>) | undefined;
  /** Of those who have asked for an event that is not there yet. */
  #wakes: (() => void)[] = [];

  constructor(limit: number, onReturn: () => void) {
    this.#limit = limit;
    this.#onReturn = onReturn;
  }

  push(event: E): void {
    const gap = this.#dropped.events === 0 ? 0 : overhead;
    if (this.#bytes + gap + weightOf(event) > this.#limit && spare.has(event.type)) {
      this.#dropped.events += 1;
      this.#dropped.bytes += event.data?.length ?? 0;
      return;
    }
    this.#tellDropped();
    this.#add(owned(event));
  }

  /** Nothing follows what waits. @param failure thrown, once, at the reader who has come so far */
  end(failure?: { readonly error: unknown }): void {
    if (this.#end !== undefined) return;
    this.#tellDropped();
    this.#end = () => {
      this.#end = done;
      if (failure !== undefined) throw failure.error;
      return done();
    };
    this.#wake();
  }

  async next(): Promise<IteratorResult<E | DroppedEvent, undefined>> {
    for (;;) {
      const value = this.#waiting.shift();
      if (value !== undefined) {
        this.#bytes -= weightOf(value);
        return { done: false, value };
      }
      if (this.#end !== undefined) return this.#end();
      await new Promise<void>((resolve) => this.#wakes.push(resolve));
    }
  }

  return(): Promise<IteratorResult<never, undefined>> {
    this.#onReturn();
    this.#waiting = [];
    this.#end = done;
    this.#wake();
    return Promise.resolve(done());
  }

  #add(event: E | DroppedEvent): void {
    this.#waiting.push(event);
    this.#bytes += weightOf(event);
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#wakes.splice(0)) wake();
  }

  #tellDropped(): void {
    if (this.#dropped.events === 0) return;
    this.#add({ type: "dropped", ...this.#dropped });
    this.#dropped = { events: 0, bytes: 0 };
  }
}

function done(): IteratorResult<never, undefined> {
  return { done: true, value: undefined };
}

function weightOf({ data }: Told): number {
  return overhead + (data?.length ?? 0);
}

/** A few bytes may be part of a large buffer, which would wait with them. */
function owned<E extends Told>(event: E): E {
  return event.data === undefined ? event : { ...event, data: Uint8Array.from(event.data) };
}
