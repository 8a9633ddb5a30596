import type { CaseResult, Measured } from "./measured.ts";
import { fastest, least, median } from "./statistics.ts";

/** What was measured in one case, as markdown. */
export function tableOf({ title, name, firstByte, contenders }: CaseResult): string {
  const columns = [
    ...wallColumns(contenders),
    ...(firstByte ? [column("first byte ms", ({ firstByteMs }) => firstByteMs)] : []),
    ...(contenders.some(({ lineMs }) => lineMs.length > 0) ? lineColumns : []),
    column("peak MB", ({ peakMB }) => peakMB, Math.max),
    column("target CPU ms", ({ cpuMs }) => cpuMs),
    column("target forks", ({ forks }) => forks),
  ];
  const rows = contenders.map((one) => [
    one.isOurs ? `**${one.name}**` : one.name.replaceAll("|", "\\|"),
    ...columns.map(({ cell }) => cell(one)),
  ]);
  const heads = ["", ...columns.map(({ head }) => head)];
  const rule = heads.map((_, index) => (index === 0 ? "---" : "---:"));
  const table = [heads, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  const accounts = contenders.filter(({ account }) => Object.keys(account).length > 0).map(accountLine);
  return [`### ${title} (\`${name}\`)`, "", ...table, "", ...accounts].join("\n");
}

interface Column {
  readonly head: string;
  readonly cell: (measured: Measured) => string;
}

function wallColumns(contenders: readonly Measured[]): Column[] {
  const peers = contenders.filter(({ isOurs }) => !isOurs);
  const best = fastest(peers) ?? fastest(contenders);
  if (best === undefined) throw new Error("A case without contenders");
  const shortest = Math.min(...(peers.length > 0 ? peers : contenders).map(({ wallMs }) => least(wallMs)));
  return [
    { head: "median ms", cell: ({ wallMs }) => median(wallMs).toFixed(0) },
    { head: "× best peer", cell: ({ wallMs }) => (median(wallMs) / median(best.wallMs)).toFixed(2) },
    { head: "min ms", cell: ({ wallMs }) => least(wallMs).toFixed(0) },
    { head: "× best min", cell: ({ wallMs }) => (least(wallMs) / shortest).toFixed(2) },
  ];
}

const lineColumns = [
  column("a line's way ms", ({ lineMs }) => lineMs),
  column("longest", ({ lineMs }) => lineMs, Math.max),
];

/** A column that is empty where there is nothing to tell. */
function column(
  head: string,
  pick: (measured: Measured) => readonly number[],
  sum: (...numbers: readonly number[]) => number = (...numbers) => median(numbers),
): Column {
  return {
    head,
    cell: (one) => {
      const numbers = pick(one);
      return numbers.length === 0 ? "" : sum(...numbers).toFixed(0);
    },
  };
}

/** The medians of what a contender tells of itself. */
function accountLine({ name, account }: Measured): string {
  const values = Object.entries(account).map(([key, numbers]) => `${key} ${median(numbers).toFixed(0)}`);
  return `${name}, medians of its report: ${values.join(", ")}.\n`;
}
