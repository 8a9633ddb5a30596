import { budgets, limits, type Budget } from "./budgets.ts";
import type { CaseResult, Measured } from "./measured.ts";
import { titleOf } from "./rig/rig.ts";
import { fastest, least, median } from "./statistics.ts";

/** A row of the table: what was promised, and what it is. */
interface Verdict {
  readonly name: string;
  readonly promise: string;
  readonly limit: string;
  readonly measured: string;
  readonly byMinima: string;
  readonly isMet: boolean;
}

/** The table of budgets of what was measured, as markdown. */
export function budgetTable(results: readonly CaseResult[]): string {
  const rigs = [...new Set(results.map(({ rig }) => titleOf(rig)))];
  const rows = rigs.flatMap((rig) => {
    const here = results.filter((one) => titleOf(one.rig) === rig);
    const verdicts = [...here.flatMap(verdictsOf), ...memoryOf(here)];
    return verdicts.map(({ name, promise, limit, measured, byMinima, isMet }) =>
      [rig, name, promise, limit, measured, byMinima, isMet ? "met" : "**missed**"].join(" | "),
    );
  });
  const head = [
    "rig | case | what | at most | median | by minima | ",
    "--- | --- | --- | ---: | ---: | ---: | ---",
  ];
  return [...head, ...rows].map((row) => `| ${row} |`).join("\n");
}

function verdictsOf(result: CaseResult): Verdict[] {
  const ratios = budgets
    .filter(({ name, isFor }) => name === result.name && isFor(result.rig))
    .flatMap((budget) => ratioOf(budget, result));
  return [...ratios, ...execsOf(result), ...linesOf(result)];
}

function ratioOf(budget: Budget, { contenders, name }: CaseResult): Verdict[] {
  const { of, against, contender = "ssh-job", limit } = budget;
  const ours = contenders.find((one) => one.name === contender);
  const peer = fastest(contenders.filter((one) => against.test(one.name)));
  if (ours === undefined || peer === undefined) return [];
  const ratio = median(ours[of]) / median(peer[of]);
  return [
    {
      name,
      promise: `${of === "wallMs" ? "" : "first byte, "}${contender} ÷ \`${peer.name.replaceAll("|", "\\|")}\``,
      limit: limit.toFixed(2),
      measured: ratio.toFixed(2),
      byMinima: (least(ours[of]) / least(peer[of])).toFixed(2),
      isMet: ratio <= limit,
    },
  ];
}

/** A result that the target knows costs one exec. */
function execsOf({ name, contenders }: CaseResult): Verdict[] {
  const execs = contenders.find(({ isOurs }) => isOurs)?.account["execs"];
  if (name !== "unchanged-5000" || execs === undefined) return [];
  return [absolute(name, "execs", limits.execsOfKnown, Math.max(...execs), "")];
}

function linesOf({ rig, name, contenders }: CaseResult): Verdict[] {
  return contenders
    .filter(({ isOurs, lineMs }) => isOurs && lineMs.length > 0)
    .map((one) => absolute(name, `a line's way, ${one.name}`, limits.lineMs(rig), median(one.lineMs), " ms"));
}

/** Of any case, and by the size of the tree. */
function memoryOf(results: readonly CaseResult[]): Verdict[] {
  const all = results.flatMap(({ contenders }) => contenders).filter(({ peakMB }) => peakMB.length > 0);
  if (all.length === 0) return [];
  const peak = (one: Measured): number => Math.max(...one.peakMB);
  const verdicts = [absolute("all of them", "peak memory", limits.peakMB, Math.max(...all.map(peak)), " MB")];
  const trees = results.find(({ name }) => name === "memory")?.contenders.map(peak) ?? [];
  if (trees.length === 0) return verdicts;
  const apart = Math.max(...trees) - Math.min(...trees);
  return [
    ...verdicts,
    absolute("memory", "peak memory, 10 GB and 10 MB apart", limits.peakMBApart, apart, " MB"),
  ];
}

function absolute(name: string, promise: string, limit: number, value: number, unit: string): Verdict {
  return {
    name,
    promise,
    limit: `${limit}${unit}`,
    measured: `${value.toFixed(0)}${unit}`,
    byMinima: "",
    isMet: value <= limit,
  };
}
