import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import type { PipelineView } from "../../src/pipeline/pipeline-view.ts";
import { startSshd, type Sshd } from "./sshd.ts";

/** What a run of all jobs took. */
export interface FleetRun {
  readonly code: number | null;
  readonly view: PipelineView;
  readonly wallMs: number;
  /** The kernel's high-water mark of our one process. */
  readonly peakBytes: number;
}

/** Many targets, and a job file that has many jobs for each: each makes a file, which is fetched. */
export class Fleet implements AsyncDisposable {
  readonly targets: readonly Sshd[];
  readonly directory: string = mkdtempSync(join(tmpdir(), "fleet-"));

  private constructor(targets: readonly Sshd[]) {
    this.targets = targets;
  }

  static async of(targets: number, jobsEach: number): Promise<Fleet> {
    const fleet = new Fleet(await Promise.all(Array.from({ length: targets }, () => startSshd())));
    fleet.#write(jobsEach);
    return fleet;
  }

  /** @param program of `ssh-job` */
  async run(program: string, ...words: readonly string[]): Promise<FleetRun> {
    const began = performance.now();
    const child = spawn(process.execPath, [program, "run", "--json", ...words], {
      cwd: this.directory,
      env: { PATH: process.env["PATH"], HOME: this.directory },
      stdio: ["ignore", "pipe", "ignore"],
    });
    let peakBytes = 0;
    const watch = setInterval(() => (peakBytes = Math.max(peakBytes, highWater(child.pid))), 20);
    const [view] = await Promise.all([json(child.stdout), once(child, "exit")]);
    clearInterval(watch);
    return {
      code: child.exitCode,
      view: view as PipelineView,
      wallMs: performance.now() - began,
      peakBytes,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.targets.map((target) => target[Symbol.asyncDispose]()));
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }

  #write(jobsEach: number): void {
    mkdirSync(join(this.directory, "work"));
    writeFileSync(join(this.directory, "work", "input"), "42\n");
    const entries = this.targets.map(({ username, port, privateKey, knownHosts }, index) => {
      writeFileSync(join(this.directory, `key-${index}`), privateKey, { mode: 0o600 });
      const host = `host: "${username}@127.0.0.1:${port}", key: key-${index}, known-hosts: "${knownHosts.trim()}"`;
      return `  t${index}: { ${host}, remote-directory: "${this.directory}/store-${index}" }`;
    });
    const values = (count: number): string => Array.from({ length: count }, (_, index) => index).join(", ");
    const file = `targets:
${entries.join("\n")}
jobs:
  job:
    matrix: { target: [${values(this.targets.length)}], number: [${values(jobsEach)}] }
    target: t\${{ matrix.target }}
    directory: work
    run: echo \${{ matrix.target }} \${{ matrix.number }} | tee output
    outputs: [output]
`;
    writeFileSync(join(this.directory, "ssh-job.yml"), file);
  }
}

/** 0 for a process that has gone. */
function highWater(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, "latin1");
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
