import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { budgetTable } from "./verdicts.ts";
import type { CaseResult } from "./measured.ts";
import { plans } from "./plans.ts";
import { optionsOf, standardRigs, titleOf, type Rig } from "./rig/rig.ts";
import { tableOf } from "./tables.ts";

/** A case as it is kept, with what it depends on. */
export interface KeptResult extends CaseResult {
  readonly repetitions: number;
  readonly machine: string;
}

const data = join(import.meta.dirname, "results.json");
const page = join(import.meta.dirname, "RESULTS.md");

/** Puts results in the place of those that the same cases had on the same rigs, and writes the page anew. */
export async function keepResults(results: readonly KeptResult[]): Promise<void> {
  const known = existsSync(data) ? (JSON.parse(readFileSync(data, "utf8")) as KeptResult[]) : [];
  const isNew = (old: KeptResult): boolean => results.some((one) => keyOf(one) === keyOf(old));
  const all = [...known.filter((old) => !isNew(old)), ...results].sort(inOrder);
  await write(data, JSON.stringify(all));
  await write(page, document(all));
}

/** Without a date: what the results depend on is in it. */
function document(all: readonly KeptResult[]): string {
  const rigs = [...new Set(all.map(({ rig }) => titleOf(rig)))];
  return [
    "# Results",
    "",
    "Written by `npm run bench -- --write`; what it does is told in [README.md](README.md), each number is in",
    "[results.json](results.json). Medians of whole processes, in turns; ratios to the fastest that is not ours.",
    "",
    "## Budgets",
    "",
    budgetTable(all),
    "",
    ...rigs.flatMap((rig) => section(all.filter((one) => titleOf(one.rig) === rig))),
  ].join("\n");
}

function section(results: readonly KeptResult[]): string[] {
  const first = results[0];
  if (first === undefined) return [];
  const machines = [...new Set(results.map(({ machine }) => machine))];
  const repetitions = [...new Set(results.map((one) => one.repetitions))];
  const command = `npm run bench -- ${optionsOf(first.rig)} --repetitions ${Math.max(...repetitions)} --write`;
  return [
    `## ${titleOf(first.rig)}`,
    "",
    `To repeat it: \`${command}\`. Timed runs of each contender: ${repetitions.join(" or ")}.`,
    "",
    ...machines.map((machine) => `- ${machine}`),
    "",
    ...results.map(tableOf),
  ];
}

function keyOf({ rig, name }: CaseResult): string {
  return `${titleOf(rig)}: ${name}`;
}

/** As they are measured; rigs of somebody's own come last. */
function inOrder(one: KeptResult, other: KeptResult): number {
  return rankOf(one.rig) - rankOf(other.rig) || caseRank(one) - caseRank(other);
}

function rankOf(rig: Rig): number {
  const index = standardRigs.findIndex((standard) => titleOf(standard) === titleOf(rig));
  return index < 0 ? standardRigs.length : index;
}

function caseRank({ name }: CaseResult): number {
  return plans.findIndex((plan) => plan.name === name);
}

async function write(path: string, text: string): Promise<void> {
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}
