import type { Measured } from "./compare.ts";
import type { Budget, Case } from "./contender.ts";

/** Rows of a markdown table: what was promised of a case, and what it is. */
export function budgetRows({ name, budgets = [] }: Case, measured: readonly Measured[]): string[] {
  return budgets.map((budget) => {
    const value = valueOf(budget, measured);
    const show = budget.quantity === "peakMemory" ? megabytes : ratio;
    const verdict = value <= budget.limit ? "kept" : "**missed**";
    return `| ${name}: ${budget.contender} | ${budget.promise} | ${show(budget.limit)} | ${show(value)} | ${verdict} |`;
  });
}

/** The head of that table. */
export const budgetHead = "| case | budget | at most | measured | |\n| --- | --- | ---: | ---: | --- |";

function valueOf({ contender, quantity, against }: Budget, measured: readonly Measured[]): number {
  const ours = find(measured, contender);
  if (quantity === "peakMemory") return ours.peakMemory ?? NaN;
  const theirs = find(measured, against ?? measured[0]?.contender.name);
  return least(ours, quantity) / least(theirs, quantity);
}

/** What else the machine had to do makes a run longer and never shorter. */
function least({ samples }: Measured, quantity: "wall" | "firstByte"): number {
  const times = samples.map(({ wallMs, firstByteMs }) => (quantity === "wall" ? wallMs : firstByteMs));
  return Math.min(...times.map((time) => time ?? NaN));
}

function find(measured: readonly Measured[], name: string | undefined): Measured {
  const found = measured.find(({ contender }) => contender.name === name);
  if (found === undefined) throw new Error(`There is no contender ${String(name)}`);
  return found;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

function ratio(number: number): string {
  return number.toFixed(2);
}
