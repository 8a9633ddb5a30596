import { styleText } from "node:util";
import cliTruncate from "cli-truncate";
import { createLogUpdate } from "log-update";
import type { PipelineEvent } from "../pipeline/pipeline-event.ts";
import type { ResultKind } from "../job/result.ts";
import type { JobOutcome, PipelineOutcome } from "../pipeline/pipeline-outcome.ts";
import type { GraphReporter } from "./graph-reporter.ts";
import { GraphRows, type Mark, type Row } from "./graph-rows.ts";
import { describeOutcome } from "../pipeline/describe-outcome.ts";
import { say } from "./say.ts";

/** Milliseconds between two pictures. */
const frameMs = 100;

/** Ends whose reason the log may tell. */
const ownFaults: ReadonlySet<ResultKind> = new Set(["failed", "timed-out"]);

type Style = Parameters<typeof styleText>[0];

const marks: Readonly<Record<Mark, readonly [string, Style]>> = {
  waiting: ["·", "dim"],
  running: ["▶", "cyan"],
  passed: ["✓", "green"],
  failed: ["✗", "red"],
  skipped: ["-", "yellow"],
};

/** A picture of several jobs on a terminal, a line each, which is drawn again while they run. */
export class GraphView implements GraphReporter {
  readonly #rows = new GraphRows();
  readonly #terminal: NodeJS.WriteStream;
  readonly #update: ReturnType<typeof createLogUpdate>;
  readonly #timer: NodeJS.Timeout;
  #isOpen = true;

  /** @param stop what else is said when it is aborted stays above the picture */
  constructor(terminal: NodeJS.WriteStream, stop: AbortSignal) {
    this.#terminal = terminal;
    this.#update = createLogUpdate(terminal);
    this.#timer = setInterval(() => this.#draw(), frameMs);
    stop.addEventListener("abort", () => this.#update.done(), { once: true });
  }

  emit(event: PipelineEvent): void {
    this.#rows.take(event, performance.now());
    if (event.type !== "told" || event.event.type !== "warning" || !this.#isOpen) return;
    this.#update.clear();
    say(`${event.job}: Warning: ${event.event.message}`, "yellow");
    this.#draw();
  }

  end(outcome: PipelineOutcome): void {
    this.#update.clear();
    this.close();
    for (const line of outcome.jobs.flatMap((job) => this.#whyFailed(job))) say(line);
    say(describeOutcome(outcome).trimEnd());
  }

  /** What the picture has not shown: the end of a log, and an empty line. */
  #whyFailed(job: JobOutcome): readonly string[] {
    if (job.kind === "skipped" || !ownFaults.has(job.result.kind)) return [];
    const { id } = job.planned;
    const lines = this.#rows.endOfLog(id).map((line) => `${id} | ${line}`);
    return lines.length === 0 ? [] : [...lines, ""];
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    clearInterval(this.#timer);
    this.#update.done();
  }

  #draw(): void {
    const { columns, rows } = this.#terminal;
    const paint = (style: Style, text: string): string => styleText(style, text, { stream: this.#terminal });
    this.#update(picture(this.#rows, performance.now(), { columns, rows, paint }));
  }
}

/** What a picture is drawn on. */
export interface Canvas {
  readonly columns: number;
  readonly rows: number;
  readonly paint: (style: Style, text: string) => string;
}

/** The lines of a picture: none is wider than the terminal, and there are fewer than it has. */
export function picture(graph: GraphRows, now: number, canvas: Canvas): string {
  const { columns, rows } = canvas;
  const shown = graph.rows(now, Math.max(1, rows - 2));
  const width = Math.min(Math.max(0, ...shown.map(({ id }) => id.length)), Math.floor(columns / 3));
  const lines = shown.map((row) => line(row, width, canvas));
  const counts = Object.entries(graph.counts()).map(([mark, count]) => `${count} ${mark}`);
  return [...lines, cliTruncate(counts.join(", "), columns - 1)].join("\n");
}

function line({ mark, id, phase, time, text }: Row, idWidth: number, { columns, paint }: Canvas): string {
  const [sign, style] = marks[mark];
  const name = cliTruncate(id, idWidth).padEnd(idWidth);
  const state = [phase, time].filter(Boolean).join(" ");
  const plain = [` ${name}`, state, text].filter((part) => part !== "").join("  ");
  return paint(style, sign) + cliTruncate(plain, Math.max(0, columns - 2));
}
