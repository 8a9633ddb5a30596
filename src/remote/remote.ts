import { Readable } from "node:stream";
import type { Connection } from "../transport/connection.ts";
import { cutShort, printable } from "./answer.ts";
import { followEvents, type FollowEvent } from "./follow-event.ts";
import { decodeListing, type RemoteName } from "./listing.ts";
import { signatureDigits, type RunId } from "./run-id.ts";
import { runId, runStatus, type RunStatus } from "./run-status.ts";
import { readFields, startVerb, succeeded, type Call, type Started } from "./verb.ts";

/** A job on its way: the same `submission` sent twice starts one run. */
export interface SubmitRequest {
  /** 64 hex digits. */
  readonly signature: string;
  /** 32 hex digits, made up by the client. */
  readonly submission: string;
  /** A fresh tar stream of the run at each call. */
  readonly payload: () => Readable;
}

/** Bytes already received: of `log`, or of `out` and `err`. */
export interface FollowOffsets {
  readonly first: number;
  readonly second: number;
}

export interface VerbOptions {
  readonly signal?: AbortSignal | undefined;
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
   * Sends a job and starts it.
   * @returns its id, and its events from the first byte on
   * @throws {JobError} `connection-lost`: whether it started is not known, the same submission may be sent again
   */
  async submit(
    request: SubmitRequest,
    options: VerbOptions = {},
  ): Promise<{ id: RunId; events: AsyncIterable<FollowEvent> }> {
    const words = [request.signature.slice(0, signatureDigits), request.submission, "1"];
    const started = await this.#start({ verb: "submit", words, stdin: request.payload, ...options });
    const [id] = await readFields(started);
    return { id: runId(id), events: this.#events(started) };
  }

  /** The run's events from these bytes on; with one log the offset of `err` counts for nothing. */
  async *follow(
    id: RunId,
    offsets: FollowOffsets,
    options: VerbOptions = {},
  ): AsyncGenerator<FollowEvent, void> {
    const words = [id, String(offsets.first), String(offsets.second)];
    yield* this.#events(await this.#start({ verb: "follow", words, ...options }));
  }

  async status(id: RunId, options: VerbOptions = {}): Promise<RunStatus> {
    return runStatus(await this.#fields({ verb: "status", words: [id], ...options }));
  }

  /**
   * Asks the supervisor to end a run, and waits up to `waitSeconds` until it has.
   * @param run its id, or the request of a submission whose id is not known
   * @param by who asks; what is not fit for a file name becomes `-`
   */
  async cancel(
    run: RunId | Pick<SubmitRequest, "signature" | "submission">,
    by: string,
    waitSeconds: number,
    options: VerbOptions = {},
  ): Promise<RunStatus> {
    const id = typeof run === "string" ? run : `${run.signature.slice(0, signatureDigits)}@${run.submission}`;
    const words = [id, fileNamePart(by), String(waitSeconds)];
    return runStatus(await this.#fields({ verb: "cancel", words, ...options }));
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

  #start(call: Call): Promise<Started> {
    return startVerb(this.#connection, this.#store, call);
  }
}

const nul = Buffer.from([0]);

function fileNamePart(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9._@+-]+/g, "-").slice(0, 100) || "somebody";
}
