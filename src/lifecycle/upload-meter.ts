import type { Emit } from "../events.ts";
import type { Progress } from "./progress.ts";

/** What is to be sent of a job. */
interface Expected {
  readonly files: number;
  /** What goes before the pack. Bytes. */
  readonly beside: number;
  /** What of the pack has yet to be packed. */
  readonly bytes: number;
  /** What is left of a byte when it is sent, as it is foretold. */
  readonly ratio: number;
  /** What of it is there already, as it is sent. */
  readonly skip: number;
}

/** Counts what is sent of a job, and tells how much there is to send, which compression leaves to be seen. */
export class UploadMeter {
  readonly #progress: Progress;
  readonly #emit: Emit;
  /** What is left of a byte when it is sent, as it was foretold. */
  readonly #ratio: number;
  /** What has yet to be sent, as it is before it is compressed. Bytes. */
  #waiting: number;
  /** What was packed, and what was made of it. Bytes. */
  #packed = 0;
  #made = 0;
  /** How much is made before anything is sent. Bytes. */
  #skip: number;

  constructor(progress: Progress, emit: Emit, { files, beside, bytes, ratio, skip }: Expected) {
    this.#progress = progress;
    this.#emit = emit;
    this.#waiting = bytes;
    this.#ratio = ratio;
    this.#skip = skip;
    progress.sent = { bytes: beside, files };
  }

  packed(bytes: number): void {
    this.#packed += bytes;
    this.#waiting = Math.max(0, this.#waiting - bytes);
  }

  /** What of this is sent: the rest is there already. */
  made(chunk: Buffer): Buffer {
    const wanted = chunk.subarray(this.#skip);
    this.#made += chunk.length;
    this.#skip = Math.max(0, this.#skip - chunk.length);
    this.#progress.sent.bytes += wanted.length;
    this.#tell(Math.max(0, Math.round(this.#waiting * this.#ratioSoFar()) - this.#skip));
    return wanted;
  }

  /** So much was packed, and made of it, that did not arrive: it is still to be sent. */
  undo(packed: number, made: number): void {
    this.#packed -= packed;
    this.#waiting += packed;
    this.#made -= made;
    this.#progress.sent.bytes -= made;
  }

  /** All there is. */
  madeAtOnce(bytes: Buffer): Buffer {
    const wanted = this.made(bytes);
    this.end();
    return wanted;
  }

  /** There is no more. */
  end(): void {
    this.#waiting = 0;
    this.#tell(0);
  }

  #tell(waiting: number): void {
    const bytes = this.#progress.sent.bytes;
    this.#emit({ type: "progress", phase: "upload", bytes, total: bytes + waiting });
  }

  /** What compression makes of the first bytes says little. */
  #ratioSoFar(): number {
    return this.#packed < telling ? this.#ratio : Math.min(this.#made / this.#packed, 1);
  }
}

/** Bytes. */
const telling = 4 * 1024 * 1024;

/** What of a stream is sent, counted when it is taken. */
export async function* metered(
  stream: AsyncIterable<Buffer>,
  meter: UploadMeter,
): AsyncGenerator<Buffer, void, void> {
  for await (const chunk of stream) {
    const wanted = meter.made(chunk);
    if (wanted.length > 0) yield wanted;
  }
  meter.end();
}
