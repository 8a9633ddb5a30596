/** Joins small pieces into chunks of at least `minimum` bytes, the last one excepted. Large pieces are not copied. */
export async function* coalesce(
  pieces: AsyncIterable<Buffer>,
  minimum: number,
): AsyncGenerator<Buffer, void, void> {
  let gathered: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    gathered.push(piece);
    size += piece.length;
    if (size < minimum) continue;
    yield gathered.length === 1 ? piece : Buffer.concat(gathered, size);
    gathered = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(gathered, size);
}
