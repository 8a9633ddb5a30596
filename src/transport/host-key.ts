import type { ServerHostKeyAlgorithm } from "ssh2";
import { JobError } from "../errors.ts";
import { addressOf } from "./address.ts";
import { fingerprintOf, keysFor, knownHostsLine, parseKnownHosts, type HostKey } from "./known-hosts.ts";
import type { Hop, HostKeyPolicy } from "./target.ts";

/** The types of host keys that ssh2 can check, the preferred one first. */
export const keyTypes = [
  "ssh-ed25519",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "ssh-rsa",
] as const;
export type KeyType = (typeof keyTypes)[number];

/** The key of a machine on the way is not accepted; nobody has tried to log in there. */
export class HostKeyError extends JobError {
  readonly hop: Hop;
  /** Every key that the machine has shown, but for revoked ones. */
  readonly offered: readonly HostKey[];

  constructor(hop: Hop, offered: readonly HostKey[], message: string, hint: string) {
    super("host-key", message, { hint });
    this.hop = hop;
    this.offered = offered;
  }
}

/** What a policy means for one machine. */
export interface HostKeyRules {
  /** The types of which a key could be accepted, in the order in which to ask for them. */
  readonly types: readonly KeyType[];
  readonly accepts: (key: HostKey) => boolean;
  /** Whether the key must end the conversation, whatever else the server has. */
  readonly revoked: (key: HostKey) => boolean;
  /** @param offered every key that the server has shown */
  readonly refusal: (offered: readonly HostKey[]) => HostKeyError;
}

/** Finds what is pinned for a hop. A fingerprint does not tell the type of its key, so all types are asked for. */
export function hostKeyRules(hop: Hop, { knownHosts, fingerprints, ignore }: HostKeyPolicy): HostKeyRules {
  const { trusted, revoked, authorities } = keysFor(
    parseKnownHosts(knownHosts).entries,
    ...nameInKnownHosts(hop),
  );
  const isRevoked = (key: HostKey): boolean => revoked.some((other) => other.blob.equals(key.blob));
  const isPinned = (key: HostKey): boolean =>
    trusted.some((other) => other.blob.equals(key.blob)) || fingerprints.includes(fingerprintOf(key));

  const pinnedTypes = keyTypes.filter((type) => trusted.some((key) => key.type === type));
  const anyType = ignore || fingerprints.length > 0;
  const pinned = [...trusted.map(describe), ...fingerprints];
  return {
    types: anyType ? [...new Set([...pinnedTypes, ...keyTypes])] : pinnedTypes,
    revoked: isRevoked,
    accepts: (key) => !isRevoked(key) && (ignore || isPinned(key)),
    refusal: (offered) => {
      const bad = offered.find(isRevoked);
      if (bad !== undefined)
        return revokedKey(
          hop,
          bad,
          offered.filter((key) => !isRevoked(key)),
        );
      return pinned.length > 0
        ? mismatch(hop, pinned, offered)
        : nothingPinned(
            hop,
            offered,
            authorities.map(({ line }) => line),
          );
    },
  };
}

/** Name and port under which the keys of a hop are found in known_hosts. */
export function nameInKnownHosts({ host, port, hostKeyAlias }: Hop): [host: string, port: number] {
  return hostKeyAlias === undefined ? [host, port] : [hostKeyAlias, 22];
}

/** The algorithms that prove a key of these types. For RSA the one with SHA-1 comes last: old servers have no other. */
export function algorithmsOf(types: readonly KeyType[]): ServerHostKeyAlgorithm[] {
  return types.flatMap((type) => (type === "ssh-rsa" ? ["rsa-sha2-512", "rsa-sha2-256", "ssh-rsa"] : [type]));
}

function revokedKey(hop: Hop, key: HostKey, others: readonly HostKey[]): HostKeyError {
  const message = `The host key of ${addressOf(hop)} is revoked: ${describe(key)}.`;
  const hint =
    "Somebody may use a stolen key. Ask who marked it @revoked in known-hosts, and pin the machine's new key.";
  return new HostKeyError(hop, others, message, hint);
}

function mismatch(hop: Hop, pinned: readonly string[], offered: readonly HostKey[]): HostKeyError {
  const message = `The host key of ${addressOf(hop)} is not the pinned one. Pinned: ${pinned.join(", ")}. ${offer(offered)}`;
  const hint = `A changed key may mean a man in the middle: ${howToPin(hop, offered)}`;
  return new HostKeyError(hop, offered, message, hint);
}

function nothingPinned(hop: Hop, offered: readonly HostKey[], authorities: readonly number[]): HostKeyError {
  const unusable = authorities.map(
    (line) => ` Line ${line} of known-hosts is a @cert-authority: host certificates are not supported.`,
  );
  const message = `No host key is pinned for ${addressOf(hop)}.${unusable.join("")} ${offer(offered)}`;
  const hint = `Anybody could answer there: ${howToPin(hop, offered)}`;
  return new HostKeyError(hop, offered, message, hint);
}

function offer(offered: readonly HostKey[]): string {
  return offered.length === 0
    ? "The server offers no key of a type that can be checked."
    : `The server offers: ${offered.map(describe).join(", ")}.`;
}

function howToPin(hop: Hop, offered: readonly HostKey[]): string {
  const lines = offered.map((key) => knownHostsLine(...nameInKnownHosts(hop), key));
  return [
    "compare the fingerprints with what the machine itself prints (ssh-keygen -l -f on its /etc/ssh/ssh_host_*_key.pub) before you pin them in known-hosts.",
    ...lines,
  ].join("\n");
}

function describe(key: HostKey): string {
  return `${key.type} ${fingerprintOf(key)}`;
}
