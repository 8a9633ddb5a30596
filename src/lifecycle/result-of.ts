import { JobError } from "../errors.ts";
import { signalOfExitCode, type Result } from "../job/result.ts";
import type { RunEnd } from "../remote/follow-event.ts";
import type { RunId } from "../remote/run-id.ts";
import { formatDuration } from "../report/units.ts";
import type { About } from "./about.ts";
import type { Stop } from "./ports.ts";
import type { Progress } from "./progress.ts";

const nothing = { exitCode: undefined, signal: undefined } as const;

/** The result of a run whose end is known on its target. */
export function resultOfEnd(end: RunEnd, about?: About): Result {
  if (end.type === "lost") return { kind: "lost", ...nothing, reason: lostReasons[end.why] };
  const { exitCode, by } = end;
  const facts = { exitCode, signal: exitCode === undefined ? undefined : signalOfExitCode(exitCode) };
  switch (end.kind) {
    case "timeout":
      return {
        kind: "timed-out",
        ...facts,
        reason: `The timeout${of(about?.timeoutMs)} passed: the job was ended on the target.`,
      };
    case "idle":
      return {
        kind: "timed-out",
        ...facts,
        reason: `The job wrote nothing for the idle-timeout${of(about?.idleTimeoutMs)} and was ended.`,
      };
    case "queue": {
      const { name = "", queueTimeoutMs } = about?.lock ?? {};
      const reason = `The lock ${name} was not free within the queue-timeout${of(queueTimeoutMs)}: the job was not started.`;
      return { kind: "infrastructure", ...facts, reason };
    }
    case "cancel": {
      const before = exitCode === undefined ? " before the script was started" : "";
      return { kind: "cancelled", ...facts, reason: `Cancelled by ${by || "somebody"}${before}.` };
    }
    case "exit":
      if (exitCode === undefined)
        return { kind: "infrastructure", ...facts, reason: "The script was never started." };
      return exitCode === 0
        ? { kind: "passed", ...facts, reason: "The script ended with exit code 0." }
        : { kind: "failed", ...facts, reason: reasonOfFailure(exitCode, facts.signal) };
  }
}

/** @throws {JobError} `queue-timeout` when that is why the run ended */
export function refuseUnstarted(end: RunEnd, about: About): void {
  if (end.type !== "ended" || end.kind !== "queue") return;
  throw new JobError("queue-timeout", resultOfEnd(end, about).reason, {
    hint: "Look with `ssh-job locks` who holds it, or give a longer queue-timeout.",
  });
}

/** The result when we failed; what the script did before is still said. */
export function resultOfError(error: JobError, end: RunEnd | undefined): Result {
  const { exitCode, signal } = end === undefined ? nothing : resultOfEnd(end);
  const kind = error.code === "invalid" ? "invalid" : "infrastructure";
  return { kind, exitCode, signal, reason: error.message };
}

/** The result when we were asked to stop and the run's own end was not seen. */
export function resultOfStop(
  onCancel: "kill" | "detach" | undefined,
  { by }: Stop,
  { id, submission, end, leftToOthers: isLeft }: Progress,
): Result {
  if (end !== undefined) return cancelled(resultOfEnd(end), by);
  if (id !== undefined && isLeft) return leftToOthers(id, by);
  if (id === undefined && submission === undefined)
    return { kind: "cancelled", ...nothing, reason: `Cancelled by ${by} before the job was sent.` };
  const run = id ?? (typeof submission === "string" ? submission : "the job, if it was started,");
  const reason =
    onCancel === "detach"
      ? `Detached by ${by}: ${run} goes on on the target.`
      : `Cancelled by ${by}; the target did not confirm in time that ${run} has ended.`;
  return { kind: "cancelled", ...nothing, reason };
}

/** The result of our part in a run that others follow, too. */
export function leftToOthers(id: RunId, by: string): Result {
  return {
    kind: "cancelled",
    ...nothing,
    reason: `Cancelled by ${by} here only: ${id} goes on for others who follow it.`,
  };
}

/** The result of a run whose workflow was cancelled, though the run itself may have come to an end of its own. */
export function cancelled(result: Result, by: string): Result {
  if (result.kind === "cancelled") return result;
  return {
    ...result,
    kind: "cancelled",
    reason: `Cancelled by ${by} after the job had ended: ${result.reason}`,
  };
}

/** The result of a job that was cancelled before the target had all of it. */
export function neverStarted(by: string): Result {
  return { kind: "cancelled", ...nothing, reason: `Cancelled by ${by} before the job was started.` };
}

function of(ms: number | undefined): string {
  return ms === undefined ? "" : ` of ${formatDuration(ms)}`;
}

const lostReasons = {
  reboot: "The target was rebooted while the job ran: nobody knows how it ended.",
  "supervisor-died": "The supervisor on the target was killed while the job ran: nobody knows how it ended.",
  "other-host":
    "The run belongs to another host of the same store, which does not answer: nobody knows how it ended.",
} as const;

const hintsOfExitCodes: ReadonlyMap<number, string> = new Map([
  [126, " A command could not be executed."],
  [127, " A command was not found; over SSH the PATH is often shorter than on a terminal."],
]);

function reasonOfFailure(exitCode: number, signal: string | undefined): string {
  if (signal !== undefined) return `The script was killed by ${signal} (exit code ${exitCode}).`;
  return `The script ended with exit code ${exitCode}.${hintsOfExitCodes.get(exitCode) ?? ""}`;
}
