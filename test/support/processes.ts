import type { ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export interface RunningProcess {
  readonly pid: number;
  /** The program's name as the kernel keeps it, at most 15 bytes. */
  readonly name: string;
}

/** The direct children of a process. */
export function childrenOf(parent: number): RunningProcess[] {
  return processIds().flatMap((pid) => {
    // pid (name) state ppid …: the name may hold blanks and parentheses itself.
    const stat = read(`/proc/${pid}/stat`);
    const end = stat.lastIndexOf(")");
    const ppid = Number(stat.slice(end + 2).split(" ")[1]);
    return ppid === parent ? [{ pid, name: stat.slice(stat.indexOf("(") + 1, end) }] : [];
  });
}

/** The processes that were started with an environment variable whose value ends in `suffix`. */
export function processesWithEnvironment(name: string, suffix: string): number[] {
  return processIds().filter((pid) =>
    read(`/proc/${pid}/environ`)
      .split("\0")
      .some((entry) => entry.startsWith(`${name}=`) && entry.endsWith(suffix)),
  );
}

/** The processes that have this text anywhere in their command line. */
export function processesWithArgument(text: string): number[] {
  return processIds().filter((pid) => read(`/proc/${pid}/cmdline`).includes(text));
}

/** Whether a child process has not ended yet. */
export function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function processIds(): number[] {
  return readdirSync("/proc").map(Number).filter(Number.isInteger);
}

/** Empty for a process that has gone meanwhile, or that is not ours to read. */
function read(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
