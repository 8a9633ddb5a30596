import { createHash, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import type { JobSpec } from "../../src/job/spec.ts";
import { inlineFile, launchText, secretsFile, secretsText } from "../../src/runtime/shell.ts";
import { Secret } from "../../src/secret.ts";
import type { Payload } from "../../src/remote/request.ts";
import { plainly, tarOf, type TestRequest } from "./submit.ts";

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
  /** Milliseconds that it may wait for its lock. */
  readonly queueTimeout?: number;
  /** Milliseconds that it goes on without any client. */
  readonly orphanTimeout?: number;
  readonly lock?: string;
  readonly slots?: number;
  /** Bytes of its log. */
  readonly cap?: number;
  readonly keep?: "auto" | "none" | "all";
  readonly who?: string;
  readonly label?: string;
  /** A file of it changed while it was sent. */
  readonly changed?: boolean;
  /** Whose it is. */
  readonly domain?: string;
  /** What clients that attach are told. */
  readonly about?: string;
}

/** A job as it is sent. */
export interface PackedJob {
  /** What belongs to the run alone, and a tar of it. */
  readonly controlFiles: Readonly<Record<string, string>>;
  readonly control: Buffer;
  /** A tar of the job's directory. */
  readonly pack: Buffer;
  /** The first `length` bytes of the pack, all if not given. */
  payload(length?: number): Payload;
  /** What a client asks for that sends it; a submission that is not given is made up. */
  request(options?: RequestOptions): TestRequest;
}

export type RequestOptions = Partial<Omit<TestRequest, "signature" | "request" | "payload">>;

/** What `submit` reads. @param signature 64 hex digits, made up if not given */
export async function packJob(
  job: Job,
  signature: string = randomBytes(32).toString("hex"),
): Promise<PackedJob> {
  const spec = specOf(job);
  const launch = launchText(spec, job.run.split("\n", 1)[0] ?? "");
  const lines = specLines(job);
  const request = createHash("sha256")
    .update([signature, ...lines, launch].join("\n"))
    .digest("hex");
  const controlFiles = {
    spec: [`signature=${signature}`, `request=${request}`, ...lines, ""].join("\n"),
    about: `${job.about ?? "{}"}\n`,
    launch,
    [inlineFile]: job.run,
    ...(spec.secretEnv.size > 0 ? { [secretsFile]: job.secrets ?? secretsText(spec.secretEnv) } : {}),
  };
  const control = await tarOf(controlFiles);
  const files = Object.entries(job.files ?? {});
  const pack = await tarOf({
    ...Object.fromEntries(files.map(([name, text]) => [`work/${name}`, text])),
    ...(job.changed === undefined ? {} : { changed: job.changed ? "1\n" : "0\n" }),
    complete: "",
  });
  const payload: PackedJob["payload"] = (length = pack.length) =>
    plainly(control, Readable.from([pack.subarray(0, length)]));
  const room = { kib: Math.ceil((control.length + pack.length) / 1024), files: files.length + 8 };
  return {
    controlFiles,
    control,
    pack,
    payload,
    request: (options = {}) => ({
      ...{ signature, request, room, payload, join: undefined, reuse: undefined, follow: true },
      submission: randomBytes(16).toString("hex"),
      job: "0".repeat(32),
      base: undefined,
      domains: [job.domain ?? "trusted"],
      ...options,
    }),
  };
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

/** All but the first two, in the order in which a client writes them. Times in hundredths of a second. */
function specLines(job: Job): string[] {
  const hundredths = (ms = 0): number => ms / 10;
  return [
    `timeout=${hundredths(job.timeout)}`,
    `idle=${hundredths(job.idleTimeout)}`,
    `queue=${hundredths(job.queueTimeout)}`,
    `orphan=${hundredths(job.orphanTimeout)}`,
    `streams=${job.separateStreams === true ? "out err" : "log"}`,
    ...(job.lock === undefined ? [] : [`lock=${job.lock}`, `slots=${job.slots ?? 1}`]),
    `cap=${job.cap ?? 1024 ** 3}`,
    `keep=${job.keep ?? "auto"}`,
    `who=${job.who ?? "tester"}`,
    `label=${job.label ?? "test"}`,
    `domain=${job.domain ?? "trusted"}`,
  ];
}
