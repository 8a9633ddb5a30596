import { stripVTControlCharacters } from "node:util";
import type { JobEvent } from "../events.ts";
import type { PipelineEvent } from "../pipeline/pipeline-event.ts";
import { describeSkip, type JobOutcome } from "../pipeline/pipeline-outcome.ts";
import { phaseTitle } from "../report/describe.ts";
import { LineSplitter } from "../report/log-lines.ts";
import { sanitiseText } from "../report/sanitise.ts";
import { formatDuration } from "../report/units.ts";

export type Mark = "waiting" | "running" | "passed" | "failed" | "skipped";

/** What is shown of a job in one line. */
export interface Row {
  readonly mark: Mark;
  readonly id: string;
  /** What it does, or how it ended. */
  readonly phase: string;
  /** `undefined` before it was started. */
  readonly time: string | undefined;
  /** The last line of its log, or why it ended so: one line, nothing but text. */
  readonly text: string;
}

/** What is to be shown of several jobs, as it is told. */
export class GraphRows {
  readonly #jobs = new Map<string, JobState>();

  /** @param now milliseconds of any steady clock, as in {@link rows} */
  take(event: PipelineEvent, now: number): void {
    if (event.type === "planned") {
      for (const id of event.jobs) this.#jobs.set(id, new JobState(id));
      return;
    }
    const job = this.#jobs.get(event.job);
    if (event.type === "started") job?.start(now);
    else if (event.type === "told") job?.tell(event.event);
    else job?.end(event.outcome, now);
  }

  /** All jobs in the order of the file; if there is less room, those that run first, then those that ended badly. */
  rows(now: number, most: number): Row[] {
    const all = [...this.#jobs.values()].map((job) => job.row(now));
    if (all.length <= most) return all;
    const byWeight = all.toSorted((a, b) => weights[a.mark] - weights[b.mark]).slice(0, most);
    return all.filter((row) => byWeight.includes(row));
  }

  /** The end of a job's log: a few lines, and in the place of those before how many there are. */
  endOfLog(id: string): readonly string[] {
    return this.#jobs.get(id)?.endOfLog() ?? [];
  }

  /** How many jobs there are of each mark. */
  counts(): Partial<Record<Mark, number>> {
    const counts: Partial<Record<Mark, number>> = {};
    for (const { mark } of this.#jobs.values()) counts[mark] = (counts[mark] ?? 0) + 1;
    return counts;
  }
}

/** How many lines of a log are shown. */
const fewLines = 10;

const weights: Readonly<Record<Mark, number>> = { running: 0, failed: 1, waiting: 2, skipped: 3, passed: 4 };

class JobState {
  readonly #id: string;
  readonly #splitter = new LineSplitter();
  mark: Mark = "waiting";
  #phase = "";
  #text = "";
  #last: readonly string[] = [];
  #lines = 0;
  #began: number | undefined;
  #ended: number | undefined;

  constructor(id: string) {
    this.#id = plain(id);
  }

  start(now: number): void {
    this.mark = "running";
    this.#began = now;
  }

  tell(event: JobEvent): void {
    if (event.type === "phase-started") this.#phase = phaseTitle(event.phase);
    if (event.type === "retrying") this.#text = plain(event.reason);
    if (event.type === "output") {
      const lines = this.#splitter.push(event.data);
      const last = lines.findLast((line) => plain(line).trim() !== "");
      if (last !== undefined) this.#text = plain(last);
      this.#keep(lines);
    }
  }

  endOfLog(): readonly string[] {
    this.#keep(this.#splitter.end());
    const before = this.#lines - this.#last.length;
    const shown = this.#last.map(plain);
    return before === 0 ? shown : [`… ${before} ${before === 1 ? "line" : "lines"} before`, ...shown];
  }

  #keep(lines: readonly string[]): void {
    this.#lines += lines.length;
    this.#last = [...this.#last, ...lines].slice(-fewLines);
  }

  end(outcome: JobOutcome, now: number): void {
    this.#ended = now;
    if (outcome.kind === "skipped") {
      this.mark = "skipped";
      this.#phase = "skipped";
      this.#text = plain(describeSkip(outcome.why));
      return;
    }
    const { kind, reason } = outcome.result;
    this.mark = kind === "passed" ? "passed" : "failed";
    this.#phase = kind;
    this.#text = plain(reason);
  }

  row(now: number): Row {
    const ms = this.#began === undefined ? undefined : (this.#ended ?? now) - this.#began;
    return {
      mark: this.mark,
      id: this.#id,
      phase: this.#phase,
      time: ms === undefined ? undefined : formatDuration(ms),
      text: this.#text,
    };
  }
}

/** Colours of a line that is cut would not end. */
function plain(text: string): string {
  return stripVTControlCharacters(sanitiseText(text)).replaceAll(/[\n\t]/g, " ");
}
