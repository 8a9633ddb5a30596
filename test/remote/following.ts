import type { OutputStream } from "../../src/events.ts";
import type { FollowEvent, RunEnd } from "../../src/remote/follow-event.ts";
import type { RunId } from "../../src/remote/run-id.ts";

/** A run and what has been heard of it so far. */
export class Following {
  readonly id: RunId;
  readonly submission: string;
  /** Whether somebody else had started it. */
  readonly joined: boolean;
  /** Everything that was heard but output and signs of life. */
  readonly events: FollowEvent[] = [];
  readonly #coming: AsyncIterator<FollowEvent>;
  readonly #chunks: Record<OutputStream, Buffer[]> = { log: [], out: [], err: [] };
  #end: RunEnd | undefined;

  constructor(
    run: Pick<Following, "id" | "submission"> & { joined?: boolean },
    events: AsyncIterable<FollowEvent>,
  ) {
    this.id = run.id;
    this.submission = run.submission;
    this.joined = run.joined === true;
    this.#coming = events[Symbol.asyncIterator]();
  }

  /** Everything that has come from a stream. */
  bytes(stream: OutputStream = "log"): Buffer {
    return Buffer.concat(this.#chunks[stream]);
  }

  text(stream: OutputStream = "log"): string {
    return this.bytes(stream).toString();
  }

  /** Waits until the log holds this text. */
  async heard(expected: string): Promise<void> {
    while (!this.text().includes(expected)) {
      if (!(await this.next())) throw new Error(`The run ended and never said ${expected}: ${this.text()}`);
    }
  }

  /** Waits for the first event of a type, if it has not come before. */
  async event<T extends FollowEvent["type"]>(type: T): Promise<Extract<FollowEvent, { type: T }>> {
    const isIt = (event: FollowEvent): event is Extract<FollowEvent, { type: T }> => event.type === type;
    for (;;) {
      const found = this.events.find(isIt);
      if (found !== undefined) return found;
      if (!(await this.next())) throw new Error(`The run ended and never told of ${type}`);
    }
  }

  /** Follows to the end. */
  async end(): Promise<RunEnd> {
    while (await this.next());
    if (this.#end === undefined) throw new Error("The events ended before the run");
    return this.#end;
  }

  /** Waits for one more event; false when there is none. */
  async next(): Promise<boolean> {
    const next = await this.#coming.next();
    if (next.done === true) return false;
    const event = next.value;
    if (event.type === "ended" || event.type === "lost") this.#end = event;
    if (event.type === "output") this.#take(event.stream, event.offset, event.data);
    else if (event.type !== "alive") this.events.push(event);
    return true;
  }

  #take(stream: OutputStream, offset: number, data: Buffer): void {
    const expected = this.bytes(stream).length;
    if (offset !== expected) throw new Error(`${stream} goes on at byte ${offset} instead of ${expected}`);
    this.#chunks[stream].push(data);
  }
}
