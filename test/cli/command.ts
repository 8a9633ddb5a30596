import { execFile, spawn, type ChildProcess, type ExecFileException } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FollowEvent } from "../../src/remote/follow-event.ts";
import { Remote } from "../../src/remote/remote.ts";
import type { RunAnswer } from "../../src/remote/request.ts";
import type { Connection } from "../../src/transport/connection.ts";
import type { SshServer } from "../support/ssh-server.ts";
import { packJob, type Job, type RequestOptions } from "../remote/job.ts";
import { connectTo, targetOf } from "../transport/targets.ts";
import { submit } from "../remote/submit.ts";

const program = join(import.meta.dirname, "..", "..", "src", "cli", "index.ts");

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Somebody who asks a server with `ssh-job`, run from its sources, and has a store there. */
export class Asker implements AsyncDisposable {
  /** Where commands are typed, and the home; removed at the end. */
  readonly directory: string = mkdtempSync(join(tmpdir(), "asker-"));
  readonly host: string;
  readonly remote: Remote;
  readonly #server: SshServer;
  readonly #connection: Connection;

  private constructor(server: SshServer, connection: Connection) {
    this.#server = server;
    this.#connection = connection;
    this.host = `${server.username}@127.0.0.1:${server.port}`;
    this.remote = new Remote(connection, `${this.directory}/store`);
  }

  static async at(server: SshServer): Promise<Asker> {
    return new Asker(server, await connectTo(targetOf(server)));
  }

  /** Sends a job; its client goes away at once. */
  async submit(job: Job, options: RequestOptions = {}): Promise<RunAnswer["id"]> {
    const request = (await packJob(job)).request({ ...options, follow: false });
    return (await submit(this.remote, request)).id;
  }

  /** Runs a job to its end. */
  async run(job: Job): Promise<RunAnswer["id"]> {
    const id = await this.submit(job);
    await this.event(id, "ended");
    return id;
  }

  /** Waits until a run is told to do this. */
  async event(id: RunAnswer["id"], type: FollowEvent["type"]): Promise<void> {
    for await (const event of this.remote.follow(id, { first: 0, second: 0 })) {
      if (event.type === type) return;
    }
  }

  /** The options that reach the server and trust it. */
  get trusting(): string[] {
    return [...this.reaching, "--known-hosts", this.#server.knownHosts];
  }

  /** The options that reach the server, whoever it is. */
  get reaching(): string[] {
    return [
      `--host=${this.host}`,
      "--key",
      this.#server.privateKey,
      `--remote-directory=${this.directory}/store`,
    ];
  }

  /** Types a command about the server. */
  ask(...words: readonly string[]): Promise<Ended> {
    return this.type(...words, ...this.trusting);
  }

  /** Types a command that must be answered with one JSON document. */
  async askJson(...words: readonly string[]): Promise<unknown> {
    const { stdout } = await this.ask(...words, "--json");
    return JSON.parse(stdout) as unknown;
  }

  /** Types a command. */
  type(...words: readonly string[]): Promise<Ended> {
    return this.#execute(process.execPath, [program, ...words]);
  }

  /** Types a command whose stdout goes to a file. */
  async askInto(file: string, ...words: readonly string[]): Promise<Ended> {
    const script = `exec "$@" >${file}`;
    return this.#execute("sh", ["-c", script, "sh", process.execPath, program, ...words, ...this.trusting]);
  }

  /** Starts a command about the server. */
  start(...words: readonly string[]): ChildProcess {
    return this.startAlone(...words, ...this.trusting);
  }

  /** Starts a command. */
  startAlone(...words: readonly string[]): ChildProcess {
    const options = { cwd: this.directory, env: this.#environment };
    return spawn(process.execPath, [program, ...words], options);
  }

  #execute(file: string, words: readonly string[]): Promise<Ended> {
    return new Promise((resolve) => {
      const ended = (error: ExecFileException | null, stdout: string, stderr: string): void =>
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      execFile(file, words, { cwd: this.directory, env: this.#environment }, ended);
    });
  }

  get #environment(): Record<string, string> {
    return { PATH: process.env["PATH"] ?? "", HOME: this.directory };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#connection.close();
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }
}
