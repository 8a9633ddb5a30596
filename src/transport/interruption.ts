import { addAbortListener } from "node:events";
import { finished, type Readable } from "node:stream";
import { JobError } from "../errors.ts";
import { abortError } from "./abort-error.ts";

/** Everything that may end a command early. */
export interface Interruption {
  /** Rejects with the reason; never resolves. */
  readonly happened: Promise<never>;
  interrupt(reason: JobError): void;
  /** The command is over: nothing is watched any more, and what is left of its stdin is let go. */
  release(): void;
}

/**
 * Watches a command's stdin for errors, and signals for being aborted, from before the command starts.
 * @throws {JobError} when a signal is aborted already, after letting go of stdin
 */
export function watch(
  stdin: Readable | undefined,
  signals: readonly (AbortSignal | undefined)[],
): Interruption {
  // Stays for good: an error nobody listens to would end the process.
  stdin?.on("error", () => undefined);
  const sources = signals.filter((signal) => signal !== undefined);
  const aborted = sources.find((signal) => signal.aborted);
  if (aborted !== undefined) {
    stdin?.destroy();
    throw abortError(aborted, "The command");
  }

  let interrupt: Interruption["interrupt"] = () => undefined;
  const happened = new Promise<never>((_, reject) => (interrupt = reject));
  happened.catch(() => undefined);
  const listeners = sources.map((signal) =>
    addAbortListener(signal, () => interrupt(abortError(signal, "The command"))),
  );
  const unwatch = stdin && finished(stdin, { writable: false }, (error) => error && interrupt(unread(error)));
  return {
    happened,
    interrupt,
    release: () => {
      for (const listener of listeners) listener[Symbol.dispose]();
      unwatch?.();
      stdin?.destroy();
    },
  };
}

function unread(error: Error): JobError {
  if (error instanceof JobError) return error;
  return new JobError("invalid", `What was to be sent could not be read: ${error.message}`, { cause: error });
}
