import { describeSkip, type JobOutcome, type PipelineOutcome } from "./pipeline-outcome.ts";
import { table } from "../report/table.ts";
import { formatDuration } from "../report/units.ts";

/** How all jobs ended: a table, and below it what is to be known of those that did not pass. */
export function describeOutcome({ jobs }: PipelineOutcome): string {
  const rows = [["Job", "Result", "Duration", "From"], ...jobs.map(row)];
  return `${table(rows)}${jobs.flatMap(remarks).join("")}`;
}

function row(job: JobOutcome): string[] {
  if (job.kind === "skipped") return [job.planned.id, "skipped"];
  const { result, report } = job;
  const duration = report?.duration ?? null;
  return [
    job.planned.id,
    result.kind,
    duration === null ? "" : formatDuration(duration),
    report === undefined ? "" : sources[report.cache.source],
  ];
}

const sources = {
  github: "GitHub's cache",
  remote: "the target's store",
  local: "this machine's cache",
  joined: "a run that went on",
  none: "",
} as const;

function remarks(job: JobOutcome): string[] {
  const { id } = job.planned;
  if (job.kind === "skipped") return [`${id}: ${describeSkip(job.why)}\n`];
  const { result, report, resultsDirectory, stoppedFor } = job;
  if (result.kind === "passed") return [];
  const why = stoppedFor === undefined ? "" : ` It was stopped because ${stoppedFor} did not pass.`;
  const hint = report?.error?.hint === null ? undefined : report?.error?.hint;
  const log = report?.jobId === null || resultsDirectory === undefined ? "" : ` Log: ${resultsDirectory}.log`;
  return [`${id}: ${result.reason}${why}${log}\n`, ...(hint === undefined ? [] : [`${id}: ${hint}\n`])];
}
