import * as core from "@actions/core";
import type { JobEvent, OutputStream, PhaseName } from "../events.ts";
import { describe, phaseTitle } from "../report/describe.ts";
import { LineSplitter } from "../report/log-lines.ts";
import { sanitiseText } from "../report/sanitise.ts";
import { Transfer } from "../report/transfer.ts";

/** The runner keeps ten of a kind for a step; what comes after the first few is a plain line. */
const mostWarnings = 5;

/** Phases that stand in a folded group; the job's own output stands open between the two groups. */
const groups: Readonly<Partial<Record<PhaseName, "opening" | "closing">>> = {
  sign: "opening",
  connect: "opening",
  upload: "opening",
  fetch: "closing",
  artifact: "closing",
};

export interface ConsoleOptions {
  readonly allowWorkflowCommands: boolean;
  /** What the group before the job's output is called. */
  readonly opening: string;
}

/** Shows a run in the log of a workflow step. Everything from the target passes the sanitiser, a line a write. */
export class Console {
  readonly #splitters: Record<OutputStream, LineSplitter>;
  readonly #titles: Readonly<Record<"opening" | "closing", string>>;
  #group: "opening" | "closing" | undefined;
  #warnings = 0;
  #transfer: Transfer | undefined;

  constructor(options: ConsoleOptions) {
    this.#titles = { opening: options.opening, closing: "Bring back the results" };
    const splitter = (): LineSplitter => new LineSplitter(options);
    this.#splitters = { log: splitter(), out: splitter(), err: splitter() };
  }

  readonly emit = (event: JobEvent): void => {
    switch (event.type) {
      case "output":
        // What is replayed of an earlier run comes in no phase of its own.
        this.#open(undefined);
        this.#print(this.#splitters[event.stream].push(event.data));
        return;
      case "phase-started":
        this.#open(groups[event.phase]);
        this.#transfer = new Transfer(performance.now());
        return;
      case "progress":
        this.#progress(event.phase, event.bytes, event.total);
        return;
      case "warning":
        this.#warn(event.message);
        return;
      case "ended":
        this.#open(undefined);
        this.#flush();
        break;
      case "phase-ended":
        if (event.phase === "run") this.#flush();
        break;
      case "notice":
      case "submitted":
      case "retrying":
    }
    this.#say(describe(event) ?? "");
  };

  #progress(phase: PhaseName, bytes: number, total: number | undefined): void {
    const now = performance.now();
    const state = this.#transfer?.moved(bytes, total, now);
    const line = state && this.#transfer?.line(state, now);
    if (line !== undefined) this.#say(`${phaseTitle(phase)}: ${line}`);
  }

  #open(group: "opening" | "closing" | undefined): void {
    if (group === this.#group) return;
    if (this.#group !== undefined) core.endGroup();
    if (group !== undefined) {
      this.#flush();
      core.startGroup(this.#titles[group]);
    }
    this.#group = group;
  }

  #warn(message: string): void {
    this.#warnings += 1;
    if (this.#warnings <= mostWarnings) core.warning(sanitiseText(message));
    else this.#say(`Warning: ${message}`);
  }

  /** Our own words may quote the target. */
  #say(message: string): void {
    this.#print(sanitiseText(message).split("\n"));
  }

  #flush(): void {
    for (const splitter of Object.values(this.#splitters)) this.#print(splitter.end());
  }

  #print(lines: readonly string[]): void {
    for (const line of lines) process.stdout.write(`${line}\n`);
  }
}
