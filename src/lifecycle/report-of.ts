import type { JobError } from "../errors.ts";
import type { Result } from "../job/result.ts";
import type { Report } from "../report/report.ts";
import type { Target } from "../transport/target.ts";
import type { Progress } from "./progress.ts";

/** What is known of a run, as its report has it. */
export function reportOf(
  { label }: Target,
  progress: Progress,
  result: Result | undefined,
  failure: JobError | undefined,
): Report {
  const { sent, fetched, reused, end, opened } = progress;
  const files = fetched.entries.filter(({ type }) => type === "file").length;
  return {
    schema: 1,
    name: progress.name,
    target: label,
    jobId: progress.id ?? null,
    signature: progress.signature ?? null,
    result: result?.kind ?? null,
    reason: result?.reason ?? "The run was started; nobody waits for it here.",
    exitCode: result?.exitCode ?? null,
    signal: result?.signal ?? null,
    duration: end?.type === "ended" ? end.durationMs : null,
    cache: {
      hit: progress.source !== undefined,
      source: progress.source ?? (progress.joined ? "joined" : "none"),
      ...(progress.missed.length > 0 && { missed: progress.missed }),
    },
    phases: progress.phases,
    bytes: { sent: sent.bytes, reused: reused.bytes, fetched: fetched.bytes },
    files: { sent: sent.files, reused: reused.files, fetched: files - reused.files },
    connections: opened.connections,
    execs: opened.execs,
    ...(failure && { error: { code: failure.code, message: failure.message, hint: failure.hint ?? null } }),
  };
}
