import type { JobEvent, OutputStream } from "../events.ts";
import type { ResultKind } from "../job/result.ts";
import { LineSplitter } from "../report/log-lines.ts";
import type { Report } from "../report/report.ts";

/** One line of `--events`, as docs/events.md describes it. `job` is there in a run of a job file only. */
type EventLine = { readonly time: string; readonly job?: string } & EventBody;

export type EventBody =
  | { readonly event: "planned"; readonly jobs: readonly string[] }
  | { readonly event: "started"; readonly target: string }
  | { readonly event: "output"; readonly stream: OutputStream; readonly line: string }
  | { readonly event: "skipped"; readonly reason: string }
  | {
      readonly event: "ended";
      readonly result: ResultKind | null;
      readonly reason: string;
      readonly report: Report | null;
    }
  /** The last one. */
  | { readonly event: "finished"; readonly result: ResultKind | null; readonly exitCode: number }
  | Told<Exclude<JobEvent, { type: "output" | "ended" }>>;

/** An event of a job, under the name `event` instead of `type`. */
type Told<E> = E extends { readonly type: infer Type } ? { readonly event: Type } & Omit<E, "type"> : never;

/** Writes what happens as JSON, a line each. */
export class EventLines {
  readonly #write: (line: string) => void;
  readonly #splitters = new Map<string, LineSplitter>();

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  /** What a job tells; how it ended is told by {@link tell}, with its report. */
  emit(event: JobEvent, job?: string): void {
    if (event.type === "output") {
      this.#output(event.stream, this.#splitter(event.stream, job).push(event.data), job);
    } else if (event.type !== "ended") {
      const { type, ...details } = event;
      this.tell({ event: type, ...details } as EventBody, job);
    }
  }

  tell(body: EventBody, job?: string): void {
    if (body.event === "ended") this.#flush(job);
    const line: EventLine = { time: new Date().toISOString(), ...(job !== undefined && { job }), ...body };
    this.#write(`${JSON.stringify(line)}\n`);
  }

  #output(stream: OutputStream, lines: readonly string[], job: string | undefined): void {
    for (const line of lines) this.tell({ event: "output", stream, line }, job);
  }

  /** A last line that has no end. */
  #flush(job: string | undefined): void {
    for (const stream of ["log", "out", "err"] as const)
      this.#output(stream, this.#splitter(stream, job).end(), job);
  }

  #splitter(stream: OutputStream, job = ""): LineSplitter {
    const key = `${stream} ${job}`;
    const splitter = this.#splitters.get(key) ?? new LineSplitter();
    this.#splitters.set(key, splitter);
    return splitter;
  }
}
