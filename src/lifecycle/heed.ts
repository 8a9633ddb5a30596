/** Does work; an abort on the way calls `reaction`, once. */
export async function heed<T>(signal: AbortSignal, reaction: () => void, work: () => Promise<T>): Promise<T> {
  if (signal.aborted) reaction();
  else signal.addEventListener("abort", reaction, { once: true });
  try {
    return await work();
  } finally {
    signal.removeEventListener("abort", reaction);
  }
}

/** Calls `reaction` so many milliseconds after an abort, unless it is disposed of before. */
export function afterAbort(signal: AbortSignal, ms: number, reaction: () => void): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const start = (): void => {
    timer = setTimeout(reaction, ms);
  };
  if (signal.aborted) start();
  else signal.addEventListener("abort", start, { once: true });
  return {
    [Symbol.dispose]: () => {
      signal.removeEventListener("abort", start);
      clearTimeout(timer);
    },
  };
}
