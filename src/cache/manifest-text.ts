// The small build: every start of the action pays for this import.
import * as z from "zod/mini";
import type { Digest, Manifest, StoredEntry } from "../job/manifest.ts";
import { isRunId } from "../remote/run-id.ts";

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const size = z.int().check(z.nonnegative());
/** Shown to people. */
const label = z.string().check(z.maxLength(1000), z.regex(/^\P{C}*$/u));

const digest: z.ZodMiniType<Digest> = z.object({ size, sha256 });

const entry: z.ZodMiniType<StoredEntry> = z.discriminatedUnion("type", [
  z.object({ type: z.literal("file"), path: z.string(), executable: z.boolean(), size, sha256 }),
  z.object({ type: z.literal("directory"), path: z.string() }),
  z.object({ type: z.literal("symlink"), path: z.string(), target: z.string() }),
]);

const manifest = z.object({
  schema: z.literal(1),
  signature: sha256,
  repository: label,
  domain: label,
  target: label,
  jobId: z.string().check(z.refine(isRunId)),
  durationMs: size,
  created: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/)),
  streams: z.object({ log: digest, out: z.optional(digest), err: z.optional(digest) }),
  outputs: z.array(entry).check(z.maxLength(500_000)),
});

/** One line of JSON without its end, the same for equal manifests. */
export function printManifest({ streams, outputs, ...rest }: Manifest): string {
  return JSON.stringify({
    schema: rest.schema,
    signature: rest.signature,
    repository: rest.repository,
    domain: rest.domain,
    target: rest.target,
    jobId: rest.jobId,
    durationMs: rest.durationMs,
    created: rest.created,
    streams: {
      log: plainDigest(streams.log),
      out: streams.out && plainDigest(streams.out),
      err: streams.err && plainDigest(streams.err),
    },
    outputs: outputs.map(plainEntry),
  });
}

/** Reads a line that anybody may have written; `undefined` if it is no manifest. What it does not know it leaves out. */
export function readManifest(line: string): Manifest | undefined {
  try {
    return manifest.parse(JSON.parse(line)) as Manifest;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.core.$ZodError) return undefined;
    throw error;
  }
}

function plainDigest({ size, sha256 }: Digest): Digest {
  return { size, sha256 };
}

function plainEntry(stored: StoredEntry): StoredEntry {
  const { type, path } = stored;
  switch (type) {
    case "file":
      return { type, path, executable: stored.executable, ...plainDigest(stored) };
    case "directory":
      return { type, path };
    case "symlink":
      return { type, path, target: stored.target };
  }
}
