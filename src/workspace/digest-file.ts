import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Digest } from "../job/manifest.ts";

/** Size and SHA-256 of a file, read once. */
export async function digestFile(path: string): Promise<Digest> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    hash.update(chunk);
  }
  return { size, sha256: hash.digest("hex") };
}
