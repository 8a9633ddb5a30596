import type { PipelineEvent } from "../pipeline/pipeline-event.ts";
import type { Plan } from "../pipeline/planned-job.ts";
import type { RunName } from "../remote/request.ts";
import { rememberJob, rememberJobs } from "./state.ts";

/** Keeps `post` informed of what it would have to end, should `main` be killed. */
export class LeftJobs {
  readonly #indexes: ReadonlyMap<string, number>;
  readonly #runs = new Map<string, RunName>();
  readonly #stop: AbortSignal;

  /** @param stop tells that the step is cancelled */
  constructor({ jobs }: Plan, stop: AbortSignal) {
    this.#indexes = new Map(jobs.map(({ id }, index) => [id, index]));
    this.#stop = stop;
  }

  /** To be told before the run can have started. */
  readonly record = (id: string, run: RunName): void => {
    this.#runs.set(id, run);
    this.#remember(id, false);
  };

  heed(event: PipelineEvent): void {
    if (event.type === "planned") rememberJobs(event.jobs.length);
    else if (event.type === "started") this.#remember(event.job, false);
    else if (event.type === "ended" && event.outcome.kind === "ran") {
      const { settled, stoppedFor } = event.outcome;
      // A run that was lost sight of, and that nobody has asked to stop, goes on.
      this.#remember(event.job, settled || !(this.#stop.aborted || stoppedFor !== undefined));
    }
  }

  #remember(id: string, isSettled: boolean): void {
    const index = this.#indexes.get(id);
    if (index !== undefined) rememberJob(index, { id, run: this.#runs.get(id), isSettled });
  }
}
