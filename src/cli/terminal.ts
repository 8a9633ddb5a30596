import type { JobEvent, OutputStream } from "../events.ts";
import { describe, phaseTitle } from "../report/describe.ts";
import { LineSplitter } from "../report/log-lines.ts";
import { describeTransfer, Transfer } from "../report/transfer.ts";
import { say } from "./say.ts";

/** Shows a run on a terminal: the job's output on one stream, everything about it on stderr. */
export class Terminal {
  readonly #log: NodeJS.WriteStream;
  readonly #splitters: Record<OutputStream, LineSplitter> = {
    log: new LineSplitter(),
    out: new LineSplitter(),
    err: new LineSplitter(),
  };
  #began = 0;
  #transfer: Transfer | undefined;
  #barShown = false;

  constructor({ log }: { log: NodeJS.WriteStream }) {
    this.#log = log;
  }

  readonly emit = (event: JobEvent): void => {
    this.#eraseBar();
    switch (event.type) {
      case "output":
        this.#write(this.#splitters[event.stream].push(event.data));
        break;
      case "phase-started":
        this.#began = performance.now();
        this.#transfer = new Transfer(this.#began);
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
    if (process.stderr.isTTY) {
      process.stderr.write(
        `\r${phaseTitle(phase)}: ${describeTransfer(bytes, total, now - this.#began)}\u001b[K`,
      );
      this.#barShown = true;
      return;
    }
    const line = this.#transfer?.line(bytes, total, now);
    if (line !== undefined) say(`${phaseTitle(phase)}: ${line}`, "dim");
  }

  #eraseBar(): void {
    if (this.#barShown) process.stderr.write("\r\u001b[K");
    this.#barShown = false;
  }
}
