import type { Measured } from "./compare.ts";
import type { Case } from "./contender.ts";
import { median } from "./statistics.ts";

/** What was measured in one case, as markdown. */
export function tableOf(work: Case, measured: readonly Measured[]): string {
  const floor = measured[0];
  if (floor === undefined) throw new Error(`${work.title} has no contenders`);
  const columns = [
    ...wallColumns(floor),
    ...(work.firstByte === true ? [firstByteColumn] : []),
    memoryColumn,
  ];
  const rows = measured.map((one) => [one.contender.name, ...columns.map(({ cell }) => cell(one))]);
  const heads = ["", ...columns.map(({ head }) => head)];
  const rule = heads.map((_, index) => (index === 0 ? "---" : "---:"));
  const table = [heads, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  const accounts = measured.filter(({ accounts }) => accounts.length > 0).map(accountLine);
  return [`### ${work.title}`, "", ...table, "", ...(accounts.length > 0 ? [...accounts, ""] : [])].join(
    "\n",
  );
}

interface Column {
  readonly head: string;
  readonly cell: (measured: Measured) => string;
}

function wallColumns(floor: Measured): Column[] {
  return [
    { head: "min ms", cell: (one) => least(one).toFixed(0) },
    { head: "median ms", cell: (one) => middle(one).toFixed(0) },
    { head: "× floor, min", cell: (one) => (least(one) / least(floor)).toFixed(2) },
    { head: "× floor, median", cell: (one) => (middle(one) / middle(floor)).toFixed(2) },
  ];
}

const firstByteColumn: Column = {
  head: "first byte, median ms",
  cell: ({ samples }) => median(samples.map(({ firstByteMs }) => firstByteMs ?? NaN)).toFixed(0),
};

const memoryColumn: Column = {
  head: "peak MB",
  cell: ({ peakMemory }) => (peakMemory === undefined ? "" : (peakMemory / 1e6).toFixed(0)),
};

function least({ samples }: Measured): number {
  return Math.min(...samples.map(({ wallMs }) => wallMs));
}

function middle({ samples }: Measured): number {
  return median(samples.map(({ wallMs }) => wallMs));
}

/** The medians of what a contender tells of itself. */
function accountLine({ contender, accounts }: Measured): string {
  const names = Object.keys(accounts[0] ?? {});
  const values = names.map((name) => `${name} ${median(accounts.map((one) => one[name] ?? NaN)).toFixed(0)}`);
  return `${contender.name}, medians of its report (ms): ${values.join(", ")}.\n`;
}
