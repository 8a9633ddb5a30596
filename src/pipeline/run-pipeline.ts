import type { TargetSettings } from "../config/settings.ts";
import { InvalidInputs } from "../errors.ts";
import type { Emit } from "../events.ts";
import type { Result } from "../job/result.ts";
import type { Dial } from "../lifecycle/link.ts";
import type { Ports } from "../lifecycle/ports.ts";
import { runJob } from "../lifecycle/run-job.ts";
import type { RunName } from "../remote/request.ts";
import { checkResults } from "./check-results.ts";
import { parseJob, parsePlan, type Parse, type ParsedJob } from "./parse-plan.ts";
import type { PipelineEvent } from "./pipeline-event.ts";
import type { JobOutcome, PipelineOutcome } from "./pipeline-outcome.ts";
import type { Plan } from "./planned-job.ts";
import { schedule, type NodeState } from "./schedule.ts";
import { SharedDial } from "./shared-dial.ts";
import { stageOutputs, type Made } from "./stage-outputs.ts";
import { targetKey } from "./target-key.ts";

/** What an edge gives to a run of several jobs. */
export interface PipelinePorts extends Omit<Ports, "dial" | "emit" | "secrets" | "record"> {
  readonly parse: Parse;
  readonly dial: (settings: TargetSettings, emit: Emit) => Dial;
  readonly emit: (event: PipelineEvent) => void;
  /** Told the name of a job's run before it can have started, so that somebody else can find it and end it. */
  readonly record: (job: string, run: RunName) => void;
}

/** OpenSSH turns clients away when more than ten at once are about to log in (MaxStartups), and all may be on one host. */
export const defaultParallel = 8;

export interface PipelineOptions {
  /** How many jobs may run at once. */
  readonly parallel: number;
  /** Whether jobs that need none that did not pass run all the same. */
  readonly keepGoing: boolean;
}

/** One that has run, for the walk through the graph. */
interface Ran {
  readonly passed: boolean;
  readonly outcome: JobOutcome & { readonly kind: "ran" };
}

/**
 * Runs the jobs of a plan, each when those that it needs have passed. What becomes of a job is an outcome, not an error.
 * @throws {JobError} `invalid`, an `InvalidInputs` with the problems of all jobs, before anything is dialled
 */
export async function runPipeline(
  plan: Plan,
  ports: PipelinePorts,
  options: PipelineOptions,
): Promise<PipelineOutcome> {
  const jobs = await parsePlan(plan, ports.parse);
  checkResults(jobs);
  const run = new PipelineRun(jobs, ports);
  try {
    return await run.walk(options);
  } finally {
    await run.close();
  }
}

class PipelineRun {
  readonly #jobs: readonly ParsedJob[];
  readonly #ports: PipelinePorts;
  readonly #targets = new Map<string, SharedDial>();
  /** Jobs that have not come to their end, by the keys of their targets. */
  readonly #left = new Map<string, number>();
  /** Of the jobs that have passed, by their ids. */
  readonly #signatures = new Map<string, string>();
  /** What they have made. */
  readonly #made = new Map<string, Made>();
  /** What is odd about a target, or about how it is reached, is told once and not for each of its jobs. */
  readonly #warnings = new Set<string>();

  constructor(jobs: readonly ParsedJob[], ports: PipelinePorts) {
    this.#jobs = jobs;
    this.#ports = ports;
    for (const { settings } of jobs) this.#count(targetKey(settings.target), 1);
  }

  async walk({ parallel, keepGoing }: PipelineOptions): Promise<PipelineOutcome> {
    const { emit, stop } = this.#ports;
    emit({ type: "planned", jobs: this.#jobs.map(({ planned: { id } }) => id) });
    const nodes = this.#jobs.map((job) => ({
      id: job.planned.id,
      needs: job.planned.needs,
      group: targetKey(job.settings.target),
      job,
    }));
    const states = await schedule(nodes, ({ job }, signal) => this.#perform(job, signal), {
      parallel,
      keepGoing,
      onChange: ({ job }, state) => this.#tell(job, state),
      signal: stop.signal,
    });
    return {
      jobs: this.#jobs.map(({ planned }) => {
        const state = states.get(planned.id);
        if (state === undefined) throw new Error(`${planned.id} has come to no end`);
        return state.state === "skipped"
          ? { planned, kind: "skipped", why: state.why }
          : state.result.outcome;
      }),
    };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#targets.values()].map((target) => target.close()));
  }

  #count(key: string, change: number): number {
    const count = (this.#left.get(key) ?? 0) + change;
    this.#left.set(key, count);
    return count;
  }

  #tell({ planned, settings }: ParsedJob, state: NodeState<Ran>): void {
    const { emit } = this.#ports;
    const key = targetKey(settings.target);
    if (state.state !== "running" && this.#count(key, -1) === 0) void this.#targets.get(key)?.close();
    const job = planned.id;
    switch (state.state) {
      case "running":
        emit({ type: "started", job, target: settings.target.label });
        break;
      case "ended":
        emit({ type: "ended", job, outcome: state.result.outcome });
        break;
      case "skipped":
        emit({ type: "ended", job, outcome: { planned, kind: "skipped", why: state.why } });
    }
  }

  async #perform(provisional: ParsedJob, signal: AbortSignal): Promise<Ran> {
    const { planned } = provisional;
    try {
      const job = provisional.isProvisional
        ? await parseJob(planned, this.#signatures, this.#ports.parse)
        : provisional;
      return await this.#run(job, signal);
    } catch (error) {
      if (!(error instanceof InvalidInputs)) throw error;
      return ran({
        planned,
        kind: "ran",
        result: invalid(error),
        report: undefined,
        resultsDirectory: undefined,
        settled: true,
      });
    }
  }

  async #run({ planned, settings: own, secrets, warnings }: ParsedJob, signal: AbortSignal): Promise<Ran> {
    const { caches, statsDirectory, record, stop } = this.#ports;
    const staged =
      planned.stage.length === 0 ? undefined : stageOutputs(planned.stage, this.#made, storeKey(own));
    const settings = { ...own, staged };
    const emit: Emit = (event) => this.#ports.emit({ type: "told", job: planned.id, event });
    for (const message of warnings.filter((one) => !this.#warnings.has(one))) {
      this.#warnings.add(message);
      emit({ type: "warning", message });
    }
    const { result, report, entries, settled } = await runJob(settings, {
      dial: this.#target(settings).dialFor(emit),
      emit,
      stop: { ...stop, signal },
      caches,
      statsDirectory,
      secrets,
      record: (run) => record(planned.id, run),
    });
    if (result === undefined) throw new Error(`${planned.id} was run and has no result`);
    const { resultsDirectory, keep } = settings;
    const { signature, jobId, cache } = report;
    if (signature !== null) this.#signatures.set(planned.id, signature);
    const isThere = jobId !== null && keep !== "none" && !elsewhere.has(cache.source);
    const run = isThere ? { jobId, store: storeKey(settings) } : undefined;
    this.#made.set(planned.id, { entries, resultsDirectory, run });
    const reason: unknown = signal.reason;
    const stoppedFor = result.kind === "cancelled" && typeof reason === "string" ? reason : undefined;
    return ran({ planned, kind: "ran", result, report, resultsDirectory, settled, stoppedFor });
  }

  /** All jobs that reach a target in the same way share its connections. */
  #target(settings: TargetSettings): SharedDial {
    const key = targetKey(settings.target);
    const known = this.#targets.get(key) ?? new SharedDial((emit) => this.#ports.dial(settings, emit));
    this.#targets.set(key, known);
    return known;
  }
}

/** Results that come from there need not be those of a run that the target still has. */
const elsewhere: ReadonlySet<string> = new Set(["github", "local"]);

/** The same text for the same store. */
function storeKey({ target, remoteDirectory }: TargetSettings): string {
  return `${targetKey(target)} ${remoteDirectory}`;
}

function ran(outcome: Ran["outcome"]): Ran {
  return { passed: outcome.result.kind === "passed", outcome };
}

function invalid({ message }: InvalidInputs): Result {
  return { kind: "invalid", exitCode: undefined, signal: undefined, reason: message.replaceAll("\n", " ") };
}
