import type { ChildProcess } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

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
  return processIds().filter((pid) => commandOf(pid).includes(text));
}

/** The arguments of a process, each ended by a NUL; empty when it has gone. */
export function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`);
}

/**
 * The processes that hold a TCP socket of this port of 127.0.0.1: any, or only that of a connection from the port `peer`. The
 * socket that listens has the peer 0.
 */
export function processesWithSocket(port: number, peer?: number): number[] {
  const sockets = socketsOf(port, peer).map((inode) => `socket:[${inode}]`);
  if (sockets.length === 0) return [];
  return processIds().filter((pid) => descriptorsOf(pid).some((target) => sockets.includes(target)));
}

/** Sends a signal to those of the processes that are still there. */
export function killAll(pids: readonly number[], signal: "SIGKILL" | "SIGSTOP" = "SIGKILL"): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}

/** Whether a child process has not ended yet. */
export function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

/** The inodes of TCP sockets, as tcp(5) lists them in /proc/net/tcp. */
function socketsOf(port: number, peer: number | undefined): string[] {
  const lines = read("/proc/net/tcp").split("\n").slice(1, -1);
  return lines.flatMap((line) => {
    const [, local = "", remote = "", , , , , , , inode = "0"] = line.trim().split(/\s+/);
    const matches = portOf(local) === port && (peer === undefined || portOf(remote) === peer);
    return matches && inode !== "0" ? [inode] : [];
  });
}

/** Of an address such as `0100007F:A8F3`. */
function portOf(address: string): number {
  return Number.parseInt(address.slice(address.indexOf(":") + 1), 16);
}

/** What the open files of a process are; none for one that has gone meanwhile. */
function descriptorsOf(pid: number): string[] {
  const directory = `/proc/${pid}/fd`;
  try {
    return readdirSync(directory).flatMap((descriptor) => {
      try {
        return readlinkSync(`${directory}/${descriptor}`);
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
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
