import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { quote } from "../../src/remote/quote.ts";
import { Remote } from "../../src/remote/remote.ts";
import type { SubmitRequest } from "../../src/remote/request.ts";
import type { RunId } from "../../src/remote/run-id.ts";
import type { Connection } from "../../src/transport/connection.ts";
import { connectLocal } from "../../src/transport/local.ts";
import { processesWithEnvironment } from "../support/processes.ts";
import { Following } from "./following.ts";
import { packJob, type Job } from "./job.ts";
import { submit } from "./submit.ts";

/** What `sh` is on a target. With busybox all other tools are busybox's, too. */
export const shells = ["dash", "busybox", "bash"] as const;
export type Shell = (typeof shells)[number];

export interface TargetOptions {
  /** Where the store is; `~/store` if not given. */
  readonly remoteDirectory?: string;
  /** What the login exports besides `HOME` and `PATH`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Shell text that the login runs before each command. */
  readonly profile?: string;
  /** The only tools that this target has beside `sh`. */
  readonly tools?: readonly string[];
  /** What runs each login, such as `unshare` with its options. */
  readonly wrapper?: string;
}

/** How a job is submitted: names that are not given are made up. */
export interface Submission {
  /** 64 hex digits. */
  readonly signature?: string;
  /** 32 hex digits. */
  readonly submission?: string;
  /** Whether a run that is going on will do. */
  readonly join?: SubmitRequest["join"];
  /** What the job is said to need. */
  readonly room?: SubmitRequest["room"];
  /** Whose runs will do. */
  readonly domains?: SubmitRequest["domains"];
}

/** A machine with a home of its own, which is this one; no SSH. At the end all that was started in there is killed. */
export class Target implements AsyncDisposable {
  /** Removed at the end. */
  readonly home: string;
  readonly connection: Connection;
  readonly remote: Remote;
  /** What is said to commands that go on. */
  readonly #inputs = new Set<Readable>();

  constructor(shell: Shell, options: TargetOptions = {}) {
    this.home = realpathSync(mkdtempSync(join(tmpdir(), "ssh-job-target-")));
    const path = linkTools(join(this.home, "bin"), shell, options.tools);
    const environment = { HOME: this.home, PATH: path, ...options.environment };
    const local = connectLocal();
    const words = [
      ...(options.wrapper === undefined ? [] : [options.wrapper]),
      "env -i",
      ...Object.entries(environment).map(([name, value]) => quote(`${name}=${value}`)),
      "sh -c",
    ];
    this.connection = {
      exec: async (command, execOptions = {}) => {
        const login = `cd; ${options.profile ?? ":"}\n${command}`;
        const { stdin } = execOptions;
        const execution = await local.exec(`exec ${words.join(" ")} ${quote(login)}`, execOptions);
        if (stdin !== undefined) this.#inputs.add(stdin);
        return execution;
      },
      close: () => local.close(),
    };
    this.remote = new Remote(this.connection, options.remoteDirectory ?? "~/store");
  }

  /** The directory of a run in the default store. */
  runDirectory(id: RunId): string {
    return join(this.home, "store/v1/jobs", id);
  }

  /** Runs a command as any login would. @returns what it printed */
  async sh(command: string): Promise<string> {
    const { stdout, exit } = await this.connection.exec(command);
    const printed = await text(stdout);
    await exit;
    return printed;
  }

  /** Submits a job and follows it. */
  async start(job: Job, names: Submission = {}, signal?: AbortSignal): Promise<Following> {
    const { signature, ...options } = names;
    const request = (await packJob(job, signature)).request(options);
    const { events, ...run } = await submit(this.remote, request, { signal });
    return new Following({ ...run, submission: request.submission }, events);
  }

  /** Runs a job to its end. */
  async run(job: Job): Promise<Following> {
    const following = await this.start(job);
    await following.end();
    return following;
  }

  /** Says nothing more to any command, such as those that have followed a run to its end. */
  hangUp(): void {
    for (const input of this.#inputs) if (!input.destroyed && !input.readableEnded) input.push(null);
    this.#inputs.clear();
  }

  /** Pids of everything alive that a login here has started. */
  processes(): number[] {
    return processesWithEnvironment("HOME", this.home);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.connection.close();
    for (let left = this.processes(); left.length > 0; left = this.processes()) {
      for (const pid of left) kill(pid);
    }
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** Random bytes in hex. */
export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString("hex");
}

/** Kills a process, if it is still there. */
export function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** @returns the PATH that has these tools, and the shell as `sh` */
function linkTools(directory: string, shell: Shell, tools: readonly string[] | undefined): string {
  mkdirSync(directory);
  if (shell === "busybox") {
    execFileSync("busybox", ["--install", "-s", directory]);
    return directory;
  }
  symlinkSync(`/bin/${shell}`, join(directory, "sh"));
  if (tools === undefined) return `${directory}:/usr/bin:/bin:/usr/sbin:/sbin`;
  for (const tool of tools) symlinkSync(`/usr/bin/${tool}`, join(directory, tool));
  return directory;
}
