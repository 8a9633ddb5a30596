import { hash } from "node:crypto";
import { compareBytes, lengthPrefixed, uint64 } from "./encode.ts";
import type { JobSpec } from "./spec.ts";

/** SHA-256 over everything that can change a job's result: 64 lower-case hex digits. */
export type Signature = string & { readonly brand: "Signature" };

/** Raised whenever the same parts would be run, or what comes of them be captured, in another way. */
const epoch = 1;

const domain = Buffer.from("ssh-job-action/signature\0v1\0");

/** What a signature is made of, as values for people and for `signature.json`. `null` is absent, which is not empty. */
export interface SignatureParts {
  readonly epoch: number;
  readonly salt: string | null;
  readonly command: {
    readonly kind: "script" | "inline";
    /** The script's path, or the inline text. */
    readonly text: string;
    readonly shell: string | null;
    readonly args: readonly string[];
  };
  /** This and the names of secrets are ordered by the bytes of the names. */
  readonly env: readonly (readonly [name: string, value: string])[];
  readonly secretNames: readonly string[];
  /** Digest of the job directory, lower-case hex. */
  readonly input: string;
  /** As given and in that order, because a `!` pattern takes away what stands before it. */
  readonly outputs: readonly string[];
  readonly separateStreams: boolean;
  /** See `platformText`. */
  readonly platform: string | null;
  readonly probes: readonly Probe[];
  /** Signatures of jobs that must come before, in ascending order. */
  readonly upstream: readonly string[];
}

/** What a signature depends on beside the spec. */
export interface Basis {
  /** Digest of the job directory, lower-case hex. */
  readonly input: string;
  readonly salt: string | null;
  readonly platform: string | null;
  /** In the order in which they were asked for. */
  readonly probes: readonly Probe[];
}

/** A command that was run on the target before the job, and what it said. */
export interface Probe {
  readonly command: string;
  readonly exitCode: number;
  /** Lower-case hex of the SHA-256 of its stdout. */
  readonly stdout: string;
}

/** Everything that can change the result. Values of secrets are not part of it, their names are. */
export function signatureParts(spec: JobSpec, { input, salt, platform, probes }: Basis): SignatureParts {
  const { command } = spec;
  return {
    epoch,
    salt,
    command: {
      kind: command.kind,
      text: command.kind === "script" ? command.path : command.text,
      shell: command.shell ?? null,
      args: spec.args,
    },
    env: [...spec.env].sort(([a], [b]) => compareBytes(a, b)),
    secretNames: [...spec.secretEnv.keys()].sort(compareBytes),
    input,
    outputs: spec.outputs,
    separateStreams: spec.separateStreams,
    platform,
    probes,
    upstream: [],
  };
}

/**
 * The signature that has these parts, as `docs/signature.md` specifies it. Fields that are added get the next tags, and are
 * left out where they say nothing: then no signature that is known changes.
 * @throws {RangeError} if a part that is a SHA-256, a whole number or text is none
 */
export function signatureOf(parts: SignatureParts): Signature {
  const { command } = parts;
  const fields = [
    uint64(parts.epoch),
    optional(parts.salt),
    Buffer.concat([
      lengthPrefixed(command.kind),
      lengthPrefixed(command.text),
      optional(command.shell),
      list(command.args.map(lengthPrefixed)),
    ]),
    Buffer.concat([
      list(parts.env.map(([name, value]) => Buffer.concat([lengthPrefixed(name), lengthPrefixed(value)]))),
      list(parts.secretNames.map(lengthPrefixed)),
    ]),
    sha256(parts.input),
    Buffer.concat([list(parts.outputs.map(lengthPrefixed)), Buffer.from([Number(parts.separateStreams)])]),
    optional(parts.platform),
    list(parts.probes.map(probe)),
    list(parts.upstream.map(sha256)),
  ];
  const tagged = fields.flatMap((field, index) => [Buffer.from([index + 1]), lengthPrefixed(field)]);
  return hash("sha256", Buffer.concat([domain, ...tagged])) as Signature;
}

function optional(value: string | null): Buffer {
  return value === null ? Buffer.from([0]) : Buffer.concat([Buffer.from([1]), lengthPrefixed(value)]);
}

function list(items: readonly Buffer[]): Buffer {
  return Buffer.concat([uint64(items.length), ...items]);
}

function probe({ command, exitCode, stdout }: Probe): Buffer {
  return Buffer.concat([lengthPrefixed(command), uint64(exitCode), sha256(stdout)]);
}

function sha256(hex: string): Buffer {
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new RangeError(`not a SHA-256 in hex: ${hex}`);
  return Buffer.from(hex, "hex");
}
