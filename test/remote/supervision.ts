import { readdirSync, readFileSync, readlinkSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunId } from "../../src/remote/run-id.ts";
import { childrenOf } from "../support/processes.ts";
import type { Target } from "./target.ts";

/** The processes that see a run through, by pid. */
export interface Supervision {
  readonly supervisor: number;
  readonly watcher: number;
  /** Of the job's session. */
  readonly leader: number;
}

/** Finds the processes of a run that is running. */
export function supervisionOf(target: Target, id: RunId): Supervision {
  const supervisor = recordedPid(target, id, "owner");
  const watcher = childrenOf(supervisor).find(({ pid }) => {
    const isScript = readFileSync(`/proc/${pid}/cmdline`, "latin1").includes("\0supervise\0");
    return isScript && readlinkSync(`/proc/${pid}/fd/0`) === "/dev/null";
  });
  if (watcher === undefined) throw new Error("the run has no watcher");
  return { supervisor, watcher: watcher.pid, leader: recordedPid(target, id, "leader") };
}

/** Changes what a run remembers of its supervisor: PID.START.BOOT. */
export function rewriteOwner(target: Target, id: RunId, change: (record: string[]) => string[]): void {
  const directory = target.runDirectory(id);
  const name = nameOf(directory, "owner");
  renameSync(
    join(directory, name),
    join(directory, ["owner", ...change(name.split(".").slice(1))].join(".")),
  );
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

function recordedPid(target: Target, id: RunId, kind: string): number {
  return Number(nameOf(target.runDirectory(id), kind).split(".")[1]);
}

function nameOf(directory: string, kind: string): string {
  const name = readdirSync(directory).find((entry) => entry.startsWith(`${kind}.`));
  if (name === undefined) throw new Error(`the run has no ${kind}`);
  return name;
}
