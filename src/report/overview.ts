import { markdownText as text } from "./markdown.ts";
import type { ToldJob } from "./read-reports.ts";
import { resultIcons } from "./result-icons.ts";
import type { ReadReport } from "./report-schema.ts";
import { formatBytes, formatDuration } from "./units.ts";

/** What became of several jobs: GitHub-flavoured Markdown. Everything that reports say is escaped. */
export function overviewOf(jobs: readonly ToldJob[]): string {
  const others = jobs.filter(({ result }) => result !== "passed");
  return [
    `### ${others.length === 0 ? resultIcons.passed : resultIcons.failed} ${headline(jobs)}`,
    "",
    "| Job | Target | Result | Script | In all | Reuse | Sent | Fetched |",
    "|---|---|---|---:|---:|---|---:|---:|",
    ...jobs.map(row),
    "",
    ...others.flatMap(({ name, result, reason, report }) => [
      `- **${text(name)}**: ${result ?? "no result"}. ${text(reason)}`,
      ...(report?.error?.hint ? [`  ${text(report.error.hint)}`] : []),
    ]),
    ...(others.length > 0 ? [""] : []),
  ].join("\n");
}

/** `3 of 5 jobs passed`. */
export function headline(jobs: readonly ToldJob[]): string {
  const passed = jobs.filter(({ result }) => result === "passed").length;
  const noun = jobs.length === 1 ? "job" : "jobs";
  return passed === jobs.length ? `${passed} ${noun} passed` : `${passed} of ${jobs.length} ${noun} passed`;
}

/** A job in words, cell by cell; a dash where nothing is known. */
export function cellsOf({ name, target, result, report }: ToldJob): string[] {
  const kind = result ?? (report === undefined ? "not started" : "not ended");
  if (report === undefined) return [name, target, kind, "–", "–", "–", "–", "–"];
  const { exitCode, duration, phases, cache, bytes } = report;
  return [
    name,
    target,
    exitCode === null || exitCode === 0 ? kind : `${kind} (${exitCode})`,
    duration === null ? "–" : formatDuration(duration),
    phases.length === 0 ? "–" : formatDuration(spanOf(report).ms),
    sources[cache.source],
    formatBytes(bytes.sent),
    formatBytes(bytes.fetched),
  ];
}

/** From the beginning of the first phase to the end of the last. Milliseconds. */
export function spanOf({ phases }: ReadReport): { readonly start: number; readonly ms: number } {
  const start = phases.reduce((first, phase) => Math.min(first, phase.start), Infinity);
  const end = phases.reduce((last, phase) => Math.max(last, phase.start + phase.ms), 0);
  return { start, ms: Math.max(0, end - start) };
}

const sources: Readonly<Record<ReadReport["cache"]["source"], string>> = {
  github: "GitHub's cache",
  remote: "target's store",
  local: "this machine",
  joined: "joined",
  none: "–",
};

function row(job: ToldJob): string {
  const icon = resultIcons[job.result ?? "submitted"];
  const [name = "", target = "", result = "", ...cells] = cellsOf(job).map(text);
  return `| ${[name, target, `${icon} ${result}`, ...cells].join(" | ")} |`;
}
