import { createHash, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { extract } from "tar-stream";
import type { Hit, NewEntry, Wanted } from "../../src/cache/result-cache.ts";
import { seal } from "../../src/cache/seal.ts";
import { entryFiles } from "../../src/job/entry-content.ts";
import type { Digest, Manifest } from "../../src/job/manifest.ts";
import type { Trust } from "../../src/job/trust.ts";
import { Secret } from "../../src/secret.ts";
import { rawTar, type RawMember } from "../workspace/raw-tar.ts";

/** The repository and branch that tests are run for. */
export const trust: Trust = {
  repository: "4711",
  domain: "refs/heads/main",
  readable: ["refs/heads/main", "refs/heads/base"],
};

export const secret: Secret = new Secret("correct horse battery staple");

/** A result of a job as tests store it. */
export interface Result {
  readonly manifest: Manifest;
  /** By their names in the archive. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly members: readonly RawMember[];
}

/** A result with a log, a program, an empty directory and a link. Whatever is given replaces what the manifest says. */
export function makeResult(given: Partial<Manifest> = {}, size = 100_000): Result {
  const log = Buffer.from("all is well\n");
  const program = randomBytes(size);
  const signature = given.signature ?? newSignature();
  const manifest: Manifest = {
    schema: 1,
    signature,
    repository: trust.repository,
    domain: trust.domain,
    target: "ci@board.example.org",
    jobId: `${signature.slice(0, 20)}-1`,
    durationMs: 1500,
    created: "2026-03-04T05:06:07.890Z",
    streams: { log: digestOf(log) },
    outputs: [
      { type: "directory", path: "empty" },
      { type: "file", path: "out/program", executable: true, ...digestOf(program) },
      { type: "symlink", path: "out/run", target: "program" },
    ],
    ...given,
  };
  return {
    manifest,
    files: new Map([
      ["log", log],
      ["results/out/program", program],
    ]),
    members: [
      { name: "log", content: log },
      { name: "results/empty", type: "5" },
      { name: "results/out/program", content: program, mode: 0o755 },
      { name: "results/out/run", type: "2", target: "program" },
    ],
  };
}

export function newSignature(): string {
  return randomBytes(32).toString("hex");
}

/** The result as it is given to a cache. */
export function entryOf({ manifest, members, files }: Result, key?: Secret, name = "Build & test"): NewEntry {
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  return {
    manifest,
    sealed: seal(manifest, key),
    signature: manifest.signature,
    name,
    tar: () => Readable.from([rawTar(...members)]),
    joined: () => Readable.from([joinedOf({ manifest, members, files })]),
    bytes,
    replaces: false,
    patienceMs: Infinity,
  };
}

/** What to look for to find `entry`. */
export function wantedOf({ signature, name }: NewEntry, given: Partial<Wanted> = {}): Wanted {
  return { signature, name, trust, secret: undefined, longestMs: undefined, ...given };
}

/** The files of a result as they are joined. */
export function joinedOf({ manifest, files }: Result): Buffer {
  const names = [...entryFiles(manifest)].map(({ kind, path }) =>
    kind === "stream" ? path : `results/${path}`,
  );
  return Buffer.concat(names.map((name) => files.get(name) ?? Buffer.alloc(0)));
}

/** The files of a hit by their names in the archive. */
export async function filesOf(hit: Hit): Promise<Map<string, Buffer>> {
  const content = hit.content();
  const files = new Map<string, Buffer>();
  if (content.form === "tar") {
    for await (const member of content.bytes.pipe(extract())) {
      if (member.header.type === "file") files.set(member.header.name, await buffer(member));
      else member.resume();
    }
    return files;
  }
  const bytes = await buffer(content.bytes);
  let position = 0;
  for (const { kind, path, size } of entryFiles(hit.manifest)) {
    const end = position + size;
    files.set(kind === "stream" ? path : `results/${path}`, bytes.subarray(position, end));
    position = end;
  }
  if (position !== bytes.length) throw new Error(`${bytes.length} bytes instead of ${position}`);
  return files;
}

function digestOf(content: Buffer): Digest {
  return { size: content.length, sha256: createHash("sha256").update(content).digest("hex") };
}
