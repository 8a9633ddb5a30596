import { spawnSync } from "node:child_process";
import { cpus, tmpdir } from "node:os";
import type { BenchOptions } from "./options.ts";

export interface Results {
  readonly tables: readonly string[];
  /** Rows of the table of budgets. */
  readonly budgets: readonly string[];
}

/** All that is known after a run, as a markdown document without a date: what it depends on is in it. */
export function document({ tables, budgets }: Results, head: string, options: BenchOptions): string {
  return [
    "# Results",
    "",
    `Written by the bench; what it does is told in [README.md](README.md). To repeat it: \`${commandOf(options)}\`.`,
    "",
    `- ${machine()}`,
    `- ${network(options)}`,
    `- ${options.repetitions} timed runs of each contender, in turns; wall time of whole processes.`,
    "",
    ...(budgets.length > 0 ? ["## Budgets", "", head, ...budgets, ""] : []),
    "## Tables",
    "",
    tables.join("\n"),
  ].join("\n");
}

function commandOf({ repetitions, only, network: { link } }: BenchOptions): string {
  const words = [`--repetitions ${repetitions}`, ...(only.length > 0 ? [`--only ${only.join(",")}`] : [])];
  const place = process.env["TMPDIR"] === undefined ? "" : `TMPDIR=${process.env["TMPDIR"]} `;
  return link === undefined
    ? `${place}npm run bench -- ${words.join(" ")} --write`
    : `${place}bench/link/over-link ${link.rttMs} ${link.mbitPerSecond} ${words.join(" ")} --write`;
}

function machine(): string {
  const versions = [
    `Node ${process.versions.node}`,
    firstLine("ssh", "-V"),
    firstLine("rsync", "--version").replaceAll(/ +/g, " "),
    firstLine("tar", "--version"),
    `files on ${firstLine("stat", "--file-system", "--format=%T", tmpdir())}`,
  ];
  return `${cpus().length} cores, ${process.platform} ${process.arch}; ${versions.join("; ")}.`;
}

function network({ network: { link } }: BenchOptions): string {
  return link === undefined
    ? "Client and server on one machine, over loopback: they share its cores."
    : `Client and server in two network namespaces of one machine, joined by an emulated link: ${link.rttMs} ms round trip, ${link.mbitPerSecond} Mbit/s, no loss.`;
}

/** Of what a program says about itself, on whichever stream. */
function firstLine(program: string, ...words: readonly string[]): string {
  const { stdout, stderr } = spawnSync(program, words, { encoding: "utf8" });
  return (stdout || stderr).split("\n", 1)[0] ?? "";
}
