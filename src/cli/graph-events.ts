import type { PipelineEvent } from "../pipeline/pipeline-event.ts";
import { describeSkip, exitCodeOf, resultOf, type PipelineOutcome } from "../pipeline/pipeline-outcome.ts";
import { EventLines } from "./event-lines.ts";
import type { GraphReporter } from "./graph-reporter.ts";

/** JSON lines about a run of several jobs. */
export class GraphEvents implements GraphReporter {
  readonly #lines: EventLines;

  constructor(write: (line: string) => void) {
    this.#lines = new EventLines(write);
  }

  emit(event: PipelineEvent): void {
    switch (event.type) {
      case "planned":
        this.#lines.tell({ event: "planned", jobs: event.jobs });
        break;
      case "started":
        this.#lines.tell({ event: "started", target: event.target }, event.job);
        break;
      case "told":
        this.#lines.emit(event.event, event.job);
        break;
      case "ended":
        this.#ended(event);
    }
  }

  end(outcome: PipelineOutcome): void {
    this.#lines.tell({
      event: "finished",
      result: resultOf(outcome).kind,
      exitCode: exitCodeOf(outcome),
    });
  }

  close(): void {
    // Nothing was drawn.
  }

  #ended({ job, outcome }: Extract<PipelineEvent, { type: "ended" }>): void {
    if (outcome.kind === "skipped") {
      this.#lines.tell({ event: "skipped", reason: describeSkip(outcome.why) }, job);
      return;
    }
    const { result, report } = outcome;
    this.#lines.tell(
      { event: "ended", result: result.kind, reason: result.reason, report: report ?? null },
      job,
    );
  }
}
