import { join } from "node:path";
import type { ActionManifest } from "./action-manifest.ts";
import { type CommandFiles, createCommandFiles } from "./command-files.ts";
import type { ParsedCommand } from "./commands.ts";
import { Phase } from "./phase.ts";
import { type JobContext, processFiles } from "./process-files.ts";
import { type Annotation, StepRecord } from "./step-record.ts";

/** What one phase (main or post) of a step left behind. */
export interface StepReport {
  /** `undefined` when a signal ended the process. */
  readonly exitCode: number | undefined;
  readonly conclusion: "success" | "failure" | "cancelled";
  readonly outputs: Readonly<Record<string, string>>;
  /** What `post` finds as `STATE_*`. */
  readonly state: Readonly<Record<string, string>>;
  /** Lines as a user sees them, masked. */
  readonly console: readonly string[];
  readonly commands: readonly ParsedCommand[];
  readonly annotations: readonly Annotation[];
  readonly summary: string;
  readonly durationMs: number;
}

/** What a step needs from the job it is part of. */
export interface StepContext extends JobContext {
  readonly manifest: ActionManifest;
  readonly workspace: string;
  readonly temporaryDirectory: string;
  readonly node: string;
  readonly timeScale: number;
  readonly undeclaredInputs: readonly string[];
  readonly environment: (files: CommandFiles) => Record<string, string>;
}

/** One running phase of a step. */
export class Step {
  /** Settles when the process has ended and its command files are read. */
  readonly finished: Promise<StepReport>;
  readonly #phase: Phase;
  readonly #record: StepRecord;
  readonly #watchers = new Set<() => void>();
  #ending: "by itself" | "cancelled" | "killed" = "by itself";

  private constructor(script: string, files: CommandFiles, context: StepContext) {
    const environment = context.environment(files);
    this.#record = new StepRecord(context.masker, environment["RUNNER_DEBUG"] === "1");
    warnOfInputs(this.#record, context);
    const onLine = (line: string): void => {
      this.#record.addLine(line);
      for (const look of this.#watchers) look();
    };
    const started = performance.now();
    this.#phase = new Phase({
      ...context,
      script: join(context.manifest.directory, script),
      environment,
      onLine,
    });
    this.finished = this.#report(files, context, started);
  }

  /** Starts `main` or `post` of an action with fresh command files. */
  static async start(script: string, context: StepContext): Promise<Step> {
    return new Step(script, await createCommandFiles(context.temporaryDirectory), context);
  }

  /** The runner machine is gone: nothing of the job will run any more. */
  get wasKilled(): boolean {
    return this.#ending === "killed";
  }

  /** The first console line, past or to come, that fulfils `wanted`. Rejects when the step ends without one. */
  async waitForLine(wanted: (line: string) => boolean): Promise<string> {
    const found = Promise.withResolvers<string>();
    const look = (): void => {
      const line = this.#record.console.find(wanted);
      if (line !== undefined) found.resolve(line);
    };
    this.#watchers.add(look);
    look();
    const ended = this.finished.then(({ console }): never => {
      throw new Error(`The step ended without the line that was waited for:\n${console.join("\n")}`);
    });
    try {
      return await Promise.race([found.promise, ended]);
    } finally {
      this.#watchers.delete(look);
    }
  }

  /** Cancels as the runner does: SIGINT, 7.5 s, SIGTERM, 2.5 s, SIGKILL; times the job's `timeScale`. */
  async cancel(): Promise<StepReport> {
    this.#ending = "cancelled";
    await this.#phase.cancel();
    return this.finished;
  }

  /** Ends as when the runner machine is lost: SIGKILL at once, no post. */
  async kill(): Promise<StepReport> {
    this.#ending = "killed";
    this.#phase.kill();
    return this.finished;
  }

  async #report(files: CommandFiles, context: StepContext, started: number): Promise<StepReport> {
    const { exitCode } = await this.#phase.finished;
    const durationMs = performance.now() - started;
    const record = this.#record;
    const summary = await processFiles(files, record, context);
    if (this.#ending === "cancelled") record.annotate("error", "The operation was canceled.");
    return {
      exitCode,
      conclusion: this.#conclusion(exitCode),
      outputs: Object.fromEntries(record.outputs),
      state: Object.fromEntries(record.state),
      console: record.console,
      commands: record.commands,
      annotations: record.annotations,
      summary,
      durationMs,
    };
  }

  #conclusion(exitCode: number | undefined): StepReport["conclusion"] {
    if (this.#ending === "cancelled") return "cancelled";
    return exitCode === 0 && !this.#record.failed ? "success" : "failure";
  }
}

function warnOfInputs(record: StepRecord, { manifest, undeclaredInputs }: StepContext): void {
  if (undeclaredInputs.length === 0) return;
  const valid = [...manifest.inputs.keys()].join("', '");
  const message = `Unexpected input(s) '${undeclaredInputs.join("', '")}', valid inputs are ['${valid}']`;
  record.annotate("warning", message);
}
