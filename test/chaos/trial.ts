import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { JobSettings, Lock } from "../../src/config/settings.ts";
import type { JobEvent, OutputStream } from "../../src/events.ts";
import type { Result } from "../../src/job/result.ts";
import type { JobSpec, Limits } from "../../src/job/spec.ts";
import type { Outcome } from "../../src/lifecycle/conclude.ts";
import { runJob } from "../../src/lifecycle/run-job.ts";
import { Remote } from "../../src/remote/remote.ts";
import { connect } from "../../src/transport/retry.ts";
import type { Target } from "../../src/transport/target.ts";
import { processesWithArgument, processesWithEnvironment } from "../support/processes.ts";
import { Proxy } from "../support/proxy.ts";
import type { SmallDisk } from "../support/small-disk.ts";
import type { SshServer } from "../support/ssh-server.ts";
import { behind, targetOf } from "../transport/targets.ts";
import { until } from "./until.ts";

export interface TrialOptions {
  /** Shell text, run by `sh -e`; `$trial` is the beginning of paths of its own. That it has run is counted. */
  readonly run: string;
  /** Below the job's directory. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly spec?: Partial<JobSpec>;
  readonly limits?: Partial<Limits>;
  readonly target?: Partial<Target>;
  /** Where the store is on the target, unmounted at the end; in the home directory if not given. */
  readonly disk?: SmallDisk;
  readonly lock?: Lock;
  /** Whose store is used, too. */
  readonly beside?: Trial;
}

/** How a run ended. */
export interface Ended extends Outcome {
  readonly result: Result;
}

/** One run of a job over a network that the test breaks, and what it left on both sides. */
export class Trial implements AsyncDisposable {
  readonly proxy: Proxy;
  /** Asks the run to stop. */
  readonly stop: AbortController = new AbortController();
  readonly server: SshServer;
  readonly #settings: JobSettings;
  /** In the name of everything that belongs to this trial. */
  readonly #name: string;
  readonly #directory: string;
  /** As seen from here. */
  readonly #store: string;
  readonly #disk: SmallDisk | undefined;
  #submission = "none";
  #id = "none";

  private constructor(server: SshServer, proxy: Proxy, options: TrialOptions) {
    this.server = server;
    this.proxy = proxy;
    this.#disk = options.disk;
    this.#name = `trial-${randomBytes(8).toString("hex")}`;
    this.#directory = mkdtempSync(join(tmpdir(), "trial-"));
    const store = options.beside === undefined ? this.#name : options.beside.#name;
    this.#store = join(options.disk?.path ?? server.home, store, "v1");
    const directory = join(this.#directory, "job");
    mkdirSync(directory);
    for (const [name, content] of Object.entries(options.files ?? {})) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), content);
    }
    this.#settings = {
      mode: "run",
      target: behind(proxy, server, { connectTimeoutMs: 5_000, connectRetries: 5, ...options.target }),
      remoteDirectory: `${options.disk?.path ?? "~"}/${store}`,
      directory,
      exclude: [],
      stageFrom: [],
      spec: specOf(
        `trial="$HOME/${this.#name}"; echo started >>"$trial.count"\n${options.run}`,
        options.spec,
      ),
      limits: {
        timeoutMs: undefined,
        idleTimeoutMs: undefined,
        orphanTimeoutMs: undefined,
        ...options.limits,
      },
      lock: options.lock,
      keep: "auto",
      reuse: {
        read: false,
        write: false,
        remark: undefined,
        join: true,
        refresh: false,
        scope: "class",
        targetClass: undefined,
        salt: undefined,
        probes: [],
        secret: undefined,
        verifyPercent: 0,
        trust: { repository: "", domain: "terminal", readable: ["terminal"] },
      },
      ifNoOutputs: "error",
      resultsDirectory: join(this.#directory, "results"),
      onCancel: "kill",
      artifact: { enabled: false, name: undefined, retentionDays: undefined, compressionLevel: 6 },
      allowWorkflowCommands: false,
      summary: false,
    };
  }

  static async start(server: SshServer, options: TrialOptions): Promise<Trial> {
    return new Trial(server, await Proxy.start(server), options);
  }

  /** Installs the scripts, which the first run would do otherwise. */
  async install(): Promise<void> {
    const connection = await connect(targetOf(this.server, { connectRetries: 5 }), {
      emit: () => undefined,
    });
    const nobody = { signature: "0".repeat(64), submission: "0".repeat(32) };
    await new Remote(connection, this.#settings.remoteDirectory).cancel(nobody, "nobody", 0);
    await connection.close();
  }

  /** Runs the job to its end. A link that is silent for two seconds is taken for dead. */
  async run(onEvent: (event: JobEvent) => void = () => undefined): Promise<Ended> {
    const outcome = await runJob(this.#settings, {
      dial: (signal) => connect(this.#settings.target, { emit: onEvent, deadAfterMs: 2_000, signal }),
      emit: (event) => {
        if (event.type === "submitted") this.#id = event.jobId;
        onEvent(event);
      },
      stop: { signal: this.stop.signal, by: "the test", hasSuccessor: false, withinMs: 60_000 },
      secrets: [...this.#settings.spec.secretEnv.values()],
      caches: [],
      statsDirectory: undefined,
      record: (run) => {
        if (typeof run !== "string") this.#submission = run.submission;
      },
    });
    if (outcome.result === undefined) throw new Error("a run that is seen through has a result");
    return { ...outcome, result: outcome.result };
  }

  /** How often the script was started. */
  starts(): number {
    return readText(join(this.server.home, `${this.#name}.count`)).split("\n").length - 1;
  }

  /** The log as it arrived, or one of its streams. */
  log(stream: OutputStream = "log"): string {
    return readText(`${this.#settings.resultsDirectory}.${stream}`);
  }

  /** What arrived, by path. */
  results(): Map<string, Buffer> {
    const { resultsDirectory } = this.#settings;
    if (!existsSync(resultsDirectory)) return new Map();
    const entries = readdirSync(resultsDirectory, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((file) => join(file.parentPath, file.name));
    return new Map(files.map((file) => [file.slice(resultsDirectory.length + 1), readFileSync(file)]));
  }

  /** Makes the file `$trial.go` on the target, for the script to wait for. */
  release(): void {
    writeFileSync(join(this.server.home, `${this.#name}.go`), "");
  }

  /** Where the run is, once it was submitted; as seen from here. */
  get runDirectory(): string {
    return join(this.#store, "jobs", this.#id);
  }

  /** The ids of the runs that are in the store. */
  runs(): string[] {
    return list(join(this.#store, "jobs"));
  }

  /** Names in the directories of all runs. */
  runEntries(): string[] {
    return this.runs().flatMap((id) => this.#entriesOf(id));
  }

  /** Whether a run has a file whose name begins so. */
  hasEntry(prefix: string): boolean {
    return this.runEntries().some((name) => name.startsWith(prefix));
  }

  /** Kills the server's side of our connections, as a crash would. */
  killSession(): void {
    for (const port of this.proxy.ports) this.server.killSession(port);
  }

  /** What should not be there when all is over: processes of the job and of ours, half-made runs. */
  leftovers(): string[] {
    return [
      ...this.jobProcesses().map((pid) => `job process ${pid}`),
      ...processesWithArgument(this.#name).map((pid) => `process of ours ${pid}`),
      // A cancel that has found nothing leaves an empty name behind, for a day.
      ...list(join(this.#store, "tmp")).flatMap((name) =>
        name.startsWith("withdrawn.") ? [] : [`tmp/${name}`],
      ),
      ...this.runs().flatMap((id) => this.#missingIn(id).map((name) => `no ${id}/${name}`)),
    ];
  }

  /** Pids of everything that the job has started and that is still there. */
  jobProcesses(): number[] {
    return processesWithEnvironment("SSH_JOB_TOKEN", this.#submission);
  }

  /** A run has all of these or is none. */
  #missingIn(id: string): string[] {
    const entries = this.#entriesOf(id);
    return ["spec", "launch", "submission", "work", "log"].filter((name) => !entries.includes(name));
  }

  #entriesOf(id: string): string[] {
    return list(join(this.#store, "jobs", id));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.proxy[Symbol.asyncDispose]();
    rmSync(this.#directory, { recursive: true });
    if (this.#disk === undefined) return;
    this.#disk[Symbol.dispose]();
    // Who could not write down there that all is over sees now that it does not matter any more.
    await until(() => processesWithArgument(this.#name).length === 0);
    for (const place of secondPlaces)
      rmSync(join(place, `ssh-job-${this.#submission}`), { recursive: true, force: true });
  }
}

/** Where a run tells its end when it cannot tell it in its own directory. */
const secondPlaces = ["/tmp", "/var/tmp", "/dev/shm"];

function specOf(text: string, changes: Partial<JobSpec> = {}): JobSpec {
  return {
    name: "trial",
    command: { kind: "inline", text, shell: undefined },
    args: [],
    env: new Map(),
    secretEnv: new Map(),
    outputs: [],
    separateStreams: false,
    ...changes,
  };
}

/** Empty when there is no such file. */
function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Empty when there is no such directory. */
function list(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
