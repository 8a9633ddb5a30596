/** The size of everything in a tar archive but content. Bytes. */
export const blockBytes = 512;

/** What a header block says (POSIX ustar, and GNU's). Names are raw bytes. */
export interface Header {
  /** One character. */
  readonly type: string;
  readonly name: Buffer;
  readonly size: number;
  readonly mode: number;
  /** What a link leads to. */
  readonly target: Buffer;
}

/** Records of a pax header: raw bytes by their keys. */
export type Records = ReadonlyMap<string, Buffer>;

/** @throws {RangeError} for a block that is no header */
export function readHeader(block: Buffer): Header {
  const magic = block.toString("latin1", 257, 265);
  const isPosix = magic.startsWith("ustar\0");
  if (!isPosix && magic !== "ustar  \0") throw new RangeError("no known kind of header");
  if (sumOf(block) !== numberAt(block, 148, 8)) throw new RangeError("a wrong checksum");
  const name = textAt(block, 0, 100);
  const prefix = isPosix ? textAt(block, 345, 155) : nothing;
  return {
    type: block.toString("latin1", 156, 157),
    name: prefix.length > 0 ? Buffer.concat([prefix, slash, name]) : name,
    size: numberAt(block, 124, 12),
    mode: numberAt(block, 100, 8),
    target: textAt(block, 157, 100),
  };
}

/** @throws {RangeError} for what are no records */
export function readRecords(content: Buffer): Records {
  const records = new Map<string, Buffer>();
  for (let start = 0; start < content.length;) {
    const blank = content.indexOf(" ", start);
    const equals = content.indexOf("=", blank);
    const end = start + wholeNumber(content.toString("latin1", start, blank));
    if (blank < 0 || equals < 0 || equals >= end || end > content.length || end <= blank)
      throw new RangeError("a pax header that holds no records");
    records.set(content.toString("latin1", blank + 1, equals), content.subarray(equals + 1, end - 1));
    start = end;
  }
  return records;
}

/** @throws {RangeError} for what is no whole number, or one of more than 15 digits */
export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new RangeError("a number that is none");
  return Number(text);
}

/** Up to its first NUL. */
export function untilNul(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

const nothing = Buffer.alloc(0);
const slash = Buffer.from("/");

function textAt(block: Buffer, start: number, length: number): Buffer {
  return untilNul(block.subarray(start, start + length));
}

/** Octal digits between blanks and NULs; or, where these do not reach, a binary number (GNU). An empty field is 0. */
function numberAt(block: Buffer, start: number, length: number): number {
  if (block.readUInt8(start) === 0x80) {
    const high = block.subarray(start + 1, start + length - 6);
    if (high.some((byte) => byte !== 0)) throw new RangeError("a number that is too large");
    return block.readUIntBE(start + length - 6, 6);
  }
  const digits = /^[ \0]*([0-7]*)[ \0]*/.exec(block.toString("latin1", start, start + length));
  if (digits?.[0].length !== length) throw new RangeError("a number that is none");
  return Number.parseInt(`0${digits[1] ?? ""}`, 8);
}

/** Of all bytes, those of the checksum counted as blanks. */
function sumOf(block: Buffer): number {
  let sum = 8 * 0x20;
  for (let at = 0; at < blockBytes; at += 1) if (at < 148 || at >= 156) sum += block[at] ?? 0;
  return sum;
}
