/** An unsigned 64-bit number, most significant byte first. */
export function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

/** The length in bytes, then the bytes (text as UTF-8): no two sequences of such fields read alike. */
export function lengthPrefixed(value: string | Uint8Array): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([uint64(bytes.length), bytes]);
}
