import type { JobEvent, OutputStream } from "../events.ts";
import type { PipelineEvent } from "../pipeline/pipeline-event.ts";
import { describeSkip, type JobOutcome, type PipelineOutcome } from "../pipeline/pipeline-outcome.ts";
import { describe, phaseTitle } from "../report/describe.ts";
import { LineSplitter } from "../report/log-lines.ts";
import { sanitiseText } from "../report/sanitise.ts";
import { Transfer } from "../report/transfer.ts";
import type { GraphReporter } from "./graph-reporter.ts";
import { describeOutcome } from "../pipeline/describe-outcome.ts";
import { say } from "./say.ts";

/** Names longer than that make no column. */
const widest = 40;

/** Plain lines about several jobs, each behind the name of its job: their output on one stream, the rest on stderr. */
export class GraphLines implements GraphReporter {
  readonly #log: NodeJS.WritableStream;
  readonly #jobs = new Map<string, JobLines>();

  constructor(log: NodeJS.WritableStream) {
    this.#log = log;
  }

  emit(event: PipelineEvent): void {
    switch (event.type) {
      case "planned":
        this.#plan(event.jobs);
        break;
      case "started":
        this.#jobs.get(event.job)?.say(`started on ${event.target}`);
        break;
      case "told":
        this.#jobs.get(event.job)?.tell(event.event);
        break;
      case "ended":
        this.#jobs.get(event.job)?.end(event.outcome);
    }
  }

  end(outcome: PipelineOutcome): void {
    say(`\n${describeOutcome(outcome).trimEnd()}`);
  }

  close(): void {
    // Nothing was drawn.
  }

  #plan(ids: readonly string[]): void {
    const width = Math.min(widest, Math.max(...ids.map((id) => id.length)));
    for (const id of ids) {
      const prefix = `${sanitiseText(id).replaceAll("\n", " ").padEnd(width)} | `;
      this.#jobs.set(id, new JobLines(prefix, this.#log));
    }
  }
}

/** The lines about one job. */
class JobLines {
  readonly #prefix: string;
  readonly #log: NodeJS.WritableStream;
  readonly #splitters: Record<OutputStream, LineSplitter> = {
    log: new LineSplitter(),
    out: new LineSplitter(),
    err: new LineSplitter(),
  };
  #transfer: Transfer | undefined;

  constructor(prefix: string, log: NodeJS.WritableStream) {
    this.#prefix = prefix;
    this.#log = log;
  }

  say(message: string, style?: Parameters<typeof say>[1]): void {
    for (const line of message.split("\n")) say(`${this.#prefix}${line}`, style);
  }

  tell(event: JobEvent): void {
    switch (event.type) {
      case "output":
        this.#write(this.#splitters[event.stream].push(event.data));
        break;
      case "phase-started":
        this.#transfer = new Transfer(performance.now());
        break;
      case "progress":
        this.#progress(event);
        break;
      case "warning":
        this.say(`Warning: ${event.message}`, "yellow");
        break;
      default: {
        if (event.type === "phase-ended" && event.phase === "run") this.#flush();
        const line = describe(event);
        if (line !== undefined) this.say(line, "dim");
      }
    }
  }

  end(outcome: JobOutcome): void {
    this.#flush();
    if (outcome.kind === "skipped") {
      this.say(`skipped: ${describeSkip(outcome.why)}`, "yellow");
      return;
    }
    const { result } = outcome;
    this.say(`${result.kind}: ${result.reason}`, result.kind === "passed" ? "green" : "red");
  }

  #progress({ phase, bytes, total }: Extract<JobEvent, { type: "progress" }>): void {
    const now = performance.now();
    const transfer = (this.#transfer ??= new Transfer(now));
    const line = transfer.line(transfer.moved(bytes, total, now), now);
    if (line !== undefined) this.say(`${phaseTitle(phase)}: ${line}`, "dim");
  }

  #write(lines: readonly string[]): void {
    for (const line of lines) this.#log.write(`${this.#prefix}${line}\n`);
  }

  #flush(): void {
    for (const splitter of Object.values(this.#splitters)) this.#write(splitter.end());
  }
}
