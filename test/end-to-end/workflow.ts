import { existsSync } from "node:fs";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { ResultsService } from "../support/results-service/service.ts";
import { Job, type JobOptions } from "../support/runner/job.ts";
import type { Step, StepReport } from "../support/runner/step.ts";
import { startSshd, type Sshd, type SshdOptions } from "../support/sshd.ts";

/** The `node` that is installed on the machine, not the one of this project. */
export function systemNode(): string {
  const places = (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((place) => !place.includes("node_modules"));
  const found = places.map((place) => join(place, "node")).find((file) => existsSync(file));
  if (found === undefined) throw new Error("there is no node in the PATH");
  return found;
}

const actionDirectory = join(import.meta.dirname, "..", "..");

export interface WorkflowOptions {
  readonly sshd?: SshdOptions;
  readonly job?: JobOptions;
  /** Whether the runner has a results service to offer; it has. */
  readonly offersService?: boolean;
}

/** A workflow job on a runner, with a results service, and an SSH server for it to run things on. */
export class Workflow implements AsyncDisposable {
  readonly sshd: Sshd;
  readonly service: ResultsService;
  readonly job: Job;

  readonly #closeTarget: () => Promise<void>;

  private constructor(sshd: Sshd, service: ResultsService, job: Job, closeTarget: () => Promise<void>) {
    this.sshd = sshd;
    this.service = service;
    this.job = job;
    this.#closeTarget = closeTarget;
  }

  static async start(options: WorkflowOptions = {}): Promise<Workflow> {
    const { offersService = true } = options;
    const sshd = await startSshd(options.sshd);
    const service = await ResultsService.start();
    const job = await Job.start({ ...(offersService && { resultsService: service }), ...options.job });
    return new Workflow(sshd, service, job, async () => {
      await service[Symbol.asyncDispose]();
      await sshd[Symbol.asyncDispose]();
    });
  }

  /** Another workflow job, on a runner of its own, that uses the same server; it must be over before this one. */
  async another(options: JobOptions = {}): Promise<Workflow> {
    const job = await Job.start({ resultsService: this.service, ...options });
    return new Workflow(this.sshd, this.service, job, () => Promise.resolve());
  }

  /** Puts files into the workspace, the scripts among them executable or not as `mode` says. */
  async write(files: Readonly<Record<string, string>>, mode = 0o644): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.job.workspace, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
      await chmod(file, mode);
    }
  }

  /** Where a path of the workspace is. */
  path(...names: readonly string[]): string {
    return join(this.job.workspace, ...names);
  }

  /** Where something is on the server. */
  there(...names: readonly string[]): string {
    return join(this.sshd.directory, ...names);
  }

  /** Starts a step of the action; inputs for reaching the server are there already. */
  startStep(inputs: Readonly<Record<string, string>> = {}): Promise<Step> {
    const { host, port, username, privateKey, knownHosts, directory } = this.sshd;
    return this.job.startStep({
      actionDirectory,
      inputs: {
        host: `${username}@${host}:${port}`,
        key: privateKey,
        "known-hosts": knownHosts,
        "remote-directory": join(directory, "store"),
        ...inputs,
      },
    });
  }

  /** Runs a step to its end. */
  async run(inputs: Readonly<Record<string, string>> = {}): Promise<StepReport> {
    return (await this.startStep(inputs)).finished;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.job[Symbol.asyncDispose]();
    await this.#closeTarget();
  }
}
