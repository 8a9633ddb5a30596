import { deferred } from "../deferred.ts";
/** The same chunks, but nobody waits for the next one when the signal is aborted. @throws the signal's reason */
export async function* unlessAborted(
  tar: AsyncIterable<Buffer>,
  signal: AbortSignal,
): AsyncGenerator<Buffer, void, void> {
  const { promise: aborted, reject } = deferred<never>();
  aborted.catch(() => undefined);
  const abort = (): void => reject(signal.reason as Error);
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  const source = tar[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await Promise.race([source.next(), aborted]);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener("abort", abort);
    // A source that is still waiting would not end before it has something.
    if (!signal.aborted) await source.return?.();
  }
}
