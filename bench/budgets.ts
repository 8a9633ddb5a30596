import { rttOf, type Rig } from "./rig/rig.ts";

/** How fast something must be beside others, wherever it applies. */
export interface Budget {
  /** As `--only` names it. */
  readonly name: string;
  readonly isFor: (rig: Rig) => boolean;
  /** What is compared: medians. */
  readonly of: "wallMs" | "firstByteMs";
  /** The names of the peers; the fastest of them counts. */
  readonly against: RegExp;
  /** `ssh-job` if not given. */
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

export const budgets: readonly Budget[] = [
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

/** What must not be exceeded, whatever the others do. */
export const limits = {
  /** What a result that the target knows costs. */
  execsOfKnown: 1,
  /** The median of a line's way. Milliseconds. */
  lineMs: (rig: Rig): number => rttOf(rig) / 2 + (rig.server === "openssh" ? 100 : 300),
  /** Of any of our processes. */
  peakMB: 200,
  /** By which a tree of 10 GB may take more than one of 10 MB. */
  peakMBApart: 50,
};
