import { constants } from "node:os";

/** How a run ended. A missing exit status is never `passed`. */
export type ResultKind =
  "passed" | "failed" | "timed-out" | "cancelled" | "lost" | "infrastructure" | "invalid";

/** How a run ended, and why. */
export interface Result {
  readonly kind: ResultKind;
  /** The script's own exit code, 128 + n for a signal; unknown when the script did not end under our eyes. */
  readonly exitCode: number | undefined;
  /** `SIGKILL`; set when the exit code says 128 + n. */
  readonly signal: string | undefined;
  /** One line for people: why it ended so. */
  readonly reason: string;
}

/** The exit code of the command line tool for a result. */
export function cliExitCode({ kind, exitCode }: Pick<Result, "kind" | "exitCode">): number {
  switch (kind) {
    case "passed":
      return 0;
    case "failed":
      return exitCode === undefined || exitCode === 0 ? 1 : exitCode;
    case "timed-out":
      return 124;
    case "cancelled":
      return 130;
    case "lost":
      return 253;
    case "infrastructure":
      return 255;
    case "invalid":
      return 2;
  }
}

/** The name of the signal that a POSIX shell reports as this exit code, `undefined` if it is none. */
export function signalOfExitCode(exitCode: number): string | undefined {
  const found = Object.entries(constants.signals).find(([, number]) => number === exitCode - 128);
  return found?.[0];
}
