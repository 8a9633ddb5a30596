import { execFileSync } from "node:child_process";
import { readlinkSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { startDropbear } from "../../test/support/dropbear.ts";
import { commandOf, processesWithEnvironment } from "../../test/support/processes.ts";
import type { SshServer } from "../../test/support/ssh-server.ts";
import { startSshd } from "../../test/support/sshd.ts";
import { ControlGroup } from "./control-group.ts";
import { addPrograms } from "./furnish.ts";
import type { OpenLink } from "./link.ts";
import type { Rig } from "./rig.ts";

/** A run may tidy up for so long after its end. */
const patienceMs = 300_000;

/** The machine at the other end. */
export interface Target extends AsyncDisposable {
  readonly username: string;
  /** As its clients reach it. */
  readonly address: string;
  readonly port: number;
  readonly privateKey: string;
  readonly knownHosts: string;
  /** What stands before a path of the target's to name the same file here. */
  readonly root: string;
  /** Waits until nothing is left of any session, however detached it is. @throws after minutes */
  quiet(): Promise<void>;
  /** What all its processes together have taken since the start. */
  cost(): Cost;
}

interface Cost {
  readonly cpuMs: number;
  /** Processes and threads started. */
  readonly forks: number;
}

/** Starts a server in a process namespace and a control group of its own. Needs root. */
export async function startTarget(rig: Rig, link: OpenLink): Promise<Target> {
  const group = new ControlGroup(`ssh-job-bench-${process.pid}`, rig.cpuPercent);
  const launcher = [...link.server, ...group.enter];
  const { server, port, root } =
    rig.server === "openssh" ? await openssh(link, launcher) : await dropbear(link, launcher);
  const idle = group.members();
  const busy = (): number[] => [
    ...group.members().filter((pid) => !idle.includes(pid)),
    ...processesWithEnvironment("SSH_CONNECTION", ` ${port}`),
  ];
  return {
    username: server.username,
    address: link.address,
    port,
    privateKey: server.privateKey,
    knownHosts: server.knownHosts.replaceAll(`[127.0.0.1]:${server.port}`, `[${link.address}]:${port}`),
    root,
    quiet: async () => {
      const began = performance.now();
      while (busy().length > 0) {
        await setTimeout(10);
        if (performance.now() - began > patienceMs)
          throw new Error(`There is no end of ${busy().map(commandOf).join("; ")}`);
      }
    },
    cost: () => ({ cpuMs: group.cpuMs(), forks: lastPid(idle) }),
    async [Symbol.asyncDispose](): Promise<void> {
      await server[Symbol.asyncDispose]();
      await group[Symbol.asyncDispose]();
    },
  };
}

interface Started {
  readonly server: SshServer;
  readonly port: number;
  readonly root: string;
}

async function openssh({ address }: OpenLink, launcher: readonly string[]): Promise<Started> {
  const listen = address === "127.0.0.1" ? [] : [`ListenAddress ${address}`];
  const server = await startSshd({
    config: ["Subsystem sftp internal-sftp", ...listen],
    launcher: [...launcher, "unshare", "--mount-proc", "--pid", "--fork", "--kill-child"],
  });
  return { server, port: server.port, root: "" };
}

async function dropbear({ address }: OpenLink, launcher: readonly string[]): Promise<Started> {
  const far = 2222;
  const listen = address === "127.0.0.1" ? [] : ["-p", `${address}:${far}`];
  const server = await startDropbear({ options: listen, launcher });
  // No board has rsync; it is there so that we are compared with it.
  addPrograms(server.root, ["/usr/bin/rsync"]);
  return { server, port: listen.length === 0 ? server.port : far, root: server.root };
}

/** Process ids of a namespace are given one after the other, so the last one counts them. Counting takes the same one each time. */
function lastPid(pids: readonly number[]): number {
  const outside = readlinkSync("/proc/self/ns/pid");
  const inside = pids.find((pid) => readlinkSync(`/proc/${pid}/ns/pid`) !== outside);
  const words = ["--pid", `--target=${String(inside)}`, "cat", "/proc/sys/kernel/ns_last_pid"];
  return Number(execFileSync("nsenter", words, { encoding: "utf8" }));
}
