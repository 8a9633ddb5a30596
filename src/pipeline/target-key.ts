import { createHash } from "node:crypto";
import { Secret } from "../secret.ts";
import type { Target } from "../transport/target.ts";

/** The same text for all that is reached in the same way: address, user, jump hosts, credentials, host keys. */
export function targetKey(target: Target): string {
  const text = JSON.stringify({ ...target, label: "" }, revealed);
  // Nothing of a secret is in what is kept.
  return createHash("sha256").update(text).digest("hex");
}

/** `value` is what a secret shows of itself; `this` holds the secret. */
function revealed(this: Readonly<Record<string, unknown>>, name: string, value: unknown): unknown {
  const original = this[name];
  return original instanceof Secret ? ["secret", original.reveal()] : value;
}
