import { Readable } from "node:stream";
import { deferred } from "../deferred.ts";
import { JobError } from "../errors.ts";
import type { PackInParts, WantedAnswer } from "../remote/request.ts";
import type { ByteRange } from "../workspace/archive-writer.ts";
import { Lanes, type OwnWay, type Part } from "./lanes.ts";
import type { Link } from "./link.ts";
import { planLanes } from "./plan-lanes.ts";

/** What can be sent in parts. */
export interface Divisible {
  /** How many bytes it has, and how many will be sent of them. */
  readonly bytes: number;
  readonly toSend: number;
  /** A part as it is sent; when it did not arrive, `undo` makes as if it had not been taken. */
  readonly part: (range: ByteRange) => { readonly chunks: AsyncIterable<Buffer>; readonly undo: () => void };
  /** Throws if the parts, which have all arrived, do not belong together. */
  readonly check: () => void;
}

/** Where a pack is sent. */
export interface Recipient extends OwnWay, Pick<WantedAnswer, "sendWindow"> {
  readonly link: Link;
  readonly submission: string;
  readonly roundTripMs: number | undefined;
}

/** Sends one pack in parts, where that is quicker. To be closed by whoever made it. */
export class PartSender implements AsyncDisposable {
  readonly #recipient: Recipient;
  #lanes: Lanes | undefined;

  constructor(recipient: Recipient) {
    this.#recipient = recipient;
  }

  /** Whether parts are, or were, on their way. */
  get hasBegun(): boolean {
    return this.#lanes !== undefined;
  }

  /**
   * Begins to send a pack; `undefined` if it is to be sent as one, because that is as quick or the server lets us open no
   * further channels.
   */
  async begin(pack: Divisible): Promise<PackInParts | undefined> {
    const { link, roundTripMs, sendWindow } = this.#recipient;
    const plan = planLanes(pack.toSend, roundTripMs, sendWindow);
    if (plan === undefined) return undefined;
    this.#lanes = new Lanes(link, this.#recipient, plan);
    const taken = deferred<boolean>();
    const sizes = new Array<number>(plan.parts).fill(0);
    const parts = this.#parts(pack, sizes, () => taken.resolve(true));
    const arrived = this.#lanes.carry(parts).then(() => {
      pack.check();
      return sizes;
    });
    const isGoing = await Promise.race([taken.promise, arrived.then(yes, no)]);
    if (isGoing) return { parts: plan.parts, arrived: arrived.catch(sendInOne) };
    await this.#lanes.close();
    this.#lanes = undefined;
    return undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lanes?.close();
  }

  /** @param sizes gets the length of each part that has arrived */
  #parts({ bytes, part }: Divisible, sizes: number[], onTaken: () => void): Part[] {
    const { submission } = this.#recipient;
    const edge = (number: number): number => Math.floor((bytes * number) / sizes.length);
    return sizes.map((_, number) => async (remote, signal) => {
      const { chunks, undo } = part({ from: edge(number), to: edge(number + 1) });
      sizes[number] = 0;
      const onChunk = (length: number): void => {
        sizes[number] = (sizes[number] ?? 0) + length;
      };
      const content = Readable.from(telling(chunks, onTaken, onChunk), { objectMode: false });
      try {
        await remote.part(submission, number, content, { signal });
      } catch (error) {
        content.destroy();
        undo();
        throw error;
      }
    });
  }
}

const yes = (): boolean => true;
const no = (): boolean => false;

/** What did not arrive in parts is sent on another connection, and then as one. */
function sendInOne(error: unknown): never {
  if (!(error instanceof JobError) || error.code === "connection-lost") throw error;
  const message = `The job could not be sent in parts: ${error.message}`;
  throw new JobError("connection-lost", message, { cause: error });
}

/** @param onTaken told as soon as the first of them is wanted */
async function* telling(
  chunks: AsyncIterable<Buffer>,
  onTaken: () => void,
  onChunk: (length: number) => void,
): AsyncGenerator<Buffer, void, void> {
  onTaken();
  for await (const chunk of chunks) {
    onChunk(chunk.length);
    yield chunk;
  }
}
