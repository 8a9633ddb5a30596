import { EventReader, type Told } from "./event-reader.ts";
import type { Options } from "./options.ts";
import type { DroppedEvent, RunEvent } from "./run-event.ts";

/**
 * What has been started: a promise of its outcome, with the events on the way there. A reader who begins in the same turn in
 * which it was started is told all of them; several may read. To leave the loop ends the reading, not the run.
 */
export type Job<T, E = RunEvent> = Promise<T> & { readonly events: AsyncIterable<E> };

/** What the work of a job is given. */
export interface Work<E> {
  /** Never throws. */
  readonly emit: (event: E) => void;
  readonly signal: AbortSignal;
}

interface Telling<E> extends Pick<Options, "signal" | "eventBuffer"> {
  readonly onEvent?: ((event: E) => void) | undefined;
}

const defaultBuffer = 16 * 1024 * 1024;

/** Starts work in the next turn, and tells its readers of it. */
export function startJob<T, E extends Told>(
  options: Telling<E>,
  work: (work: Work<E>) => Promise<T>,
): Job<T, E | DroppedEvent> {
  const { eventBuffer = defaultBuffer } = options;
  if (!(eventBuffer >= 0)) throw new RangeError("eventBuffer is no number of bytes");
  const readers = new Set<EventReader<E>>();
  const promise = perform(options, (event) => readers.forEach((reader) => reader.push(event)), work);
  const events = {
    [Symbol.asyncIterator]: (): AsyncIterator<E | DroppedEvent> => {
      const reader = new EventReader<E>(eventBuffer, () => readers.delete(reader));
      readers.add(reader);
      promise.then(
        () => reader.end(),
        // Told to who reads, and not lost: nobody may be waiting for the outcome yet.
        (error: unknown) => reader.end({ error }),
      );
      return reader;
    },
  };
  return Object.assign(promise, { events });
}

/** What `onEvent` throws ends the work, and is told instead of what came of it. */
async function perform<T, E>(
  { signal, onEvent }: Telling<E>,
  tellReaders: (event: E) => void,
  work: (work: Work<E>) => Promise<T>,
): Promise<T> {
  await Promise.resolve();
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  if (signal?.aborted) abort();
  else signal?.addEventListener("abort", abort, { once: true });
  let thrown: { readonly error: unknown } | undefined;
  const emit = (event: E): void => {
    tellReaders(event);
    if (thrown !== undefined) return;
    try {
      onEvent?.(event);
    } catch (error) {
      thrown = { error };
      abort();
    }
  };
  const [ended] = await Promise.allSettled([work({ emit, signal: stop.signal })]);
  signal?.removeEventListener("abort", abort);
  if (thrown !== undefined) throw thrown.error;
  if (ended.status === "rejected") throw ended.reason;
  return ended.value;
}
