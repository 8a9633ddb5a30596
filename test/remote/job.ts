import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pack } from "tar-stream";
import type { JobSpec } from "../../src/job/spec.ts";
import { inlineFile, launchText, secretsFile, secretsText } from "../../src/runtime/shell.ts";
import { Secret } from "../../src/secret.ts";

/** A job for a test: what to run, and what differs from the plainest one. */
export interface Job {
  /** Shell text; its first line may be a `#!`. */
  readonly run: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly secretEnv?: Readonly<Record<string, string>>;
  /** Shell text that takes the place of what sets the secrets. */
  readonly secrets?: string;
  /** Below the job's directory. */
  readonly files?: Readonly<Record<string, string>>;
  readonly separateStreams?: boolean;
  /** Milliseconds. */
  readonly timeout?: number;
  /** Milliseconds. */
  readonly idleTimeout?: number;
}

/** A job as it is sent. */
export interface PackedJob {
  readonly bytes: Buffer;
  /** The first `length` bytes, all if not given. */
  stream(length?: number): Readable;
}

/** The tar that `submit` reads. */
export async function packJob(job: Job): Promise<PackedJob> {
  const spec = specOf(job);
  const archive = pack();
  const files: Readonly<Record<string, string>> = {
    spec: limitsOf(job),
    launch: launchText(spec, job.run.split("\n", 1)[0] ?? ""),
    [inlineFile]: job.run,
    ...(spec.secretEnv.size > 0 ? { [secretsFile]: job.secrets ?? secretsText(spec.secretEnv) } : {}),
    ...Object.fromEntries(Object.entries(job.files ?? {}).map(([name, text]) => [`work/${name}`, text])),
    complete: "",
  };
  for (const [name, text] of Object.entries(files)) {
    archive.entry({ name, mode: name.startsWith("work/") ? 0o644 : 0o600 }, text);
  }
  archive.finalize();
  const bytes = await buffer(archive);
  return { bytes, stream: (length = bytes.length) => Readable.from([bytes.subarray(0, length)]) };
}

function specOf({ run, args = [], env = {}, secretEnv = {}, separateStreams = false }: Job): JobSpec {
  return {
    name: "test",
    command: { kind: "inline", text: run, shell: undefined },
    args,
    env: new Map(Object.entries(env)),
    secretEnv: new Map(Object.entries(secretEnv).map(([name, value]) => [name, new Secret(value)])),
    outputs: [],
    separateStreams,
  };
}

function limitsOf({ timeout = 0, idleTimeout = 0, separateStreams = false }: Job): string {
  const streams = separateStreams ? "out err" : "log";
  return `timeout=${timeout / 10}\nidle=${idleTimeout / 10}\nstreams=${streams}\n`;
}
