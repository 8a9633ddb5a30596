/**
 * Does `work` with a signal that is aborted after `ms`, or with `signal`.
 *
 * @throws what `timeout` makes, the reason of `signal`, or what `work` throws
 */
export async function within<T>(
  ms: number,
  signal: AbortSignal,
  timeout: () => Error,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(timeout()), ms);
  const either = AbortSignal.any([signal, controller.signal]);
  try {
    either.throwIfAborted();
    return await work(either);
  } catch (error) {
    // What was aborted may say so in other words.
    throw either.aborted ? either.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

/** Waits for what knows of no signal. Aborted, it goes on, but nobody waits for it any more. */
export async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
