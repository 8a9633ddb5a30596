import { JobError } from "../errors.ts";
import type { Dialled, Link } from "./link.ts";
import { keyTypes, type HostKeyRules, type KeyType } from "./host-key.ts";
import type { HostKey } from "./known-hosts.ts";

/** Dials once, asking for a host key of one of these types. */
export type Attempt = (types: readonly KeyType[], accepts: (key: HostKey) => boolean) => Promise<Dialled>;

/**
 * Dials until the server shows a key that is accepted, each time without the types that it has shown before.
 * @throws {JobError} `host-key` when it has no such key, naming all the keys that it has; what `attempt` throws
 */
export async function negotiate(rules: HostKeyRules, attempt: Attempt): Promise<Link> {
  const shown: HostKey[] = [];
  for await (const dialled of dials(rules.types, (types) => attempt(types, rules.accepts))) {
    if (dialled.outcome === "connected") return dialled.link;
    shown.push(dialled.key);
    if (rules.revoked(dialled.key)) throw rules.refusal(shown);
  }
  const others = keyTypes.filter((type) => !shown.some((key) => key.type === type));
  try {
    for await (const dialled of dials(others, (types) => attempt(types, () => false))) {
      if (dialled.outcome === "refused") shown.push(dialled.key);
    }
  } catch (error) {
    // Once a wrong key was seen, that is what has to be told.
    if (shown.length === 0 || !(error instanceof JobError && error.code === "unreachable")) throw error;
  }
  throw rules.refusal(shown);
}

/** Ends when the server has no key of a type that it has not shown yet. */
async function* dials(
  wanted: readonly KeyType[],
  attempt: (types: readonly KeyType[]) => Promise<Dialled>,
): AsyncGenerator<Exclude<Dialled, { outcome: "no-common-type" }>> {
  let types = wanted;
  while (types.length > 0) {
    const dialled = await attempt(types);
    if (dialled.outcome === "no-common-type") return;
    yield dialled;
    if (dialled.outcome === "connected") return;
    const left = types.filter((type) => type !== dialled.key.type);
    // A server that shows what it was not asked for would be asked for ever.
    if (left.length === types.length) return;
    types = left;
  }
}
