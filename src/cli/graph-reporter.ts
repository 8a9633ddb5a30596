import type { PipelineEvent } from "../pipeline/pipeline-event.ts";
import type { PipelineOutcome } from "../pipeline/pipeline-outcome.ts";

/** Shows how a run of several jobs goes. */
export interface GraphReporter {
  /** Never throws. */
  emit(event: PipelineEvent): void;
  /** Told once, when all jobs have come to an end; nothing is shown afterwards. */
  end(outcome: PipelineOutcome): void;
  /** Leaves the terminal as it was, whatever has happened. Idempotent. */
  close(): void;
}
