import type { Readable } from "node:stream";
import type { Digest, Manifest } from "./manifest.ts";

/** What a stored result holds beside its manifest. Hostile until it was compared with that. */
export type EntryContent =
  /** A plain tar of the streams and outputs. Its end or an error comes before much more than the manifest speaks of. */
  | { readonly form: "tar"; readonly bytes: Readable }
  /** The bytes of `entryFiles` one after another, and nothing between them; as many as the manifest says. */
  | { readonly form: "joined"; readonly bytes: AsyncIterable<Buffer> };

/** A file of a stored result: a stream, or an output. */
export interface EntryFile extends Digest {
  readonly kind: "stream" | "output";
  /** The stream's name, or the output's path. */
  readonly path: string;
  readonly executable: boolean;
}

/** The files of a stored result in the order in which they are joined: streams by their names, then outputs as they are listed. */
export function* entryFiles({ streams, outputs }: Manifest): Generator<EntryFile> {
  for (const name of ["err", "log", "out"] as const) {
    const digest = streams[name];
    if (digest !== undefined) yield { kind: "stream", path: name, executable: false, ...digest };
  }
  for (const entry of outputs) {
    if (entry.type !== "file") continue;
    const { path, executable, size, sha256 } = entry;
    yield { kind: "output", path, executable, size, sha256 };
  }
}

/** How many files a stored result has, and what they hold in all. Bytes. */
export function sizeOf(manifest: Manifest): { readonly files: number; readonly bytes: number } {
  let [files, bytes] = [0, 0];
  for (const { size } of entryFiles(manifest)) {
    files += 1;
    bytes += size;
  }
  return { files, bytes };
}
