import { requireUtf8, writeUint64 } from "./encode.ts";

/** Gathered before they are passed on. Bytes. */
const room = 32 * 1024;

/** Fields as `encode.ts` makes them, many of them: they are written one after the other, and none is a buffer of its own. */
export class Fields {
  readonly #pass: (bytes: Uint8Array) => void;
  readonly #bytes: Buffer = Buffer.allocUnsafe(room);
  #length = 0;

  /** @param pass given what was gathered, which is overwritten afterwards */
  constructor(pass: (bytes: Uint8Array) => void) {
    this.#pass = pass;
  }

  byte(value: number): void {
    this.#bytes[this.#place(1)] = value;
  }

  /** @throws {RangeError} if it is no whole number */
  uint64(value: number): void {
    writeUint64(this.#bytes, value, this.#place(8));
  }

  /** The bytes of a short hex text, without their length. @throws {RangeError} if it is none */
  hex(digits: string): void {
    const length = digits.length / 2;
    if (this.#bytes.write(digits, this.#place(length), "hex") === length) return;
    throw new RangeError(`not hexadecimal: ${digits}`);
  }

  /** The length, then UTF-8. @throws {RangeError} if the text has none */
  text(value: string): void {
    const longest = value.length * 3;
    if (8 + longest > room) {
      requireUtf8(value);
      this.#long(Buffer.from(value));
      return;
    }
    this.#reserve(8 + longest);
    const at = this.#length;
    const length = this.#bytes.write(value, at + 8);
    // As many bytes as units: it is ASCII.
    if (length !== value.length) requireUtf8(value);
    writeUint64(this.#bytes, length, at);
    this.#length = at + 8 + length;
  }

  /** Passes on what was gathered. */
  flush(): void {
    if (this.#length > 0) this.#pass(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
  }

  #long(bytes: Buffer): void {
    this.uint64(bytes.length);
    this.flush();
    this.#pass(bytes);
  }

  #reserve(length: number): void {
    if (this.#length + length > room) this.flush();
  }

  /** Where so many bytes are to be written. */
  #place(length: number): number {
    this.#reserve(length);
    const at = this.#length;
    this.#length += length;
    return at;
  }
}
