import { fstatSync } from "node:fs";
import type { OutputStream } from "../events.ts";
import type { OutputEvent } from "../remote/follow-event.ts";
import type { FollowOffsets } from "../remote/request.ts";
import { LineSplitter } from "../report/log-lines.ts";

/**
 * Prints a run's log on stdout: into a file the bytes as they are; to everything else sanitised lines, because a terminal,
 * and the console of a workflow behind a pipe, act on what they are given.
 */
export class LogPrinter {
  readonly #isFile: boolean = fstatSync(process.stdout.fd).isFile();
  readonly #received: Record<OutputStream, number> = { log: 0, out: 0, err: 0 };
  readonly #splitters: Record<OutputStream, LineSplitter> = {
    log: new LineSplitter(),
    out: new LineSplitter(),
    err: new LineSplitter(),
  };

  /** What was printed of the streams that the run has. */
  get offsets(): FollowOffsets {
    const { log, out, err } = this.#received;
    return { first: log + out, second: err };
  }

  /** Prints what was not printed before. @returns false when nobody reads it any more */
  async print({ stream, offset, data }: OutputEvent): Promise<boolean> {
    const fresh = data.subarray(Math.max(0, this.#received[stream] - offset));
    this.#received[stream] += fresh.length;
    return this.#write(this.#isFile ? fresh : inLines(this.#splitters[stream].push(fresh)));
  }

  /** Prints the last lines, if they have no end. */
  async end(): Promise<void> {
    for (const splitter of Object.values(this.#splitters)) await this.#write(inLines(splitter.end()));
  }

  #write(text: Buffer | string): Promise<boolean> {
    return new Promise((resolve) => process.stdout.write(text, (error) => resolve(!error)));
  }
}

function inLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}
