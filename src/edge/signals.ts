/**
 * Whoever runs us asks to stop with a first signal, and means it with the next: that one ends the process at once.
 * Without a handler the first would do that.
 * @returns a signal that the first one aborts
 */
export function handleSignals(): AbortSignal {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGBREAK"] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(130);
      stop.abort();
    });
  }
  return stop.signal;
}
