import type { PhaseName } from "../../events.ts";
import type { ResultKind } from "../../job/result.ts";
import { cellsOf, headline, spanOf } from "../overview.ts";
import type { ToldJob } from "../read-reports.ts";
import { formatDuration } from "../units.ts";
import { phaseTitle } from "../describe.ts";
import { bars, legend } from "./bars.ts";
import { markup, type Html } from "./html.ts";
import { style } from "./style.ts";

/**
 * One page about several jobs: a file of its own, which loads nothing and runs nothing. Everything that reports say is
 * escaped, and the page's own policy would stop a browser from acting on it.
 */
export function pageOf(jobs: readonly ToldJob[]): string {
  const longest = jobs.reduce((most, { report }) => Math.max(most, report ? spanOf(report).ms : 0), 0);
  const names = new Set(jobs.flatMap(({ report }) => report?.phases.map(({ name }) => name) ?? []));
  const scale = longest > 0 ? ` The whole width is ${formatDuration(longest)}.` : "";
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${headline(jobs)}</title>
${style}
</head>
<body>
<h1>${headline(jobs)}</h1>
<div class="scroll">
<table>
<caption>Each bar begins with its job.${scale}</caption>
<thead>
<tr>${headings.map((heading, index) => markup`<th scope="col"${numeric(index)}>${heading}</th>`)}</tr>
</thead>
<tbody>
${jobs.map((job) => row(job, longest))}</tbody>
</table>
</div>
${legend(order.filter((name) => names.has(name)))}
<h2>In detail</h2>
${jobs.map(details)}</body>
</html>
`;
  return page.toString();
}

const headings = ["Job", "Target", "Result", "Script", "In all", "Reuse", "Sent", "Fetched", "Phases"];

const order: readonly PhaseName[] = [
  "sign",
  "cache",
  "connect",
  "lock",
  "upload",
  "queue",
  "run",
  "fetch",
  "store",
  "artifact",
];

function numeric(column: number): Html {
  return [3, 4, 6, 7].includes(column) ? markup` class="number"` : markup``;
}

function row(job: ToldJob, longest: number): Html {
  const cells = cellsOf(job).map((cell, column) =>
    column === 2
      ? markup`<td class="${classOf(job.result)}">${cell}</td>`
      : markup`<td${numeric(column)}>${cell}</td>`,
  );
  const phases = job.report === undefined ? "" : bars(job.report, longest);
  return markup`<tr>${cells}<td>${phases}</td></tr>
`;
}

function details(job: ToldJob): Html {
  const { name, target, result, reason, report } = job;
  const { error, cache } = report ?? {};
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ["Why", reason],
    ["What failed", error && `${error.code}: ${error.message}`],
    ["What to do", error?.hint],
    ["Run", report?.jobId],
    ["Signature", report?.signature],
    ["Exit code", report?.exitCode?.toString()],
    ["Signal", report?.signal],
    ["Not reused", cache?.missed?.join("\n")],
    [
      "Phases",
      report?.phases.map(({ name: phase, ms }) => `${phaseTitle(phase)}: ${formatDuration(ms)}`).join("\n"),
    ],
    ["Connections", report?.connections.toString()],
    ["Commands", report?.execs.toString()],
  ];
  const known = facts.flatMap(([label, value]) =>
    value ? [markup`<dt>${label}</dt><dd>${value}</dd>`] : [],
  );
  const where = target === "" ? "" : ` on ${target}`;
  return markup`<details${result === "passed" ? "" : " open"}>
<summary>${name}${where}: <span class="${classOf(result)}">${result ?? "no result"}</span></summary>
<dl>${known}</dl>
</details>
`;
}

function classOf(result: ResultKind | null): string {
  if (result === "passed") return "passed";
  return result === "failed" || result === "timed-out" || result === "infrastructure" ? "bad" : "other";
}
