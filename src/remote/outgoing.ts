import { Readable } from "node:stream";

/** What we say to a command while it goes on: lines, and perhaps a stream behind them that turns out not to be wanted. */
export class Outgoing {
  /** For the command's stdin. */
  readonly stdin: Readable;
  #source: Readable | undefined;
  #ended = false;

  constructor() {
    this.stdin = new Readable({
      read: () => void this.#source?.resume(),
      destroy: (error, done) => {
        this.#source?.destroy();
        done(error);
      },
    });
  }

  /** Whether nothing more can be said. */
  get isOver(): boolean {
    return this.#ended || this.stdin.destroyed;
  }

  say(text: string | Buffer): void {
    if (!this.#ended) this.stdin.push(text);
  }

  /** Says something when it is known; when that fails, the command gets no more. */
  sayLater(text: Promise<string>): void {
    text.then(
      (known) => this.say(known),
      (error: unknown) => this.stdin.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  }

  /** Everything else there is to say. Destroying the source itself is an error of stdin. */
  send(source: Readable): void {
    this.#source = source;
    source.on("data", (chunk: Buffer) => {
      if (!this.#ended && !this.stdin.push(chunk)) source.pause();
    });
    source.once("end", () => this.#end());
    source.once("error", (error) => this.stdin.destroy(error));
    source.once("close", () => this.#ended || this.stdin.destroy());
  }

  /** Nothing more is said: the command gets an early end instead of the rest. Idempotent. */
  stop(): void {
    this.#end();
    this.#source?.destroy();
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.stdin.push(null);
  }
}
