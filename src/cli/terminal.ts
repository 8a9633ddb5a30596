import type { JobEvent, OutputStream } from "../events.ts";
import { describe, phaseTitle } from "../report/describe.ts";
import { LineSplitter } from "../report/log-lines.ts";
import { progressBar } from "../report/progress-bar.ts";
import { Transfer } from "../report/transfer.ts";
import { say } from "./say.ts";

/** Milliseconds between two pictures of a bar. */
const frameMs = 100;

/** Shows a run on a terminal: the job's output on one stream, everything about it on stderr. */
export class Terminal {
  readonly #log: NodeJS.WriteStream;
  readonly #splitters: Record<OutputStream, LineSplitter> = {
    log: new LineSplitter(),
    out: new LineSplitter(),
    err: new LineSplitter(),
  };
  readonly #hasBar: boolean;
  #transfer: Transfer | undefined;
  #barShown = false;
  #drawn = -Infinity;

  /** @param bar whether progress may be drawn, if stderr is a terminal that can */
  constructor({ log, bar = true }: { log: NodeJS.WriteStream; bar?: boolean }) {
    this.#log = log;
    this.#hasBar = bar && process.stderr.isTTY && process.env["TERM"] !== "dumb";
  }

  readonly emit = (event: JobEvent): void => {
    if (event.type !== "progress") this.#eraseBar();
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
        say(`Warning: ${event.message}`, "yellow");
        break;
      case "ended":
        this.#flush();
        say(describe(event) ?? "", (event.result?.kind ?? "passed") === "passed" ? "green" : "red");
        break;
      default:
        if (event.type === "phase-ended" && event.phase === "run") this.#flush();
        say(describe(event) ?? "", "dim");
    }
  };

  #write(lines: readonly string[]): void {
    for (const line of lines) this.#log.write(`${line}\n`);
  }

  #flush(): void {
    for (const splitter of Object.values(this.#splitters)) this.#write(splitter.end());
  }

  #progress({ phase, bytes, total }: Extract<JobEvent, { type: "progress" }>): void {
    const now = performance.now();
    const transfer = (this.#transfer ??= new Transfer(now));
    const state = transfer.moved(bytes, total, now);
    if (this.#hasBar) {
      if (now - this.#drawn < frameMs) return;
      this.#drawn = now;
      process.stderr.write(`\r${progressBar(phaseTitle(phase), state, process.stderr.columns)}\u001b[K`);
      this.#barShown = true;
      return;
    }
    const line = transfer.line(state, now);
    if (line !== undefined) say(`${phaseTitle(phase)}: ${line}`, "dim");
  }

  #eraseBar(): void {
    if (this.#barShown) process.stderr.write("\r\u001b[K");
    this.#barShown = false;
  }
}
