import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { join } from "node:path";

const root = "/sys/fs/cgroup";
const periodUs = 100_000;

/** All processes of a target: what they take is counted here, and limited. Needs root, and cgroups(7) of either version. */
export class ControlGroup implements AsyncDisposable {
  /** Words before a command that starts in the group. */
  readonly enter: readonly string[];
  readonly #directories: readonly string[];
  readonly #readCpuMs: () => number;

  /** @param cpuPercent of one processor; 100 is no limit */
  constructor(name: string, cpuPercent: number) {
    const isUnified = existsSync(join(root, "cgroup.controllers"));
    const [limits, account] = (isUnified ? ["", ""] : ["cpu", "cpuacct"]).map((controller) =>
      join(root, controller, name),
    ) as [string, string];
    this.#directories = [...new Set([limits, account])];
    if (isUnified) writeFileSync(join(root, "cgroup.subtree_control"), "+cpu");
    for (const directory of this.#directories) mkdirSync(directory, { recursive: true });
    const quotaUs = (periodUs * cpuPercent) / 100;
    if (cpuPercent !== 100) {
      if (isUnified) writeFileSync(join(limits, "cpu.max"), `${quotaUs} ${periodUs}`);
      else {
        writeFileSync(join(limits, "cpu.cfs_period_us"), String(periodUs));
        writeFileSync(join(limits, "cpu.cfs_quota_us"), String(quotaUs));
      }
    }
    this.#readCpuMs = isUnified
      ? () => Number(/^usage_usec (\d+)$/m.exec(read(account, "cpu.stat"))?.[1]) / 1e3
      : () => Number(read(account, "cpuacct.usage")) / 1e6;
    const files = this.#directories.map((directory) => join(directory, "cgroup.procs"));
    const enterAll = files.map((file) => `echo $$ >${file}`).join(" && ");
    this.enter = ["sh", "-c", `${enterAll} && exec "$@"`, "sh"];
  }

  /** Processes that are in it now. */
  members(): number[] {
    return read(this.#directories[0] ?? "", "cgroup.procs")
      .split("\n")
      .filter((line) => line !== "")
      .map(Number);
  }

  /** What all that was ever in it has taken. */
  cpuMs(): number {
    return this.#readCpuMs();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // The kernel removes what has ended a moment later.
    for (let attempt = 0; attempt < 100 && this.members().length > 0; attempt += 1) await setTimeout(20);
    for (const directory of this.#directories) rmdirSync(directory);
  }
}

function read(directory: string, name: string): string {
  return readFileSync(join(directory, name), "utf8");
}
