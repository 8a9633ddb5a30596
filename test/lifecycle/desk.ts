import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { tmpdir } from "node:os";
import { parseSettings } from "../../src/config/parse-settings.ts";
import type { JobSettings } from "../../src/config/settings.ts";
import type { WorkflowEvent } from "../../src/config/surroundings.ts";
import type { Emit, JobEvent } from "../../src/events.ts";
import type { Outcome } from "../../src/lifecycle/conclude.ts";
import type { Ports } from "../../src/lifecycle/ports.ts";
import { runJob } from "../../src/lifecycle/run-job.ts";
import type { RunId } from "../../src/remote/run-id.ts";
import type { Connection } from "../../src/transport/connection.ts";
import { fingerprint, privateKey } from "../config/given.ts";
import { Target, type Shell, type TargetOptions } from "../remote/target.ts";

export interface DeskOptions {
  readonly shell?: Shell;
  readonly target?: TargetOptions;
  /** Another desk whose target this one uses, too. */
  readonly beside?: Desk;
  readonly event?: WorkflowEvent;
  /** What the target's host key is said to be. */
  readonly hostKey?: string;
  /** What stands between client and target. */
  readonly through?: (connection: Connection) => Connection;
}

/** What a run has come to, as its user sees it. */
export interface Seen {
  readonly outcome: Outcome;
  readonly warnings: readonly string[];
  readonly notices: readonly string[];
  /** Whether an earlier result was used. */
  readonly hit: boolean;
  readonly id: RunId;
}

/** Somebody's workspace with a job in `job/`, and a target to run it on. */
export class Desk implements AsyncDisposable {
  readonly target: Target;
  readonly workspace: string;
  readonly #options: DeskOptions;

  constructor(options: DeskOptions = {}) {
    this.#options = options;
    this.target = options.beside?.target ?? new Target(options.shell ?? "dash", options.target);
    this.workspace = mkdtempSync(join(tmpdir(), "ssh-job-desk-"));
    mkdirSync(this.path("job"));
  }

  path(...names: string[]): string {
    return join(this.workspace, ...names);
  }

  /** Writes files of the job. */
  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      const file = this.path("job", name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      chmodSync(file, 0o644);
    }
  }

  async settings(
    inputs: Readonly<Record<string, string>>,
  ): Promise<Pick<Ports, "secrets"> & { settings: JobSettings }> {
    const least = { host: "ci@board.example.org", key: privateKey, fingerprint, directory: "job" };
    const given = { ...least, "remote-directory": "~/store", ...inputs };
    const { settings, secrets } = await parseSettings(new Map(Object.entries(given)), {
      directory: this.workspace,
      agent: undefined,
      defaultUsername: undefined,
      jobName: "build",
      event: this.#options.event,
    });
    if (settings.mode !== "run" && settings.mode !== "submit") throw new Error("these settings start no job");
    return { settings, secrets };
  }

  /**
   * Runs the job.
   * @param record called when the job is known and not yet sent
   * @param watch sees everything that happens
   */
  async run(
    inputs: Readonly<Record<string, string>> = {},
    record: Ports["record"] = () => undefined,
    watch: Emit = () => undefined,
  ): Promise<Seen> {
    const { settings, secrets } = await this.settings(inputs);
    const events: JobEvent[] = [];
    const { connection } = this.target;
    const { hostKey, through = (straight: Connection): Connection => straight } = this.#options;
    const outcome = await runJob(settings, {
      dial: () => Promise.resolve(through({ ...connection, hostKey, close: () => Promise.resolve() })),
      emit: (event) => {
        events.push(event);
        watch(event);
      },
      stop: { signal: new AbortController().signal, by: "tester", hasSuccessor: false, withinMs: 6_000 },
      caches: [],
      statsDirectory: undefined,
      secrets,
      record,
    });
    const said = (type: "warning" | "notice"): string[] =>
      events.flatMap((event) => (event.type === type ? [event.message] : []));
    return {
      outcome,
      warnings: said("warning"),
      notices: said("notice"),
      hit: outcome.report.cache.hit,
      id: outcome.report.jobId as RunId,
    };
  }

  /** How often the job has said on the target that it ran. */
  timesRun(): number {
    const file = join(this.target.home, "count");
    return existsSync(file) ? readFileSync(file, "utf8").length / 4 : 0;
  }

  /** What is in the workspace beside the job. */
  names(): string[] {
    return readdirSync(this.workspace).sort();
  }

  /** Removes what the last run has left in the workspace. */
  forget(): void {
    for (const name of this.names().filter((each) => each !== "job"))
      rmSync(this.path(name), { recursive: true });
  }

  /** Text of a result. */
  result(name: string): string {
    return readFileSync(this.path("ssh-job-results", name), "utf8");
  }

  /** Whether the run can be reused where it ran. */
  isStored(id: RunId): boolean {
    return existsSync(join(this.target.runDirectory(id), "manifest"));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#options.beside === undefined) await this.target[Symbol.asyncDispose]();
    rmSync(this.workspace, { recursive: true, force: true });
  }
}
