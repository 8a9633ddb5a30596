import { describeProblem, JobError, type InvalidInputs, type Problem } from "../errors.ts";
import type { ResultKind } from "../job/result.ts";
import type { Report } from "../report/report.ts";
import { say } from "./say.ts";

/** Says on stderr that something went wrong which is no outcome of a run, in one line, and what to do where it is known. */
export function sayFailure(error: unknown): void {
  const { message, hint } = explain(error);
  say(`ssh-job: ${[sentence(message), hint].filter(Boolean).join(" ")}`.replaceAll(/\s+/g, " "), "red");
  const isDebugging = (process.env["SSH_JOB_DEBUG"] ?? "") !== "";
  if (isDebugging && error instanceof Error) say(error.stack ?? "");
}

/** Says on stderr all that is wrong with the options or the job file. */
export function sayProblems({ problems, warnings }: InvalidInputs): void {
  for (const message of warnings) say(`Warning: ${message}`, "yellow");
  for (const problem of problems) say(describeProblem(problem), "red");
}

/** The report of a run that ended, in an unforeseen way, without one. */
export function failureReport(given: ReadonlyMap<string, string>, error: unknown): Report {
  const { message, hint } = explain(error);
  const code = error instanceof JobError ? error.code : undefined;
  return {
    ...emptyReport(given, "infrastructure", message),
    ...(code && { error: { code, message, hint: hint ?? null } }),
  };
}

/** The report of a run that never began, for its options cannot work. */
export function refusalReport(given: ReadonlyMap<string, string>, problems: readonly Problem[]): Report {
  const lines = (of: "message" | "hint"): string =>
    problems.map((problem) => `${subjectOf(problem)}: ${problem[of]}`).join("\n");
  return {
    ...emptyReport(given, "invalid", lines("message").replaceAll("\n", " ")),
    error: { code: "invalid", message: lines("message"), hint: lines("hint") },
  };
}

function subjectOf({ input, place }: Problem): string {
  return place === undefined ? input : `${place.file}:${place.line}:${place.column}`;
}

/** What the target said need not end as a sentence does. */
function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

function explain(error: unknown): { message: string; hint: string | undefined } {
  if (error instanceof JobError) return error;
  if (!(error instanceof Error)) return { message: String(error), hint: undefined };
  const { message, code, syscall } = error as NodeJS.ErrnoException;
  return { message: `${message}.`, hint: remedies.get(syscall ?? "") ?? remedies.get(code ?? "") };
}

/** What helps against the system's own errors, by the call that failed or by the error's code. */
const remedies: ReadonlyMap<string, string> = new Map([
  ["mkdtemp", "Set TMPDIR to a directory that you can write to."],
  ["uv_cwd", "Change to a directory that is still there."],
  ["ENOSPC", "Make room on this machine's disk."],
  ["EACCES", "Look who may read and write there."],
  ["EPERM", "Look who may read and write there."],
]);

function emptyReport(given: ReadonlyMap<string, string>, result: ResultKind, reason: string): Report {
  return {
    schema: 1,
    name: given.get("name")?.trim() ?? "",
    target: given.get("host")?.trim() ?? "",
    jobId: null,
    signature: null,
    result,
    reason,
    exitCode: null,
    signal: null,
    duration: null,
    cache: { hit: false, source: "none" },
    phases: [],
    bytes: { sent: 0, reused: 0, fetched: 0 },
    files: { sent: 0, reused: 0, fetched: 0 },
    connections: 0,
    execs: 0,
  };
}
