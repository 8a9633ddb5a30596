import { existsSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { Result } from "../../src/job/result.ts";
import { killAll } from "../support/processes.ts";
import type { Trial } from "./trial.ts";

/** Who sees a run through on its target, as the names of files call them. Whoever looks at a run looks at the owner first. */
const roles = ["leader", "standby", "owner"] as const;
type Role = (typeof roles)[number];

/** A run that is queued waits for a lock, and nobody leads its script yet. */
export const situations = ["queued", "running"] as const;
export type Situation = (typeof situations)[number];

/** What can become of those who see a run through. The names complete "after …". */
export interface ActorFault {
  readonly name: string;
  readonly strike: (trial: Trial) => void;
  /** What comes of a run whose script would exit with 3. Nothing is said of what cannot happen. */
  readonly result: Readonly<Partial<Record<Situation, Partial<Result>>>>;
}

const unharmed = { kind: "failed", exitCode: 3 } as const;
const lost = { kind: "lost", exitCode: undefined } as const;

export const actorFaults: readonly ActorFault[] = [
  {
    name: "the death of its supervisor",
    strike: (trial) => kill(trial, ["owner"]),
    result: { queued: unharmed, running: unharmed },
  },
  {
    name: "the death of its standby",
    strike: (trial) => kill(trial, ["standby"]),
    result: { queued: unharmed, running: unharmed },
  },
  {
    name: "the death of both",
    strike: (trial) => kill(trial, ["standby", "owner"]),
    result: { queued: unharmed, running: unharmed },
  },
  {
    name: "the death of the script's leader",
    strike: (trial) => kill(trial, ["leader"]),
    result: { running: { kind: "failed", exitCode: 137, signal: "SIGKILL" } },
  },
  {
    name: "the death of all three",
    strike: (trial) => kill(trial, roles),
    result: { running: lost },
  },
  {
    name: "a reboot",
    strike: (trial) => rewrite(trial, ({ pid, start, host }) => [pid, start, "another-boot", ...host]),
    result: { queued: lost, running: lost },
  },
  {
    name: "the reuse of their numbers",
    strike: (trial) => rewrite(trial, ({ start, boot, host }) => [String(process.pid), start, boot, ...host]),
    result: { queued: unharmed, running: lost },
  },
];

/** Whether everybody is there whom a run has in this situation. The standby comes last. */
export function complete(trial: Trial, situation: Situation): boolean {
  const present = roles.filter((role) => recordsOf(trial, role).length > 0);
  return situation === "queued" ? present.length === 2 : present.length === 3 && trial.starts() === 1;
}

/** Nobody lives to see another one die. */
function kill(trial: Trial, victims: readonly Role[]): void {
  const pids = victims.flatMap((role) => recordsOf(trial, role)).map(({ pid }) => Number(pid));
  killAll(pids, "SIGSTOP");
  killAll(pids);
}

/** Makes all of them what their records then say, and ends those who really were it. */
function rewrite(trial: Trial, change: (record: ProcessRecord) => readonly string[]): void {
  const records = roles.flatMap((role) => recordsOf(trial, role).map((record) => ({ role, record })));
  const pids = records.map(({ record }) => Number(record.pid));
  killAll(pids, "SIGSTOP");
  for (const { role, record } of records) {
    renameSync(
      join(trial.runDirectory, record.name),
      join(trial.runDirectory, [role, ...change(record)].join(".")),
    );
  }
  killAll(pids);
}

/** What the name of a file tells of a process. */
interface ProcessRecord {
  readonly name: string;
  readonly pid: string;
  readonly start: string;
  readonly boot: string;
  readonly host: readonly string[];
}

function recordsOf({ runDirectory }: Trial, role: Role): ProcessRecord[] {
  if (!existsSync(runDirectory)) return [];
  const names = readdirSync(runDirectory).filter((name) => name.startsWith(`${role}.`));
  return names.map((name) => {
    const [, pid = "", start = "", boot = "", ...host] = name.split(".");
    return { name, pid, start, boot, host };
  });
}
