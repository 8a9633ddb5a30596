import { createHmac } from "node:crypto";
import type { Secret } from "../secret.ts";
import { lengthPrefixed } from "./encode.ts";
import type { JobSpec } from "./spec.ts";

/** By name, what tells two values of a secret apart and gives neither away; `null` when there is no key for it. */
export type SecretTags = ReadonlyMap<string, string | null>;

const domain = Buffer.from("env\0");

/**
 * A tag for each secret: a MAC, because a plain hash of a short value can be guessed.
 * @param key the `cache-secret`
 */
export function secretTags(secretEnv: JobSpec["secretEnv"], key: Secret | undefined): SecretTags {
  return new Map(
    [...secretEnv].map(([name, value]) => [name, key === undefined ? null : tag(name, value, key)]),
  );
}

function tag(name: string, value: Secret, key: Secret): string {
  return createHmac("sha256", key.reveal())
    .update(domain)
    .update(lengthPrefixed(name))
    .update(lengthPrefixed(value.reveal()))
    .digest("hex");
}
