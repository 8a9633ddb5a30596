import { Readable } from "node:stream";
import type { Connection } from "../transport/connection.ts";
import { Conversation } from "./conversation.ts";
import { printable } from "./answer.ts";
import { number, unexpected } from "./fields.ts";
import { readPart, type FilePart, type TakePart } from "./file-part.ts";
import { followToEnd, loggedOutput, type FollowEvent, type OutputEvent } from "./follow-event.ts";
import { lockClaim, type LockClaim } from "./lock-claim.ts";
import { Offer } from "./offer.ts";
import { Outgoing } from "./outgoing.ts";
import type { FollowOffsets, Questions, RunName } from "./request.ts";
import { signatureDigits, type RunId } from "./run-id.ts";
import { RunFiles } from "./run-files.ts";
import { runStatus, type RunStatus } from "./run-status.ts";
import { storedRun, type StoredRun } from "./stored-run.ts";
import { readFields, readLines, readText, startVerb, succeeded, type Call, type Started } from "./verb.ts";

export interface VerbOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface FollowOptions extends VerbOptions {
  /** Whose run it is: the target then knows that this client still wants it. */
  readonly submission?: string | undefined;
}

/** How much a store holds, or what was taken from it. */
export interface StoreUse {
  readonly runs: number;
  readonly kib: number;
}

/** Our side on the target. Each method is one exec, but for the first of all, which installs the scripts. */
export class Remote {
  readonly #connection: Connection;
  readonly #store: string;
  /** Execs that have followed a run to its end. */
  readonly #conversations = new Map<RunId, Conversation>();

  constructor(connection: Connection, remoteDirectory: string) {
    this.#connection = connection;
    this.#store = `${remoteDirectory.replace(/\/+$/, "")}/v1`;
  }

  /**
   * Begins a conversation about a job, and hears what the target says about itself.
   * @throws {JobError} `target` when it cannot run jobs
   */
  async offer(questions: Questions, options: VerbOptions = {}): Promise<Offer> {
    const { platform, probes } = questions;
    let outgoing = new Outgoing();
    const stdin = (): Readable => {
      outgoing = new Outgoing();
      for (const command of probes) outgoing.say(`${command}\n`);
      return outgoing.stdin;
    };
    const words = [platform ? "1" : "0", String(probes.length)];
    const started = await this.#start({ verb: "submit", words, stdin, ...options });
    const onOver = (id: RunId): void => this.#goOn(id, started, outgoing);
    return Offer.hear(started, outgoing, questions, onOver);
  }

  /**
   * Sends a part of a pack, on a channel of its own: to a target that wants the job of this submission and waits for it.
   * @param number from 0
   */
  async part(
    submission: string,
    number: number,
    content: Readable,
    options: VerbOptions = {},
  ): Promise<void> {
    const words = [submission, String(number)];
    const [arrived] = await this.#fields({ verb: "part", words, stdin: () => content, ...options });
    if (arrived !== words[1]) throw unexpected("part");
  }

  /**
   * Makes the result of a run that has passed one to be reused.
   * @param sealed its sealed manifest
   * @param domain whose it is; nothing is stored when the run, which may have been joined, is another's
   */
  async store(id: RunId, sealed: string, domain: string, options: VerbOptions = {}): Promise<void> {
    const content = Buffer.from(sealed);
    const stdin = (): Readable => Readable.from([content]);
    const words = [id, String(content.length), domain];
    await this.#fields({ verb: "store", words, stdin, ...options }, id);
  }

  /** The run's events from these bytes on; with one log the offset of `err` counts for nothing. */
  async *follow(
    id: RunId,
    offsets: FollowOffsets,
    { submission = "-", ...options }: FollowOptions = {},
  ): AsyncGenerator<FollowEvent, void> {
    const words = [id, String(offsets.first), String(offsets.second), submission];
    let outgoing = new Outgoing();
    const stdin = (): Readable => (outgoing = new Outgoing()).stdin;
    const started = await this.#start({ verb: "follow", words, stdin, ...options });
    yield* followToEnd(started, () => this.#goOn(id, started, outgoing));
  }

  async status(id: RunId, options: VerbOptions = {}): Promise<RunStatus> {
    return runStatus(await this.#fields({ verb: "status", words: [id], ...options }));
  }

  /**
   * Asks the supervisor to end a run, and waits up to `waitSeconds` until it has.
   * @param run its id; or a name, by which it goes on when others follow it
   * @param by who asks; what is not fit for a file name becomes `-`
   */
  async cancel(
    run: RunId | RunName,
    by: string,
    waitSeconds: number,
    options: VerbOptions = {},
  ): Promise<RunStatus> {
    const words = [nameOf(run), fileNamePart(by), String(waitSeconds)];
    return runStatus(await this.#fields({ verb: "cancel", words, ...options }));
  }

  /** What the job has written so far, one stream after the other. */
  async *log(id: RunId, options: VerbOptions = {}): AsyncGenerator<OutputEvent, void> {
    const started = await this.#start({ verb: "log", words: [id], ...options });
    await readFields(started);
    yield* loggedOutput(started.answer);
    await succeeded(started);
  }

  /** What the client that submitted the run has written down for others: one line of JSON, hostile. */
  async about(id: RunId, options: VerbOptions = {}): Promise<string> {
    return this.#beside(id, "about", options);
  }

  /** The run's signature.json: hostile, and empty when there is none. */
  async signatureFile(id: RunId, options: VerbOptions = {}): Promise<string> {
    return this.#beside(id, "signature.json", options);
  }

  /** What the run has left, in a conversation in which it can be fetched. */
  async files(id: RunId, options: VerbOptions = {}): Promise<RunFiles> {
    let outgoing = new Outgoing();
    const stdin = (): Readable => (outgoing = new Outgoing()).stdin;
    const started = await this.#start({ verb: "fetch", words: [id], stdin, ...options }, id);
    return RunFiles.hear(started, outgoing);
  }

  /** Reads a part of what the run has left, on a channel of its own, as {@link readPart} has it. */
  async filePart(
    id: RunId,
    part: FilePart,
    take: TakePart,
    options: VerbOptions = {},
  ): Promise<readonly string[]> {
    let outgoing = new Outgoing();
    const stdin = (): Readable => (outgoing = new Outgoing()).stdin;
    const started = await this.#start({ verb: "fetch", words: [id, "-"], stdin, ...options });
    return readPart(started, outgoing, part, take);
  }

  /** Whether the exec that has followed this run goes on, and what is done for it needs no other. */
  hasFollowed(id: RunId): boolean {
    return this.#conversations.get(id)?.isFree === true;
  }

  /** All runs of the store. */
  async runs(options: VerbOptions = {}): Promise<StoredRun[]> {
    const { lines } = await this.#lines({ verb: "runs", words: [], ...options });
    return lines.flatMap((words) => storedRun(words) ?? []);
  }

  /**
   * Removes a run that has ended.
   * @param submission whose part in the run is over: the run is kept when others have joined it
   * @throws {JobError} `target` when it is going on
   */
  async remove(
    id: RunId,
    submission?: string,
    options: VerbOptions = {},
  ): Promise<"removed" | "kept" | "absent"> {
    const [, outcome] = await this.#fields(
      { verb: "remove", words: [id, submission ?? "-"], ...options },
      id,
    );
    if (outcome !== "removed" && outcome !== "kept" && outcome !== "absent") throw unexpected("outcome");
    return outcome;
  }

  /** Removes ended runs, the oldest first, until the store keeps to these limits; without any, to its own. */
  async collect(
    limits: { readonly olderThanSeconds?: number | undefined; readonly maxKib?: number | undefined } = {},
    options: VerbOptions = {},
  ): Promise<{ removed: StoreUse; left: StoreUse }> {
    const words = [limits.olderThanSeconds, limits.maxKib].map((limit) => String(limit ?? "-"));
    const [runs, kib, runsLeft, kibLeft] = await this.#fields({ verb: "gc", words, ...options });
    return {
      removed: { runs: number(runs), kib: number(kib) },
      left: { runs: number(runsLeft), kib: number(kibLeft) },
    };
  }

  /** Who holds the target's locks, and who waits for them. */
  async locks(options: VerbOptions = {}): Promise<LockClaim[]> {
    const { lines } = await this.#lines({ verb: "locks", words: [], ...options });
    return lines.map(lockClaim);
  }

  /** Takes a lock from whoever holds it. @returns those who held it */
  async breakLock(lock: string, options: VerbOptions = {}): Promise<LockClaim[]> {
    const { words, lines } = await this.#lines({ verb: "break", words: [lock], ...options });
    if (number(words[0]) !== lines.length) throw unexpected("count");
    return lines.map(lockClaim);
  }

  /** What the target is and has, by names of our own. */
  async probe(options: VerbOptions = {}): Promise<ReadonlyMap<string, string>> {
    const { lines } = await this.#lines({ verb: "probe", words: [], ...options });
    return new Map(lines.map(([key = "", ...value]) => [key, printable(value.join(" "))]));
  }

  async #beside(id: RunId, file: string, options: VerbOptions): Promise<string> {
    const started = await this.#start({ verb: "about", words: [id, file], ...options });
    await readFields(started);
    const text = await readText(started);
    await succeeded(started);
    return text;
  }

  async #fields(call: Call, id?: RunId): Promise<string[]> {
    const started = await this.#start(call, id);
    const words = await readFields(started);
    await succeeded(started);
    return words;
  }

  async #lines(call: Call): Promise<{ words: string[]; lines: string[][] }> {
    const started = await this.#start(call);
    const words = await readFields(started);
    const lines = await readLines(started);
    await succeeded(started);
    return { words, lines };
  }

  /** @param id of the run that it is done for: an exec that has followed it can do it, too */
  #start(call: Call, id?: RunId): Promise<Started> {
    const conversation = id && this.#conversations.get(id);
    if (conversation?.isFree === true) return Promise.resolve(conversation.start(call));
    return startVerb(this.#connection, this.#store, call);
  }

  #goOn(id: RunId, started: Started, outgoing: Outgoing): void {
    this.#conversations.set(id, new Conversation(started, outgoing));
  }
}

function nameOf(run: RunId | RunName): string {
  if (typeof run === "string") return run;
  return `${"id" in run ? run.id : run.signature.slice(0, signatureDigits)}@${run.submission}`;
}

function fileNamePart(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9._@+-]+/g, "-").slice(0, 100) || "somebody";
}
