import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ActionManifest, readActionManifest } from "./action-manifest.ts";
import { stepEnvironment, undeclaredInputs } from "./environment.ts";
import { Masker } from "./masker.ts";
import type { JobContext } from "./process-files.ts";
import { Step, type StepContext, type StepReport } from "./step.ts";

export interface JobOptions {
  /** `GITHUB_WORKSPACE`; a fresh directory without it. */
  readonly workspace?: string;
  /** Job `env`; may also tell another story of the run (`GITHUB_REF`, `GITHUB_RUN_ATTEMPT`, …). */
  readonly env?: Readonly<Record<string, string>>;
  /** Masked from the start, as values of `secrets.*` are. */
  readonly secrets?: readonly string[];
  readonly event?: { readonly name: string; readonly payload: unknown };
  readonly resultsService?: { environment(): Readonly<Record<string, string>> };
  /** The Node binary that runs the actions; this one without it. */
  readonly node?: string;
  /** Factor on the waiting times of a cancellation. */
  readonly timeScale?: number;
}

export interface StepOptions {
  /** Holds `action.yml`. */
  readonly actionDirectory: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** A workflow job: its steps share masks, `GITHUB_ENV` and `GITHUB_PATH`; their posts run last in, first out. */
export class Job implements AsyncDisposable {
  readonly workspace: string;
  readonly #directory: string;
  readonly #options: JobOptions;
  readonly #context: JobContext = { env: new Map(), paths: [], masker: new Masker() };
  readonly #running = new Set<Step>();
  readonly #posts: (() => Promise<StepReport | undefined>)[] = [];
  #status: StepReport["conclusion"] = "success";
  #runnerIsGone = false;

  private constructor(directory: string, options: JobOptions) {
    this.#directory = directory;
    this.#options = options;
    this.workspace = options.workspace ?? join(directory, "work");
    for (const secret of options.secrets ?? []) this.#context.masker.add(secret);
  }

  static async start(options: JobOptions = {}): Promise<Job> {
    const directory = await mkdtemp(join(tmpdir(), "runner-"));
    for (const name of ["work", "temp", "home"]) await mkdir(join(directory, name));
    await writeFile(join(directory, "event.json"), JSON.stringify(options.event?.payload ?? {}));
    return new Job(directory, options);
  }

  /** Starts an action's main; its post is noted before that. */
  async startStep(options: StepOptions): Promise<Step> {
    const manifest = await readActionManifest(options.actionDirectory);
    const state = new Map<string, string>();
    this.#posts.push(() => this.#runPost(manifest, options, state));
    const step = await this.#startPhase(manifest.main, this.#stepContext(manifest, options, state));
    void step.finished.then((report) => {
      for (const [name, value] of Object.entries(report.state)) state.set(name, value);
    });
    return step;
  }

  /** Runs the posts of all steps, the last step's first. None runs after `kill`. */
  async runPosts(): Promise<StepReport[]> {
    await Promise.all([...this.#running].map((step) => step.finished));
    const reports: StepReport[] = [];
    for (let post = this.#posts.pop(); post !== undefined; post = this.#posts.pop()) {
      const report = this.#runnerIsGone ? undefined : await post();
      if (report !== undefined) reports.push(report);
    }
    return reports;
  }

  /** Ends what still runs and removes the job's directories. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#running].map((step) => step.kill()));
    await rm(this.#directory, { recursive: true, force: true });
  }

  async #runPost(
    manifest: ActionManifest,
    options: StepOptions,
    state: ReadonlyMap<string, string>,
  ): Promise<StepReport | undefined> {
    if (manifest.post === undefined || !holds(manifest.postIf, this.#status)) return undefined;
    const step = await this.#startPhase(manifest.post, this.#stepContext(manifest, options, state));
    return step.finished;
  }

  async #startPhase(script: string, context: StepContext): Promise<Step> {
    const step = await Step.start(script, context);
    this.#running.add(step);
    void step.finished.then(({ conclusion }) => {
      this.#running.delete(step);
      this.#runnerIsGone ||= step.wasKilled;
      if (this.#status === "success") this.#status = conclusion;
    });
    return step;
  }

  #stepContext(
    manifest: ActionManifest,
    options: StepOptions,
    state: ReadonlyMap<string, string>,
  ): StepContext {
    const { event, node = process.execPath, resultsService, timeScale = 1 } = this.#options;
    const inputs = options.inputs ?? {};
    const temporaryDirectory = join(this.#directory, "temp");
    return {
      ...this.#context,
      manifest,
      workspace: this.workspace,
      temporaryDirectory,
      node,
      timeScale,
      undeclaredInputs: undeclaredInputs(manifest, inputs),
      environment: (files) =>
        stepEnvironment({
          manifest,
          inputs,
          state,
          files,
          workspace: this.workspace,
          temporaryDirectory,
          home: join(this.#directory, "home"),
          event: { name: event?.name ?? "push", file: join(this.#directory, "event.json") },
          paths: this.#context.paths,
          env: { ...this.#options.env, ...Object.fromEntries(this.#context.env), ...options.env },
          service: resultsService?.environment() ?? {},
        }),
    };
  }
}

/** `post-if`, which reads the status of the job. @throws {Error} for anything but the four status functions */
function holds(condition: string, status: StepReport["conclusion"]): boolean {
  switch (condition.trim()) {
    case "always()":
      return true;
    case "success()":
      return status === "success";
    case "failure()":
      return status === "failure";
    case "cancelled()":
      return status === "cancelled";
    default:
      throw new Error(`post-if '${condition}' is not understood here`);
  }
}
