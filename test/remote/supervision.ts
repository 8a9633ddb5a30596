import { readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { vi } from "vitest";
import type { RunId } from "../../src/remote/run-id.ts";
import type { Target } from "./target.ts";

/** The processes that see a run through, by pid. */
export interface Supervision {
  readonly supervisor: number;
  /** Who takes over when the supervisor is killed. */
  readonly standby: number;
  /** Of the job's session. */
  readonly leader: number;
}

/** Finds the processes of a run that is running; the standby comes half a second after the others. */
export async function supervisionOf(target: Target, id: RunId): Promise<Supervision> {
  return vi.waitFor(
    () => ({
      supervisor: recordedPid(target, id, "owner"),
      standby: recordedPid(target, id, "standby"),
      leader: recordedPid(target, id, "leader"),
    }),
    { timeout: 20_000 },
  );
}

/** The pid in a record of a run. */
export function recordedPid(target: Target, id: RunId, kind: Role): number {
  return Number(nameOf(target.runDirectory(id), kind).split(".")[1]);
}

export type Role = "owner" | "standby" | "leader";

/** Changes what a run remembers of a process: PID, START, BOOT and HOST. */
export function rewriteRecord(
  target: Target,
  id: RunId,
  kind: Role,
  change: (record: readonly [pid: string, start: string, boot: string, host: string]) => readonly string[],
): void {
  const directory = target.runDirectory(id);
  const name = nameOf(directory, kind);
  const [, pid = "", start = "", boot = "", ...host] = name.split(".");
  const changed = change([pid, start, boot, host.join(".")]);
  renameSync(join(directory, name), join(directory, [kind, ...changed].join(".")));
}

/** Makes a run what it was between its publication and its start, with these files in its directory. */
export function rollBack(target: Target, id: RunId, files: Readonly<Record<string, string>> = {}): void {
  const directory = target.runDirectory(id);
  for (const name of ["owner", "leader", "rc", "end"]) {
    renameSync(join(directory, nameOf(directory, name)), join(directory, "ready", name));
  }
  for (const [name, text] of Object.entries({ login: "umask 022\n", ...files })) {
    writeFileSync(join(directory, name), text);
  }
}

function nameOf(directory: string, kind: string): string {
  const name = readdirSync(directory).find((entry) => entry.startsWith(`${kind}.`));
  if (name === undefined) throw new Error(`the run has no ${kind}`);
  return name;
}
