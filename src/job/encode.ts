/** An unsigned 64-bit number, most significant byte first. @throws {RangeError} if it is none */
export function uint64(value: number): Buffer {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

/**
 * The length in bytes, then the bytes (text as UTF-8): no two sequences of such fields read alike.
 * @throws {RangeError} if the text has half a surrogate pair, as two texts would then have the same bytes
 */
export function lengthPrefixed(value: string | Uint8Array): Buffer {
  if (typeof value === "string" && !value.isWellFormed()) {
    throw new RangeError(`text that has no UTF-8: ${JSON.stringify(value.slice(0, 200))}`);
  }
  const bytes = Buffer.from(value);
  return Buffer.concat([uint64(bytes.length), bytes]);
}

/** Order of the UTF-8 bytes; that of UTF-16, JavaScript's own, differs beyond U+D7FF. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
