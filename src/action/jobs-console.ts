import * as core from "@actions/core";
import type { JobEvent, OutputStream } from "../events.ts";
import { describeOutcome } from "../pipeline/describe-outcome.ts";
import type { PipelineEvent } from "../pipeline/pipeline-event.ts";
import { describeSkip, type JobOutcome, type PipelineOutcome } from "../pipeline/pipeline-outcome.ts";
import { describe, phaseTitle } from "../report/describe.ts";
import { LineSplitter } from "../report/log-lines.ts";
import { sanitiseText } from "../report/sanitise.ts";
import { Transfer } from "../report/transfer.ts";

/** The runner keeps ten of a kind for a step; what comes after the first few is a plain line. */
const mostWarnings = 5;
/** Names longer than that make no column. */
const widest = 40;

/** Shows several jobs in the log of a workflow step, as they go on: each line stands behind the name of its job. */
export class JobsConsole {
  readonly #allowsCommands: (id: string) => boolean;
  readonly #jobs = new Map<string, JobLines>();
  readonly #warned = new Set<string>();

  /** @param allowsCommands whether workflow commands of a job are let through */
  constructor(allowsCommands: (id: string) => boolean) {
    this.#allowsCommands = allowsCommands;
  }

  readonly emit = (event: PipelineEvent): void => {
    switch (event.type) {
      case "planned":
        this.#plan(event.jobs);
        break;
      case "started":
        this.#jobs.get(event.job)?.say(`started on ${event.target}`);
        break;
      case "told":
        if (event.event.type === "warning") this.#warn(event.event.message, event.job);
        else this.#jobs.get(event.job)?.tell(event.event);
        break;
      case "ended":
        this.#jobs.get(event.job)?.end(event.outcome);
    }
  };

  /** What is about all jobs. */
  readonly tell = (event: JobEvent): void => {
    if (event.type === "warning") this.#warn(event.message);
    else say(describe(event) ?? "");
  };

  /** How all ended, as a table. */
  end(outcome: PipelineOutcome): void {
    say(`\n${describeOutcome(outcome).trimEnd()}`);
  }

  #plan(ids: readonly string[]): void {
    const width = Math.min(widest, Math.max(...ids.map((id) => id.length)));
    for (const id of ids) {
      const prefix = `${sanitiseText(id).replaceAll("\n", " ").padEnd(width)} | `;
      this.#jobs.set(id, new JobLines(prefix, this.#allowsCommands(id)));
    }
  }

  /** What is so of many jobs is one annotation. */
  #warn(message: string, id?: string): void {
    const text = id === undefined ? message : `${id}: ${message}`;
    const isNews = !this.#warned.has(message) && this.#warned.size < mostWarnings;
    if (isNews) core.warning(sanitiseText(text));
    else if (id === undefined) say(`Warning: ${message}`);
    else this.#jobs.get(id)?.say(`Warning: ${message}`);
    this.#warned.add(message);
  }
}

/** The lines about one job. */
class JobLines {
  readonly #prefix: string;
  readonly #splitters: Record<OutputStream, LineSplitter>;
  #transfer: Transfer | undefined;

  constructor(prefix: string, allowWorkflowCommands: boolean) {
    this.#prefix = prefix;
    const splitter = (): LineSplitter => new LineSplitter({ allowWorkflowCommands });
    this.#splitters = { log: splitter(), out: splitter(), err: splitter() };
  }

  /** Our own words may quote the target. */
  say(message: string): void {
    this.#print(sanitiseText(message).split("\n"));
  }

  tell(event: JobEvent): void {
    switch (event.type) {
      case "output":
        this.#print(this.#splitters[event.stream].push(event.data));
        break;
      case "phase-started":
        this.#transfer = new Transfer(performance.now());
        break;
      case "progress":
        this.#progress(event);
        break;
      case "phase-ended":
        // How long each took stands in the report; of several jobs at once, it would bury what they write.
        if (event.phase === "run") this.#flush();
        break;
      default: {
        const line = describe(event);
        if (line !== undefined) this.say(line);
      }
    }
  }

  end(outcome: JobOutcome): void {
    this.#flush();
    if (outcome.kind === "skipped") this.say(`skipped: ${describeSkip(outcome.why)}`);
    else this.say(`${outcome.result.kind}: ${outcome.result.reason}`);
  }

  #progress({ phase, bytes, total }: Extract<JobEvent, { type: "progress" }>): void {
    const now = performance.now();
    const transfer = (this.#transfer ??= new Transfer(now));
    const line = transfer.line(transfer.moved(bytes, total, now), now);
    if (line !== undefined) this.say(`${phaseTitle(phase)}: ${line}`);
  }

  #flush(): void {
    for (const splitter of Object.values(this.#splitters)) this.#print(splitter.end());
  }

  /** A workflow command that was let through is one at the beginning of its line only. */
  #print(lines: readonly string[]): void {
    for (const line of lines) {
      process.stdout.write(isCommand(line) ? `${line}\n` : `${this.#prefix}${line}\n`);
    }
  }
}

/** The sanitiser lets no other line begin so. */
function isCommand(line: string): boolean {
  return /^[ \t]*::/.test(line);
}

function say(message: string): void {
  for (const line of sanitiseText(message).split("\n")) process.stdout.write(`${line}\n`);
}
