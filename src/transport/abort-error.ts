import { JobError } from "../errors.ts";

/**
 * The error for what an aborted signal has ended: its reason if that is ours, else `connection-lost`.
 * @param what the subject of the sentence: `The command`
 */
export function abortError(signal: AbortSignal, what: string): JobError {
  const reason: unknown = signal.reason;
  if (reason instanceof JobError) return reason;
  return new JobError("connection-lost", `${what} was aborted.`, { cause: reason });
}
