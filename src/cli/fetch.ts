import { cliExitCode } from "../job/result.ts";
import type { Outcome } from "../lifecycle/conclude.ts";
import type { Perform } from "./command.ts";
import { runAs } from "./run.ts";

/** `ssh-job fetch`: brings the log and the results of a run that has ended. @returns 0 when they are here, however it ended */
export const fetch: Perform = (options, stop) =>
  runAs(
    {
      change: (settings) => (settings.mode === "attach" ? { ...settings, ended: true } : settings),
      showsLog: false,
      exitCode: (outcome) => (stop.aborted ? cancelled : exitCodeOf(outcome)),
    },
    options,
    stop,
  );

const cancelled = cliExitCode({ kind: "cancelled", exitCode: undefined });

function exitCodeOf({ result }: Outcome): number {
  if (result === undefined) return 0;
  const isOurs = result.kind === "infrastructure" || result.kind === "invalid";
  // The script passed, and what had to be there was not.
  const lacksOutputs = result.kind === "failed" && result.exitCode === 0;
  return isOurs || lacksOutputs ? cliExitCode(result) : 0;
}
