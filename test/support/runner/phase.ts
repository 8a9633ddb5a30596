import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { LineReader } from "./line-reader.ts";

export interface PhaseOptions {
  readonly node: string;
  readonly script: string;
  readonly workspace: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Factor on the runner's waiting times. */
  readonly timeScale: number;
  readonly onLine: (line: string) => void;
}

/** How the process of a phase ended. */
export interface PhaseEnd {
  readonly exitCode: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
}

/** Milliseconds; actions/runner, ProcessInvoker.cs. */
const waits = { afterInterrupt: 7500, afterTerminate: 2500, forOutput: 5000 } as const;

/** One process of a JavaScript action, started, read and ended as the runner's ProcessInvoker does. */
export class Phase {
  readonly finished: Promise<PhaseEnd>;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #timeScale: number;
  readonly #ended = new AbortController();

  constructor({ node, script, workspace, environment, timeScale, onLine }: PhaseOptions) {
    this.#timeScale = timeScale;
    this.#child = spawn(node, [script], {
      cwd: workspace,
      env: environment,
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.#child.stdin.end();
    const output = new OutputQueue(onLine);
    this.finished = this.#follow(output);
  }

  /** SIGINT, then SIGTERM, then SIGKILL, to this one process; its children are not told. */
  async cancel(): Promise<void> {
    for (const [signal, wait] of [
      ["SIGINT", waits.afterInterrupt],
      ["SIGTERM", waits.afterTerminate],
    ] as const) {
      this.#child.kill(signal);
      if (await this.#endsWithin(wait)) return;
    }
    this.#child.kill("SIGKILL");
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }

  async #follow(output: OutputQueue): Promise<PhaseEnd> {
    const { stdout, stderr } = this.#child;
    const read = Promise.all([output.read(stdout, "stdout"), output.read(stderr, "stderr")]);
    const [code, signal] = (await once(this.#child, "exit")) as [number | null, NodeJS.Signals | null];
    this.#ended.abort();
    // A child of the action may hold the pipes open: the runner gives them five seconds.
    const patience = new AbortController();
    const wait = delay(waits.forOutput * this.#timeScale, undefined, { signal: patience.signal });
    await Promise.race([read, wait.catch(() => undefined)]);
    patience.abort();
    stdout.destroy();
    stderr.destroy();
    output.flush();
    return { exitCode: code ?? undefined, signal: signal ?? undefined };
  }

  async #endsWithin(milliseconds: number): Promise<boolean> {
    const { signal } = this.#ended;
    await delay(milliseconds * this.#timeScale, undefined, { signal }).catch(() => undefined);
    return signal.aborted;
  }
}

/** Lines of both streams; of what waits together, stderr is handled first, so their order is lost as in the runner. */
class OutputQueue {
  readonly #waiting: Readonly<Record<"stdout" | "stderr", string[]>> = { stdout: [], stderr: [] };
  readonly #onLine: (line: string) => void;

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  async read(stream: Readable, name: "stdout" | "stderr"): Promise<void> {
    const lines = new LineReader();
    stream.on("data", (chunk: Buffer) => this.#add(name, lines.push(chunk)));
    await once(stream, "close");
    this.#add(name, lines.end());
  }

  flush(): void {
    const { stdout, stderr } = this.#waiting;
    for (const line of [...stderr.splice(0), ...stdout.splice(0)]) this.#onLine(line);
  }

  #add(name: "stdout" | "stderr", lines: readonly string[]): void {
    this.#waiting[name].push(...lines);
    setImmediate(() => this.flush());
  }
}
