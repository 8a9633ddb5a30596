// The small build: every start of the action pays for this import.
import * as z from "zod/mini";
import { compareBytes } from "./encode.ts";
import type { SecretTags } from "./secret-tags.ts";
import type { SignatureParts } from "./signature.ts";

/** What a `signature.json` says, true or not. */
export interface Claims {
  readonly signature: string;
  readonly parts: SignatureParts;
  /** Not looked at yet. */
  readonly tree: unknown;
  readonly secretTags: SecretTags;
}

const text = z.string().check(z.refine((value) => value.isWellFormed()));
const texts = z.array(text);
const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const count = z.int().check(z.nonnegative());

/** Strict: a part that is not known here would be left out of the signature. */
const parts: z.ZodMiniType<SignatureParts> = z.strictObject({
  epoch: count,
  salt: z.nullable(text),
  command: z.strictObject({
    kind: z.enum(["script", "inline"]),
    text,
    shell: z.nullable(text),
    args: texts,
  }),
  env: z.array(z.tuple([text, text])).check(z.refine((env) => isAscending(env.map(([name]) => name)))),
  secretNames: texts.check(z.refine(isAscending)),
  input: digest,
  outputs: texts,
  separateStreams: z.boolean(),
  platform: z.nullable(text),
  probes: z.array(z.strictObject({ command: text, exitCode: count, stdout: digest })),
  upstream: z.array(digest).check(z.refine(isAscending)),
});

const file = z.object({
  schema: z.literal(1),
  signature: digest,
  parts,
  tree: z.unknown(),
  secrets: z.unknown(),
});

// No record: zod leaves out what is called __proto__.
const tags = z.array(z.tuple([text, z.nullable(digest)]));

/** Looks at nothing but the form. @returns `undefined` for what is no `signature.json`, or one of a later version */
export function readClaims(json: string): Claims | undefined {
  const read = file.safeParse(parseJson(json));
  const secrets = tags.safeParse(entriesOf(read.data?.secrets));
  if (!read.success || !secrets.success) return undefined;
  return { ...read.data, secretTags: new Map(secrets.data) };
}

function entriesOf(value: unknown): unknown {
  return typeof value === "object" && value !== null ? Object.entries(value) : undefined;
}

function isAscending(values: readonly string[]): boolean {
  return values.every((value, index) => index === 0 || compareBytes(values[index - 1] ?? "", value) < 0);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
