import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { JobError } from "../errors.ts";
import type { Emit, OutputStream } from "../events.ts";
import type { FollowOffsets } from "../remote/request.ts";
import type { Secret } from "../secret.ts";
import type { About } from "./about.ts";
import { Mask } from "./mask.ts";

const streamNames = ["log", "out", "err"] as const;

/**
 * The job's output on our side: counts the bytes that came, hides secrets, writes `<results>.log` (and `.out`, `.err`
 * where the streams are kept apart) and passes everything on. With separate streams the log has them in the order in
 * which they arrived.
 */
export class RunLog {
  readonly #emit: Emit;
  readonly #received: Record<OutputStream, number> = { log: 0, out: 0, err: 0 };
  readonly #masks: Record<OutputStream, Mask>;
  readonly #files: Map<OutputStream, WriteStream>;
  #failure: Error | undefined;

  private constructor(emit: Emit, secrets: readonly Secret[], files: Map<OutputStream, WriteStream>) {
    this.#emit = emit;
    this.#files = files;
    for (const file of files.values()) file.on("error", (error) => (this.#failure = error));
    this.#masks = { log: new Mask(secrets), out: new Mask(secrets), err: new Mask(secrets) };
  }

  /** Creates the files, where nothing may be yet, not even a link. @throws {JobError} `results` when that is not possible */
  static async open(
    resultsDirectory: string,
    { separateStreams }: Pick<About, "separateStreams">,
    secrets: readonly Secret[],
    emit: Emit,
  ): Promise<RunLog> {
    const files = new Map<OutputStream, WriteStream>();
    try {
      for (const name of separateStreams ? streamNames : (["log"] as const)) {
        const file = createWriteStream(`${resultsDirectory}.${name}`, { flags: "wx" });
        await once(file, "open");
        files.set(name, file);
      }
    } catch (cause) {
      throw unwritable(cause);
    }
    return new RunLog(emit, secrets, files);
  }

  /** Whether a secret was found in what has arrived. */
  get hasSecrets(): boolean {
    return streamNames.some((name) => this.#masks[name].found);
  }

  /** What has arrived of the streams that are followed. */
  get offsets(): FollowOffsets {
    const { log, out, err } = this.#received;
    return this.#files.has("out") ? { first: out, second: err } : { first: log, second: 0 };
  }

  /**
   * Takes bytes that stand at `offset` of a stream; what is here already is not taken twice.
   * @throws {JobError} `protocol` when bytes between were skipped
   */
  async write(stream: OutputStream, offset: number, data: Buffer): Promise<void> {
    const known = this.#received[stream] - offset;
    if (known < 0) throw new JobError("protocol", `The target left out ${-known} bytes of the log`);
    const fresh = data.subarray(known);
    this.#received[stream] += fresh.length;
    await this.#show(stream, this.#masks[stream].push(fresh));
  }

  /** Shows what was held back, and closes the files. Idempotent. @throws {JobError} `results` when not all could be written */
  async close(): Promise<void> {
    if (this.#failure === undefined)
      for (const name of streamNames) await this.#show(name, this.#masks[name].end());
    const files = [...this.#files.values()];
    this.#files.clear();
    // The last bytes are written only now.
    const ends = await Promise.allSettled(files.map(closed));
    const failed = ends.find((end) => end.status === "rejected");
    if (failed !== undefined) throw unwritable(this.#failure ?? failed.reason);
  }

  /** Whoever has not closed it has an error of its own. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close().catch(() => undefined);
  }

  async #show(stream: OutputStream, data: Buffer): Promise<void> {
    if (data.length === 0) return;
    this.#emit({ type: "output", stream, data });
    await Promise.all([this.#append(stream, data), stream === "log" ? undefined : this.#append("log", data)]);
  }

  async #append(name: OutputStream, data: Buffer): Promise<void> {
    if (this.#failure !== undefined) throw unwritable(this.#failure);
    const file = this.#files.get(name);
    if (file !== undefined && !file.write(data)) await drained(file);
  }
}

async function drained(file: WriteStream): Promise<void> {
  try {
    await once(file, "drain");
  } catch (cause) {
    throw unwritable(cause);
  }
}

async function closed(file: WriteStream): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    file.end((error?: Error | null) => (error ? reject(error) : resolve()));
  });
}

function unwritable(cause: unknown): JobError {
  const message = `The log cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`;
  return new JobError("results", message, {
    hint: "Free space, or set results-directory to another place.",
    cause,
  });
}
