import { createHash } from "node:crypto";
import type { Secret } from "../secret.ts";
import type { Target } from "../transport/target.ts";

/** The same text for all that is reached in the same way: address, user, jump hosts, credentials, host keys. */
export function targetKey({ credentials, ...target }: Target): string {
  const { privateKey, passphrase, password, agent } = credentials;
  const secrets = [privateKey, passphrase, password].map((secret) => reveal(secret));
  return createHash("sha256")
    .update(JSON.stringify([{ ...target, label: "" }, secrets, agent ?? null]))
    .digest("hex");
}

function reveal(secret: Secret | undefined): string | null {
  return secret?.reveal() ?? null;
}
