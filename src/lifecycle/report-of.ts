import type { Settings } from "../config/settings.ts";
import type { JobError } from "../errors.ts";
import type { Result } from "../job/result.ts";
import type { Report } from "../report/report.ts";
import type { Progress } from "./progress.ts";

/** What is known of a run, as its report has it. */
export function reportOf(
  settings: Settings,
  progress: Progress,
  result: Result,
  failure: JobError | undefined,
): Report {
  const { sent, fetched, end, opened } = progress;
  const files = fetched.entries.filter(({ type }) => type === "file").length;
  return {
    schema: 1,
    name: settings.spec.name,
    target: settings.target.label,
    jobId: progress.id ?? null,
    signature: progress.signature ?? null,
    result: result.kind,
    reason: result.reason,
    exitCode: result.exitCode ?? null,
    signal: result.signal ?? null,
    duration: end?.type === "ended" ? end.durationMs : null,
    cache: { hit: false, source: "none" },
    phases: progress.phases,
    bytes: { sent: sent.bytes, reused: 0, fetched: fetched.bytes },
    files: { sent: sent.files, reused: 0, fetched: files },
    connections: opened.connections,
    execs: opened.execs,
    ...(failure && { error: { code: failure.code, message: failure.message, hint: failure.hint ?? null } }),
  };
}
