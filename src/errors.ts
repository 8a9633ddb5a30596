/** Every way in which *we* can fail. A job that fails is a result, not an error. */
export type ErrorCode =
  | "invalid" // inputs, job directory or names that cannot work
  | "unreachable" // no TCP connection, or no SSH handshake, within the time given
  | "auth" // the server refused every way we have to log in
  | "host-key" // the server's key is not the pinned one
  | "connection-lost" // an established connection ended before the answer did
  | "target" // the target cannot do what is asked: store refused, tool missing
  | "disk-full" // no space or no inodes left on the target
  | "base-lost" // the target cannot build on the earlier tree any more: the whole is to be sent
  | "queue-timeout" // the lock was not free in time
  | "protocol" // an answer that the protocol does not allow
  | "results" // what came back cannot be put in place: hostile, damaged or misnamed
  | "input-changed"; // a file went away, or became shorter, while it was being packed

export interface ErrorDetails {
  /** What to type or change, in the imperative. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/** The only error that crosses a module boundary: what happened, where, and what to do about it. */
export class JobError extends Error {
  override readonly name = "JobError";
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
  }
}

/** One thing wrong with what the user gave. `value` is already safe to print. */
export interface Problem {
  readonly input: string;
  readonly message: string;
  readonly hint: string;
}

/** All problems with the inputs at once, found before anything is dialled. */
export class InvalidInputs extends JobError {
  readonly problems: readonly Problem[];
  /** What was noticed too, such as a mistyped name of an input; safe to print. */
  readonly warnings: readonly string[];

  constructor(problems: readonly Problem[], warnings: readonly string[] = []) {
    super("invalid", problems.map(({ input, message, hint }) => `${input}: ${message} ${hint}`).join("\n"));
    this.problems = problems;
    this.warnings = warnings;
  }
}
