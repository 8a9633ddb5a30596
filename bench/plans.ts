import { again } from "./cases/again.ts";
import { logLine } from "./cases/log-line.ts";
import { memory } from "./cases/memory.ts";
import { startUp } from "./cases/start-up.ts";
import { fetch, upload } from "./cases/transfers.ts";
import { trivial } from "./cases/trivial.ts";
import type { Plan } from "./contender.ts";
import type { Load } from "./load.ts";
import type { Rig } from "./rig/rig.ts";

const loads = {
  "2000": { files: 2000, bytes: 25_000 },
  "5000": { files: 5000, bytes: 10_000 },
  "50000": { files: 50_000, bytes: 1000 },
  source: { files: 17_000, bytes: undefined },
  "8mb": { files: 1, bytes: 8_000_000 },
  "200mb": { files: 1, bytes: 200_000_000 },
  "1gb": { files: 1, bytes: 1_000_000_000 },
  "2gb": { files: 1, bytes: 2_000_000_000 },
} satisfies Record<string, Omit<Load, "name">>;

/** All cases, in the order in which they are measured. */
export const plans: readonly Plan[] = [
  trivial,
  logLine,
  upload(load("2000"), isWide),
  upload(load("5000"), isWide),
  upload(load("50000"), isWide),
  upload(load("source"), isWide),
  upload(load("8mb"), ({ server }) => server === "dropbear"),
  upload(load("200mb"), isWide),
  upload(load("2gb"), isFast),
  again(load("5000"), "some", everywhere),
  again(load("5000"), "nothing", everywhere),
  again(load("1gb"), "megabyte", isWide),
  fetch(load("5000"), isWide),
  fetch(load("8mb"), ({ server }) => server === "dropbear"),
  fetch(load("200mb"), isWide),
  startUp,
  memory,
];

function load(name: keyof typeof loads): Load {
  return { name, ...loads[name] };
}

function everywhere(): boolean {
  return true;
}

/** Elsewhere dropbear's window makes minutes of it, for everybody. */
function isWide({ server, link }: Rig): boolean {
  return server === "openssh" || link === undefined;
}

/** Two gigabytes take no longer than a minute. */
function isFast({ server, link, cpuPercent }: Rig): boolean {
  const rtt = link?.rttMs ?? 0;
  return server === "openssh" && cpuPercent === 100 && rtt <= 20 && (link?.mbitPerSecond ?? 1000) >= 1000;
}
