/** An unsigned 64-bit number, most significant byte first. @throws {RangeError} if it is none */
export function uint64(value: number): Buffer {
  return writeUint64(Buffer.allocUnsafe(8), value, 0);
}

/**
 * The length in bytes, then the bytes (text as UTF-8): no two sequences of such fields read alike.
 * @throws {RangeError} if the text has half a surrogate pair, as two texts would then have the same bytes
 */
export function lengthPrefixed(value: string | Uint8Array): Buffer {
  if (typeof value === "string") requireUtf8(value);
  const length = Buffer.byteLength(value);
  const bytes = writeUint64(Buffer.allocUnsafe(8 + length), length, 0);
  if (typeof value === "string") bytes.write(value, 8);
  else bytes.set(value, 8);
  return bytes;
}

/** @throws {RangeError} if the text has half a surrogate pair */
export function requireUtf8(text: string): void {
  if (text.isWellFormed()) return;
  throw new RangeError(`text that has no UTF-8: ${JSON.stringify(text.slice(0, 200))}`);
}

/**
 * Writes what {@link uint64} makes to a place in `bytes`; in two halves, because a big integer takes longer.
 * @throws {RangeError} if the value is no whole number
 */
export function writeUint64(bytes: Buffer, value: number, at: number): Buffer {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number: ${value}`);
  writeUint32(bytes, Math.floor(value / 2 ** 32), at);
  writeUint32(bytes, value, at + 4);
  return bytes;
}

/** The methods of buffers take several times longer. */
function writeUint32(bytes: Buffer, value: number, at: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}

/** Order of the UTF-8 bytes, which is that of code points; JavaScript's own, that of UTF-16, differs beyond U+D7FF. */
export function compareBytes(a: string, b: string): number {
  return compare(a, b, rank);
}

/** Order of paths in a tree: a directory, all that is in it, then what comes after it by the bytes of its name. */
export function comparePaths(a: string, b: string): number {
  return compare(a, b, rankInPath);
}

function compare(a: string, b: string, rankOf: (unit: number) => number): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const one = a.charCodeAt(at);
    const other = b.charCodeAt(at);
    if (one !== other) return rankOf(one) - rankOf(other);
  }
  return a.length - b.length;
}

/** Surrogates are halves of code points that come after all others. */
function rank(unit: number): number {
  const isSurrogate = unit >= 0xd800 && unit < 0xe000;
  return isSurrogate ? unit + 0x10000 : unit;
}

/** What ends a name comes before all that goes on with it. */
function rankInPath(unit: number): number {
  return unit === slash ? -1 : rank(unit);
}

const slash = "/".charCodeAt(0);
