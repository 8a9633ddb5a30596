import { cliExitCode } from "../job/result.ts";
import type { Outcome } from "../lifecycle/conclude.ts";

/** The exit code of a command: 0 when what was asked for was done, else that of the result. */
export function exitCodeOf({ succeeded, result }: Outcome): number {
  return succeeded || result === undefined ? 0 : cliExitCode(result);
}
