import type { CaseResult, Measured } from "./measured.ts";
import { rttOf, titleOf, type Rig } from "./rig/rig.ts";
import { fastest, least, median } from "./statistics.ts";

/** What must hold wherever it applies. */
interface Budget {
  /** As `--only` names it. */
  readonly name: string;
  readonly isFor: (rig: Rig) => boolean;
  /** What is compared: medians. */
  readonly of: "wallMs" | "firstByteMs";
  /** The names of the peers; the fastest of them counts. */
  readonly against: RegExp;
  readonly contender?: string;
  /** The highest ratio. */
  readonly limit: number;
}

const isUnlimited = ({ cpuPercent }: Rig): boolean => cpuPercent === 100;
const isNear = (rig: Rig): boolean => isUnlimited(rig) && rig.link === undefined;
const isFar = (rig: Rig): boolean => isUnlimited(rig) && rttOf(rig) >= 20;
const isAt =
  (rttMs: number, mbitPerSecond?: number) =>
  (rig: Rig): boolean =>
    isUnlimited(rig) &&
    rttOf(rig) === rttMs &&
    (mbitPerSecond === undefined || rig.link?.mbitPerSecond === mbitPerSecond);
const isDropbearAt20 = (rig: Rig): boolean => rig.server === "dropbear" && isAt(20)(rig);

const tar = /^tar \| ssh|^ssh .*tar \| tar/;
const cat = /^cat \| ssh|^ssh .*cat \| cat/;
const rsync = /^rsync -a$/;

function transfer(direction: "upload" | "fetch"): Budget[] {
  const trees = { name: `${direction}-5000`, of: "wallMs", against: tar } as const;
  const file = { name: `${direction}-200mb`, of: "wallMs", against: cat } as const;
  return [
    { ...trees, isFor: isNear, limit: 1.2 },
    { ...trees, isFor: isFar, limit: 1 },
    { ...file, isFor: isNear, limit: 1.3 },
    { ...file, isFor: isAt(20, 1000), limit: 0.9 },
    { ...file, isFor: isAt(100, 1000), limit: 0.4 },
  ];
}

const core = {
  of: "wallMs",
  name: "start-up",
  isFor: isNear,
  against: /@actions\/core/,
  limit: 1.5,
} as const;

const budgets: readonly Budget[] = [
  { name: "trivial", isFor: isFar, of: "firstByteMs", against: /^ssh /, limit: 0.6 },
  ...transfer("upload"),
  { name: "upload-source", isFor: isAt(100, 100), of: "wallMs", against: /zstd/, limit: 0.9 },
  { name: "upload-source", isFor: isAt(100, 100), of: "wallMs", against: rsync, limit: 0.35 },
  { name: "upload-8mb", isFor: isDropbearAt20, of: "wallMs", against: cat, limit: 0.15 },
  { name: "changed-5000", isFor: isNear, of: "wallMs", against: rsync, limit: 1 },
  { name: "changed-5000", isFor: isAt(20), of: "wallMs", against: rsync, limit: 0.75 },
  { name: "changed-5000", isFor: isAt(100), of: "wallMs", against: rsync, limit: 0.65 },
  { name: "unchanged-5000", isFor: () => true, of: "wallMs", against: rsync, limit: 0.6 },
  ...transfer("fetch"),
  { ...core, contender: "action, inputs refused" },
  { ...core, contender: "action, post with nothing to do" },
];

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
  return [absolute(name, "execs", 1, Math.max(...execs), "")];
}

function linesOf({ rig, name, contenders }: CaseResult): Verdict[] {
  const limit = rttOf(rig) / 2 + (rig.server === "openssh" ? 100 : 300);
  return contenders
    .filter(({ isOurs, lineMs }) => isOurs && lineMs.length > 0)
    .map((one) => absolute(name, `a line's way, ${one.name}`, limit, median(one.lineMs), " ms"));
}

/** Of any case, and by the size of the tree. */
function memoryOf(results: readonly CaseResult[]): Verdict[] {
  const all = results.flatMap(({ contenders }) => contenders).filter(({ peakMB }) => peakMB.length > 0);
  if (all.length === 0) return [];
  const peak = (one: Measured): number => Math.max(...one.peakMB);
  const verdicts = [absolute("all of them", "peak memory", 200, Math.max(...all.map(peak)), " MB")];
  const trees = results.find(({ name }) => name === "memory")?.contenders.map(peak) ?? [];
  if (trees.length === 0) return verdicts;
  const apart = Math.max(...trees) - Math.min(...trees);
  return [...verdicts, absolute("memory", "peak memory, 10 GB and 10 MB apart", 50, apart, " MB")];
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
