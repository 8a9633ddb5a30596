import { randomBytes } from "node:crypto";
import { deferred } from "../deferred.ts";
import type { Exit } from "../transport/connection.ts";
import { Answer } from "./answer.ts";
import { number } from "./fields.ts";
import type { Outgoing } from "./outgoing.ts";
import type { Call, Started } from "./verb.ts";

/** What a verb has left: how it ended, and what it complained of. */
interface End {
  readonly exit: Exit;
  readonly stderr: string;
}

/** An exec that has followed a run to its end, and does more for it: verbs one after the other, as `go_on` tells. */
export class Conversation {
  readonly #started: Started;
  readonly #outgoing: Outgoing;
  #isBusy = false;

  constructor(started: Started, outgoing: Outgoing) {
    this.#started = started;
    this.#outgoing = outgoing;
  }

  /** Whether a verb can be started now. */
  get isFree(): boolean {
    return !this.#isBusy && !this.#outgoing.isOver && !this.#started.execution.stdout.destroyed;
  }

  /** Starts a verb. All that it is told is to be known by its length: nothing ends its stdin. */
  start({ verb, words, stdin }: Call): Started {
    this.#isBusy = true;
    // Nothing that a run has left can hold it.
    const token = randomBytes(16).toString("hex");
    this.#outgoing.say(`${[verb, token, ...words].join(" ")}\n`);
    stdin?.().on("data", (chunk: Buffer) => this.#outgoing.say(chunk));
    const end = deferred<End>();
    const { execution } = this.#started;
    const exit = end.promise.then((found) => found.exit);
    const stderr = end.promise.then((found) => found.stderr);
    for (const promise of [exit, stderr]) promise.catch(() => undefined);
    return {
      answer: new Answer(this.#output(verb, token, end.resolve, end.reject)),
      execution: { ...execution, exit, stderr },
    };
  }

  /** What a verb prints. Unless somebody reads all of it, no other can be started. */
  async *#output(
    verb: string,
    token: string,
    resolve: (end: End) => void,
    reject: (error: unknown) => void,
  ): AsyncGenerator<Buffer, void> {
    const { answer } = this.#started;
    try {
      yield* answer.before(Buffer.from(token));
      const [, word, ...words] = ((await answer.line()) ?? "").split(" ");
      const code = number(word);
      // What it has not read of a manifest is in the way of the next one.
      if (code !== 0 && verb === "store") this.#outgoing.stop();
      this.#isBusy = false;
      resolve({ exit: { code, signal: undefined }, stderr: words.join(" ") });
    } catch (error) {
      reject(error);
      throw error;
    }
  }
}
