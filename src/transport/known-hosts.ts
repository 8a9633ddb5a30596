import { createHash, createHmac } from "node:crypto";

/** A server's public key. */
export interface HostKey {
  /** `ssh-ed25519`, `ssh-rsa`, `ecdsa-sha2-nistp256`, … */
  readonly type: string;
  /** The key as SSH sends it (RFC 4253, 6.6). */
  readonly blob: Buffer;
}

export interface KnownHostsEntry {
  readonly line: number;
  readonly marker: "revoked" | "cert-authority" | undefined;
  /** Whether the line is about this name: `host`, or `[host]:port` for another port than 22, in lower case. */
  readonly matches: (name: string) => boolean;
  readonly key: HostKey;
}

export interface KnownHosts {
  readonly entries: readonly KnownHostsEntry[];
  /** Lines that say nothing, counted from 1. The other lines hold nevertheless. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

export interface PinnedKeys {
  readonly trusted: readonly HostKey[];
  /** Never to be accepted, whatever else says so. */
  readonly revoked: readonly HostKey[];
  /** `@cert-authority` lines about the host: understood, but of no use, as ssh2 knows no host certificates. */
  readonly authorities: readonly KnownHostsEntry[];
}

/** Parses text in the format of sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT". */
export function parseKnownHosts(text: string): KnownHosts {
  const entries: KnownHostsEntry[] = [];
  const problems: { line: number; message: string }[] = [];
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const fields = content.trim().split(/[ \t]+/);
    if (fields[0] === "" || fields[0]?.startsWith("#") === true) continue;
    const parsed = parseFields(fields, line);
    if (typeof parsed === "string") problems.push({ line, message: parsed });
    else entries.push(parsed);
  }
  return { entries, problems };
}

/**
 * The keys pinned for a host, by OpenSSH's rule: port 22 is looked up as `host`, another one as `[host]:port` and, only
 * when nothing is trusted for that, as `host`. A key revoked for either name is revoked.
 */
export function keysFor(entries: readonly KnownHostsEntry[], host: string, port: number): PinnedKeys {
  const exact = lookUp(entries, knownHostsName(host, port));
  if (port === 22) return exact;
  const plain = lookUp(entries, knownHostsName(host, 22));
  return {
    trusted: exact.trusted.length > 0 ? exact.trusted : plain.trusted,
    revoked: [...new Set([...exact.revoked, ...plain.revoked])],
    authorities: [...new Set([...exact.authorities, ...plain.authorities])],
  };
}

/** The line that pins a key, as ssh(1) would write it. */
export function knownHostsLine(host: string, port: number, key: HostKey): string {
  return `${knownHostsName(host, port)} ${key.type} ${key.blob.toString("base64")}`;
}

/** `SHA256:` and unpadded base64, as `ssh-keygen -l` prints. */
export function fingerprintOf(key: HostKey): string {
  return `SHA256:${createHash("sha256").update(key.blob).digest("base64").replace(/=+$/, "")}`;
}

/** Reads the type that a key names itself (RFC 4253, 6.6); `undefined` when the bytes are no key. */
export function hostKeyOf(blob: Buffer): HostKey | undefined {
  if (blob.length < 4) return undefined;
  const end = 4 + blob.readUInt32BE(0);
  const type = blob.toString("latin1", 4, end);
  return end < blob.length && /^[!-~]+$/.test(type) ? { type, blob } : undefined;
}

function knownHostsName(host: string, port: number): string {
  const name = host.toLowerCase();
  return port === 22 ? name : `[${name}]:${port}`;
}

function lookUp(entries: readonly KnownHostsEntry[], name: string): PinnedKeys {
  const found = entries.filter(({ matches }) => matches(name));
  const keys = (marker: KnownHostsEntry["marker"]): HostKey[] =>
    found.filter((entry) => entry.marker === marker).map(({ key }) => key);
  return {
    trusted: keys(undefined),
    revoked: keys("revoked"),
    authorities: found.filter(({ marker }) => marker === "cert-authority"),
  };
}

/** @returns what is wrong with the line when it is malformed. */
function parseFields(fields: readonly string[], line: number): KnownHostsEntry | string {
  const [first = "", ...others] = fields;
  const marker = markerOf(first);
  if (marker === undefined && first.startsWith("@")) return `"${first}" is no marker that known_hosts has`;
  const [hosts = "", type, base64] = marker === undefined ? fields : others;

  if (keyType.test(hosts)) return `the host name is missing before "${hosts}"`;
  if (type === undefined || base64 === undefined) return "there must be host names, a key type and a key";
  if (/^\d+$/.test(type)) return "keys of SSH protocol 1 are not supported";
  const blob = Buffer.from(base64, "base64");
  const key = base64Text.test(base64) ? hostKeyOf(blob) : undefined;
  if (key === undefined) return "the key is damaged or cut off";
  if (key.type !== type) return `the line says ${type}, but the key in it is of type ${key.type}`;

  const matches = hosts.startsWith("|") ? hashedName(hosts) : namePatterns(hosts);
  if (matches === undefined) return "the hashed host name is damaged";
  return { line, marker, matches, key };
}

const keyType = /^(ssh|ecdsa|sk)-[a-z0-9-]+(@openssh\.com)?$/;
const base64Text = /^[A-Za-z0-9+/]+={0,2}$/;

function markerOf(field: string): KnownHostsEntry["marker"] {
  if (field === "@revoked") return "revoked";
  return field === "@cert-authority" ? "cert-authority" : undefined;
}

/** `|1|salt|hash`: HMAC-SHA1 of the one name, with the salt as the key. */
function hashedName(field: string): KnownHostsEntry["matches"] | undefined {
  const [, version, salt = "", hash = "", ...rest] = field.split("|");
  if (version !== "1" || rest.length > 0 || Buffer.from(hash, "base64").length !== 20) return undefined;
  return (name) => createHmac("sha1", Buffer.from(salt, "base64")).update(name).digest("base64") === hash;
}

/** A list of patterns with `*` and `?`. One that starts with `!` excludes what it matches, whatever else matches. */
function namePatterns(field: string): KnownHostsEntry["matches"] {
  const patterns = field
    .toLowerCase()
    .split(",")
    .map((pattern) => ({ negated: pattern.startsWith("!"), regex: wildcards(pattern.replace(/^!/, "")) }));
  return (name) => {
    const matching = patterns.filter(({ regex }) => regex.test(name));
    return matching.length > 0 && matching.every(({ negated }) => !negated);
  };
}

/** A pattern in which `*` stands for any text and `?` for one character. */
export function wildcards(pattern: string): RegExp {
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, "\\$&")
    .replace(/\*+/g, ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`);
}
