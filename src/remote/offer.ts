import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { Probe } from "../job/signature.ts";
import { printable } from "./answer.ts";
import { hundredths, number, runId, unexpected } from "./fields.ts";
import { followToEnd } from "./follow-event.ts";
import type { Outgoing } from "./outgoing.ts";
import type { RunId } from "./run-id.ts";
import { replyTo, type Reply } from "./reply.ts";
import type {
  Payload,
  Questions,
  RunAnswer,
  StoredAnswer,
  SubmitAnswer,
  SubmitRequest,
  WantedAnswer,
} from "./request.ts";
import { readArchive, readFields, readPiece, readWords, succeeded, type Started } from "./verb.ts";
import { readWanted } from "./wanted.ts";

/** What the target said about itself. */
export interface Facts {
  /** What tells one class of machines from another; `undefined` when it was not asked for or could not be told. */
  readonly platform: string | undefined;
  readonly probes: readonly Probe[];
}

/** Told when a run that was followed is over, and the exec can do more for it. */
export type OnOver = (id: RunId) => void;

/** A conversation with the target about one job, in one exec. Whoever opens it has to ask, or to leave. */
export class Offer {
  readonly facts: Facts;
  readonly #started: Started;
  readonly #outgoing: Outgoing;
  readonly #onOver: OnOver;

  /** Hears what the target says about itself. */
  static async hear(
    started: Started,
    outgoing: Outgoing,
    { platform, probes }: Questions,
    onOver: OnOver,
  ): Promise<Offer> {
    const facts = {
      platform: platform ? await readPlatform(started) : undefined,
      probes: [] as Probe[],
    };
    for (const command of probes) facts.probes.push(await readProbe(started, command));
    return new Offer(started, outgoing, facts, onOver);
  }

  private constructor(started: Started, outgoing: Outgoing, facts: Facts, onOver: OnOver) {
    this.#started = started;
    this.#outgoing = outgoing;
    this.#onOver = onOver;
    this.facts = facts;
  }

  /**
   * Names the job.
   * @param eager a small job that is sent before anybody knows whether it is wanted
   * @throws {JobError} `disk-full` when there is no room for it, `invalid` when the submission was used for something else
   */
  async ask(request: SubmitRequest, eager?: Payload & { readonly pack: Buffer }): Promise<SubmitAnswer> {
    const reply = eager && replyTo(eager).head;
    this.#outgoing.say(`${requestLine(request, reply?.length ?? 0)}\n`);
    if (reply !== undefined) this.#outgoing.say(reply);
    const [tag, ...words] = await readWords(this.#started);
    if (tag === "W") return this.#wanted(words, request);
    if (tag !== "S") throw unexpected("line");
    return words[1] === "stored" && request.reuse ? this.#stored(words[0]) : this.#run(words, request);
  }

  /** The job is not named. */
  async leave(): Promise<void> {
    this.#outgoing.stop();
    const { answer, execution } = this.#started;
    // What it is about to say may be long.
    const timer = setTimeout(() => execution.stdout.destroy(), farewellMs);
    await answer.discard().catch(() => undefined);
    clearTimeout(timer);
  }

  async #wanted(words: readonly string[], request: SubmitRequest): Promise<WantedAnswer> {
    const said = await readWanted(this.#started, words);
    return {
      kind: "wanted",
      ...said,
      sendWindow: this.#started.execution.sendWindow,
      send: async (payload) => {
        if (payload !== undefined) this.#send(replyTo(payload));
        return this.#run(await readFields(this.#started), request);
      },
      leave: () => this.leave(),
    };
  }

  #send({ head, rest }: Reply): void {
    this.#outgoing.say(head);
    if (rest === undefined) return;
    if (rest instanceof Readable) this.#outgoing.send(rest);
    else this.#outgoing.sayLater(rest);
  }

  async #run([text, outcome]: string[], { follow }: SubmitRequest): Promise<RunAnswer> {
    if (outcome !== "started" && outcome !== "joined") throw unexpected("outcome");
    const id = runId(text);
    const run = { kind: "run", id, joined: outcome === "joined" } as const;
    if (follow) return { ...run, events: followToEnd(this.#started, () => this.#onOver(id)) };
    this.#outgoing.stop();
    await succeeded(this.#started);
    return { ...run, events: Readable.from([]) };
  }

  async #stored(id: string | undefined): Promise<StoredAnswer> {
    const [tag, length] = await readWords(this.#started);
    if (tag !== "M") throw unexpected("line");
    const sealed = await readPiece(this.#started, number(length));
    return {
      kind: "stored",
      id: runId(id),
      sealed: sealed.toString(),
      events: followToEnd(this.#started),
      fetch: (names) => {
        this.#outgoing.say(nulEnded(names));
        this.#outgoing.stop();
        return readArchive(this.#started);
      },
      leave: () => this.leave(),
    };
  }
}

/** Names as the target reads them. */
export function nulEnded(names: readonly Buffer[]): Buffer {
  return Buffer.concat(names.flatMap((name) => [name, Buffer.from([0])]));
}

async function readPlatform(started: Started): Promise<string | undefined> {
  const [tag, ...words] = await readWords(started);
  if (tag !== "P") throw unexpected("line");
  return printable(words.join(" ")) || undefined;
}

async function readProbe(started: Started, command: string): Promise<Probe> {
  const [tag, code, length] = await readWords(started);
  if (tag !== "P") throw unexpected("line");
  const stdout = createHash("sha256").update(await readPiece(started, number(length)));
  return { command, exitCode: number(code), stdout: stdout.digest("hex") };
}

/** How long a target may go on talking to a client that has heard enough. Milliseconds. */
const farewellMs = 1000;

/** SIGNATURE SUBMISSION REQUEST FOLLOW JOIN REUSE KIB FILES JOB BASE EAGER DOMAIN... */
function requestLine(request: SubmitRequest, eager: number): string {
  const { signature, submission, follow, join, reuse, room, job, base, domains } = request;
  return [
    ...[signature, submission, request.request, follow ? 1 : 0],
    join ? `${hundredths(join.timeoutMs)}.${hundredths(join.idleTimeoutMs)}` : 0,
    reuse ? Math.max(1, Math.floor(reuse.longestMs ?? anyDuration)) : 0,
    ...[room.kib, room.files, job, base ?? "-", eager, ...domains],
  ].join(" ");
}

/** Milliseconds that no run takes; every shell can count so far. */
const anyDuration = 2 ** 31 - 1;
