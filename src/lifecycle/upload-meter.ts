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
}

/** Counts what is sent of a job, and tells how much there is to send, which compression leaves to be seen. */
export class UploadMeter {
  readonly #progress: Progress;
  readonly #emit: Emit;
  /** What is left of a byte when it is sent, as it was foretold. */
  readonly #ratio: number;
  /** What has yet to be sent, as it is before it is compressed. Bytes. */
  #waiting: number;
  /** What was packed and what was sent of it. Bytes. */
  #packed = 0;
  #sent = 0;

  constructor(progress: Progress, emit: Emit, { files, beside, bytes, ratio }: Expected) {
    this.#progress = progress;
    this.#emit = emit;
    this.#waiting = bytes;
    this.#ratio = ratio;
    progress.sent = { bytes: beside, files };
  }

  packed(bytes: number): void {
    this.#packed += bytes;
    this.#waiting = Math.max(0, this.#waiting - bytes);
  }

  sent(bytes: number): void {
    this.#sent += bytes;
    this.#progress.sent.bytes += bytes;
    this.#tell(Math.round(this.#waiting * this.#ratioSoFar()));
  }

  /** All there is. */
  sentAtOnce(bytes: number): void {
    this.sent(bytes);
    this.end();
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
    return this.#packed < telling ? this.#ratio : Math.min(this.#sent / this.#packed, 1);
  }
}

/** Bytes. */
const telling = 4 * 1024 * 1024;

/** The chunks of a stream behind its first bytes, counted when they are taken. */
export async function* metered(
  stream: AsyncIterable<Buffer>,
  skip: number,
  meter: UploadMeter,
): AsyncGenerator<Buffer, void, void> {
  let left = skip;
  for await (const chunk of stream) {
    const wanted = chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
    if (wanted.length === 0) continue;
    meter.sent(wanted.length);
    yield wanted;
  }
  meter.end();
}
