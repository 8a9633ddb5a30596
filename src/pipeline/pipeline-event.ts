import type { JobEvent } from "../events.ts";
import type { JobOutcome } from "./pipeline-outcome.ts";

/** Everything that a run of several jobs tells while it goes on. `job` is the job's id in the plan. */
export type PipelineEvent =
  /** Once, before anything is dialled: all jobs in the order of the file. */
  | { readonly type: "planned"; readonly jobs: readonly string[] }
  | { readonly type: "started"; readonly job: string; readonly target: string }
  /** What the job itself tells. */
  | { readonly type: "told"; readonly job: string; readonly event: JobEvent }
  /** It has come to its end, or is never started. */
  | { readonly type: "ended"; readonly job: string; readonly outcome: JobOutcome };
