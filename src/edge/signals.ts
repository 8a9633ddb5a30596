/** What is said, in lines without their ends, when a signal comes. */
export interface SignalNotes {
  readonly first: string;
  readonly second: string;
  readonly say: (line: string) => void;
}

/**
 * Whoever runs us asks to stop with a first signal, and means it with the next: that one ends the process at once.
 * Without a handler the first would do that.
 * @returns a signal that the first one aborts
 */
export function handleSignals(notes?: SignalNotes): AbortSignal {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) {
        notes?.say(notes.second);
        process.exit(130);
      }
      notes?.say(notes.first);
      stop.abort();
    });
  }
  return stop.signal;
}
