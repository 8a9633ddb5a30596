import { markdownCode as code, markdownText as text } from "./markdown.ts";
import { resultIcons as icons } from "./result-icons.ts";
import type { Report, ReuseReport } from "./report.ts";
import { formatBytes, formatDuration } from "./units.ts";

/** What the summary says beside the report. */
export interface SummaryDetails {
  readonly artifact: { readonly name: string; readonly url: string } | undefined;
  /** The command that runs the same job from a terminal. */
  readonly rerun: string;
}

/** The job summary: GitHub-flavoured Markdown. Everything that may come from a target is escaped. */
export function summaryOf(report: Report, { artifact, rerun }: SummaryDetails): string {
  const { name, target, reason, jobId, signature, exitCode, cache, bytes, files, connections, execs } =
    report;
  const result = report.result ?? "submitted";
  const rows: [string, string][] = [
    ["Target", code(target)],
    ["Result", `**${result}**${exitCode === null ? "" : ` (exit code ${exitCode})`}`],
    ["Run", jobId === null ? "–" : `${code(jobId)}${cache.source === "joined" ? ", joined" : ""}`],
    ["Signature", signature === null ? "–" : code(signature.slice(0, 12))],
    ...reuseRows(cache),
    ["Sent", `${formatBytes(bytes.sent)}, ${count(files.sent, "file")}`],
    ["Fetched", `${formatBytes(bytes.fetched)}, ${count(files.fetched, "file")}`],
    ["Opened", `${count(connections, "connection")}, ${count(execs, "command")}`],
    ...(artifact ? [["Artifact", `[${text(artifact.name)}](${artifact.url})`] as [string, string]] : []),
  ];
  return [
    `### ${icons[result]} ${text(name)} on ${text(target)}: ${result}`,
    "",
    text(reason),
    "",
    "| | |",
    "|---|---|",
    ...rows.map(([label, value]) => `| ${label} | ${value} |`),
    "",
    ...phaseTable(report),
    "<details><summary>Run it from a terminal</summary>",
    "",
    "```sh",
    rerun.replaceAll("```", ""),
    "```",
    "",
    "</details>",
    "",
  ].join("\n");
}

const stores = {
  github: "from GitHub's cache",
  remote: "from the target's store",
  local: "from the store on this machine",
} as const;

/** More reasons than these would hide the rest of the summary. */
const mostReasons = 8;

/** Nothing, where nobody looked for an earlier result. */
function reuseRows({ source, missed = [] }: ReuseReport): [string, string][] {
  if (source !== "joined" && source !== "none") return [["Reuse", stores[source]]];
  if (missed.length === 0) return [];
  const shown = missed.slice(0, mostReasons).map(text);
  const others = missed.length - shown.length;
  return [["Reuse", [...shown, ...(others > 0 ? [`and ${others} more`] : [])].join("<br>")]];
}

function phaseTable({ phases }: Report): string[] {
  if (phases.length === 0) return [];
  const start = Math.min(...phases.map((phase) => phase.start));
  return [
    "| Phase | Time |",
    "|---|---:|",
    ...phases.map(({ name, ms }) => `| ${name} | ${formatDuration(ms)} |`),
    "",
    "```mermaid",
    "gantt",
    "    dateFormat x",
    "    axisFormat %M:%S",
    ...phases.map(
      (phase) => `    ${phase.name} : ${phase.start - start}, ${phase.start - start + Math.max(phase.ms, 1)}`,
    ),
    "```",
    "",
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
