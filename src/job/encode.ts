/** An unsigned 64-bit number, most significant byte first. @throws {RangeError} if it is none */
export function uint64(value: number): Buffer {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  return writeUint64(Buffer.allocUnsafe(8), value);
}

/**
 * The length in bytes, then the bytes (text as UTF-8): no two sequences of such fields read alike.
 * @throws {RangeError} if the text has half a surrogate pair, as two texts would then have the same bytes
 */
export function lengthPrefixed(value: string | Uint8Array): Buffer {
  if (typeof value === "string" && !value.isWellFormed()) {
    throw new RangeError(`text that has no UTF-8: ${JSON.stringify(value.slice(0, 200))}`);
  }
  const length = Buffer.byteLength(value);
  const bytes = writeUint64(Buffer.allocUnsafe(8 + length), length);
  if (typeof value === "string") bytes.write(value, 8);
  else bytes.set(value, 8);
  return bytes;
}

/** At the beginning of `bytes`; in two halves, because a big integer takes longer. */
function writeUint64(bytes: Buffer, value: number): Buffer {
  bytes.writeUInt32BE(Math.floor(value / 2 ** 32), 0);
  bytes.writeUInt32BE(value % 2 ** 32, 4);
  return bytes;
}

/** Order of the UTF-8 bytes, which is that of code points; JavaScript's own, that of UTF-16, differs beyond U+D7FF. */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const one = a.charCodeAt(at);
    const other = b.charCodeAt(at);
    if (one !== other) return rank(one) - rank(other);
  }
  return a.length - b.length;
}

/** Surrogates are halves of code points that come after all others. */
function rank(unit: number): number {
  const isSurrogate = unit >= 0xd800 && unit < 0xe000;
  return isSurrogate ? unit + 0x10000 : unit;
}
