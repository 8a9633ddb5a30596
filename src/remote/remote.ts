import { Readable } from "node:stream";
import type { Connection } from "../transport/connection.ts";
import { cutShort, printable } from "./answer.ts";
import { hundredths, number, runId, unexpected } from "./fields.ts";
import { followEvents, loggedOutput, type FollowEvent, type OutputEvent } from "./follow-event.ts";
import { decodeListing, type RemoteName } from "./listing.ts";
import { lockClaim, type LockClaim } from "./lock-claim.ts";
import { outgoing, type Outgoing } from "./outgoing.ts";
import type { FollowOffsets, RunName, SubmitAnswer, SubmitRequest } from "./request.ts";
import { signatureDigits, type RunId } from "./run-id.ts";
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

  constructor(connection: Connection, remoteDirectory: string) {
    this.#connection = connection;
    this.#store = `${remoteDirectory.replace(/\/+$/, "")}/v1`;
  }

  /**
   * Sends a job and starts it, or joins a run of it.
   * @throws {JobError} `connection-lost`: whether it started is not known, the same submission may be sent again;
   * `disk-full` when there is no room for it, `invalid` when the submission has been used for something else
   */
  async submit(request: SubmitRequest, options: VerbOptions = {}): Promise<SubmitAnswer> {
    const { signature, submission, join, follow, room } = request;
    const limits = join ? `${hundredths(join.timeoutMs)}.${hundredths(join.idleTimeoutMs)}` : "0";
    const flags = [follow ? "1" : "0", limits];
    const words = [signature, submission, request.request, ...flags, String(room.kib), String(room.files)];
    let sent: Outgoing | undefined;
    const stdin = (): Readable => (sent = outgoing(request.payload())).stdin;
    const started = await this.#start({ verb: "submit", words, stdin, ...options });
    const [id, outcome] = await readFields(started);
    // Nothing more will be read of it. Of a run that was joined, or is found again, perhaps nothing was.
    sent?.stop();
    if (outcome !== "started" && outcome !== "joined") throw unexpected("outcome");
    if (!follow) await succeeded(started);
    return {
      id: runId(id),
      joined: outcome === "joined",
      events: follow ? this.#events(started) : Readable.from([]),
    };
  }

  /** The run's events from these bytes on; with one log the offset of `err` counts for nothing. */
  async *follow(
    id: RunId,
    offsets: FollowOffsets,
    { submission = "-", ...options }: FollowOptions = {},
  ): AsyncGenerator<FollowEvent, void> {
    const words = [id, String(offsets.first), String(offsets.second), submission];
    yield* this.#events(await this.#start({ verb: "follow", words, ...options }));
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
    const started = await this.#start({ verb: "about", words: [id], ...options });
    await readFields(started);
    const text = await readText(started);
    await succeeded(started);
    return text;
  }

  /** Every name below the job's directory, as raw bytes. */
  async list(id: RunId, options: VerbOptions = {}): Promise<RemoteName[]> {
    const started = await this.#start({ verb: "list", words: [id], ...options });
    await readFields(started);
    const names = await decodeListing(started.answer.rest());
    await succeeded(started);
    return names;
  }

  /**
   * A tar stream of these names.
   * @returns the stream, which may be several archives one after the other, and a promise that settles when the target
   * is done: with what its tar complained about (`""` for nothing)
   */
  async fetch(
    id: RunId,
    names: readonly Buffer[],
    options: VerbOptions = {},
  ): Promise<{ archive: Readable; complaint: Promise<string> }> {
    const stdin = (): Readable => Readable.from([Buffer.concat(names.flatMap((name) => [name, nul]))]);
    const started = await this.#start({ verb: "fetch", words: [id], stdin, ...options });
    await readFields(started);
    const { answer, execution } = started;
    const complaint = Promise.all([execution.exit, execution.stderr]).then(([{ code }, stderr]) =>
      code === 0 ? "" : printable(stderr) || `tar ended with ${String(code)}`,
    );
    complaint.catch(() => undefined); // the archive's reader sees the same failure first
    return { archive: answer.rest(), complaint };
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
    const [, outcome] = await this.#fields({ verb: "remove", words: [id, submission ?? "-"], ...options });
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

  async *#events(started: Started): AsyncGenerator<FollowEvent, void> {
    for await (const event of followEvents(started.answer)) {
      yield event;
      if (event.type === "ended" || event.type === "lost") return;
    }
    await succeeded(started);
    throw cutShort();
  }

  async #fields(call: Call): Promise<string[]> {
    const started = await this.#start(call);
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

  #start(call: Call): Promise<Started> {
    return startVerb(this.#connection, this.#store, call);
  }
}

const nul = Buffer.from([0]);

function nameOf(run: RunId | RunName): string {
  if (typeof run === "string") return run;
  return `${"id" in run ? run.id : run.signature.slice(0, signatureDigits)}@${run.submission}`;
}

function fileNamePart(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9._@+-]+/g, "-").slice(0, 100) || "somebody";
}
