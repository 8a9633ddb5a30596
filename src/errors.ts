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
  /** Where it stands, if that is a file. */
  readonly place?: Place;
}

/** A place in a file that the user wrote. */
export interface Place {
  /** As the user named it. */
  readonly file: string;
  /** Both from 1; columns as editors count them. */
  readonly line: number;
  readonly column: number;
  /** That line as it may be shown, and a line that has a caret below the column. */
  readonly excerpt: readonly [line: string, caret: string];
}

/** A problem as people read it: in one line, or with the line of the file that it is about. */
export function describeProblem({ input, message, hint, place }: Problem): string {
  if (place === undefined) return `${input}: ${message} ${hint}`;
  const { file, line, column, excerpt } = place;
  const lines = [`${file}:${line}:${column}: ${message}`, ...excerpt.map((text) => `  ${text}`), `  ${hint}`];
  return lines.join("\n");
}

/** All problems with the inputs at once, found before anything is dialled. */
export class InvalidInputs extends JobError {
  readonly problems: readonly Problem[];
  /** What was noticed too, such as a mistyped name of an input; safe to print. */
  readonly warnings: readonly string[];

  constructor(problems: readonly Problem[], warnings: readonly string[] = []) {
    const told = eachPlaceOnce(problems);
    super("invalid", told.map(describeProblem).join("\n"));
    this.problems = told;
    this.warnings = warnings;
  }
}

/** What many jobs take from one place of a file is wrong in one place. */
function eachPlaceOnce(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const text = describeProblem(problem);
    const isAgain = problem.place !== undefined && seen.has(text);
    seen.add(text);
    return !isAgain;
  });
}
