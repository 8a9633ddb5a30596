/**
 * Does `work` for at most `ms`. Its signal is aborted at the end of that time or with `signal`, and nothing waits for work
 * that goes on all the same.
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
    return await Promise.race([work(either), rejection(either)]);
  } catch (error) {
    // What was aborted may say so in other words.
    throw either.aborted ? either.reason : error;
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
}
