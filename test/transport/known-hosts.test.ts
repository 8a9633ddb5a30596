import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import {
  fingerprintOf,
  hostKeyOf,
  keysFor,
  knownHostsLine,
  parseKnownHosts,
  type HostKey,
} from "../../src/transport/known-hosts.ts";

const alpha = hostKey("ssh-ed25519", "alpha");
const beta = hostKey("ssh-rsa", "beta");

test.each([
  ["a plain name", "example.org", "example.org", 22, true],
  ["another name", "example.org", "example.net", 22, false],
  ["one name of a list", "a,example.org,b", "example.org", 22, true],
  ["an upper-case name in the line", "Example.ORG", "example.org", 22, true],
  ["an upper-case name asked for", "example.org", "EXAMPLE.org", 22, true],
  ["any number of characters", "*.example.org", "a.b.example.org", 22, true],
  ["exactly one character", "node?", "node1", 22, true],
  ["not two characters", "node?", "node12", 22, false],
  ["a dot only for itself", "a.b", "axb", 22, false],
  ["all but the negated one", "*.example.org,!bad.example.org", "good.example.org", 22, true],
  ["not the negated one", "*.example.org,!bad.example.org", "bad.example.org", 22, false],
  ["nothing by negation alone", "!bad.example.org", "good.example.org", 22, false],
  ["a name with its port", "[example.org]:2222", "example.org", 2222, true],
  ["not another port", "[example.org]:2222", "example.org", 2223, false],
  ["not port 22 by a line with another port", "[example.org]:2222", "example.org", 22, false],
  ["another port by the plain name", "example.org", "example.org", 2222, true],
  ["an IPv6 address", "2001:db8::1", "2001:DB8::1", 22, true],
  ["an IPv6 address with a port", "[2001:db8::1]:2222", "2001:db8::1", 2222, true],
])("a line matches %s", (_, hosts, host, port, expected) => {
  const { entries } = parseKnownHosts(`${hosts} ${text(alpha)} some comment`);
  expect(keysFor(entries, host, port).trusted).toEqual(expected ? [alpha] : []);
});

test("the plain name counts for another port only when that port has no line of its own", () => {
  const { entries } = parseKnownHosts(`host ${text(alpha)}\n[host]:2222 ${text(beta)}`);
  expect(keysFor(entries, "host", 2222).trusted).toEqual([beta]);
  expect(keysFor(entries, "host", 22).trusted).toEqual([alpha]);
  expect(keysFor(entries, "host", 2223).trusted).toEqual([alpha]);
});

test("several keys may be pinned for one host", () => {
  const { entries } = parseKnownHosts(`host ${text(alpha)}\n\n# a comment\nhost ${text(beta)}\r\n`);
  expect(keysFor(entries, "host", 22).trusted).toEqual([alpha, beta]);
});

test("a key revoked for the plain name is revoked for every port", () => {
  const { entries } = parseKnownHosts(`[host]:2222 ${text(alpha)}\n@revoked * ${text(alpha)}`);
  expect(keysFor(entries, "host", 2222)).toMatchObject({ trusted: [alpha], revoked: [alpha] });
});

test("a certificate authority is told apart and never trusted as a key", () => {
  const { entries, problems } = parseKnownHosts(`@cert-authority *.example.org ${text(alpha)}`);
  const found = keysFor(entries, "a.example.org", 22);
  expect(found).toMatchObject({ trusted: [], revoked: [], authorities: [{ line: 1, key: alpha }] });
  expect(problems).toEqual([]);
});

test("what ssh-keygen -H has hashed is found by its name and port", () => {
  const directory = mkdtempSync(join(tmpdir(), "known-hosts-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const path = join(directory, "known_hosts");
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(directory, "key")]);
  const line = readFileSync(join(directory, "key.pub"), "utf8");
  writeFileSync(path, `example.org ${line}[example.org]:2222 ${line}`);
  execFileSync("ssh-keygen", ["-H", "-f", path], { stdio: "ignore" });

  const { entries, problems } = parseKnownHosts(readFileSync(path, "utf8"));
  expect(problems).toEqual([]);
  expect(entries).toHaveLength(2);
  expect(keysFor(entries.slice(0, 1), "Example.org", 22).trusted).toHaveLength(1);
  expect(keysFor(entries.slice(1), "example.org", 2222).trusted).toHaveLength(1);
  expect(keysFor(entries, "example.net", 22).trusted).toEqual([]);
  const printed = execFileSync("ssh-keygen", ["-l", "-f", join(directory, "key.pub")], { encoding: "utf8" });
  expect(printed.split(" ")[1]).toBe(fingerprintOf(entries[0]?.key ?? alpha));
});

test.each([
  [`ssh-ed25519 ${alpha.blob.toString("base64")}`, 'the host name is missing before "ssh-ed25519"'],
  ["host", "there must be host names, a key type and a key"],
  ["host ssh-ed25519", "there must be host names, a key type and a key"],
  ["host 2048 65537 12345", "keys of SSH protocol 1 are not supported"],
  ["host ssh-ed25519 AAAA!", "the key is damaged or cut off"],
  ["host ssh-ed25519 AAAAC3Nz", "the key is damaged or cut off"],
  [`host ssh-rsa ${alpha.blob.toString("base64")}`, "but the key in it is of type ssh-ed25519"],
  [`@trusted host ${text(alpha)}`, '"@trusted" is no marker'],
  [`|1|abc ${text(alpha)}`, "the hashed host name is damaged"],
  [`|2|abc|def ${text(alpha)}`, "the hashed host name is damaged"],
])("a malformed line is reported with its number: %s", (line, message) => {
  const { entries, problems } = parseKnownHosts(`# head\nhost ${text(beta)}\n${line}`);
  expect(problems).toEqual([{ line: 3, message: expect.stringContaining(message) as string }]);
  expect(entries).toHaveLength(1);
});

test("a line that we write is found again under the same host and port, and no other port", () => {
  const name = fc.stringMatching(/^[A-Za-z0-9.:-]{1,30}$/);
  fc.assert(
    fc.property(name, fc.integer({ min: 1, max: 65_534 }), (host, port) => {
      const { entries } = parseKnownHosts(knownHostsLine(host, port, beta));
      expect(keysFor(entries, host, port).trusted).toEqual([beta]);
      expect(keysFor(entries, host, port + 1).trusted).toEqual(port === 22 ? [beta] : []);
    }),
  );
});

test("no text makes the parser throw", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (line) => void parseKnownHosts(line)));
});

test("bytes that are no key have no type", () => {
  expect(hostKeyOf(Buffer.from("0000000b7373682d", "hex"))).toBeUndefined();
  expect(hostKeyOf(Buffer.alloc(2))).toBeUndefined();
});

function hostKey(type: string, content: string): HostKey {
  const field = (value: string): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(value.length);
    return Buffer.concat([length, Buffer.from(value)]);
  };
  return { type, blob: Buffer.concat([field(type), field(content)]) };
}

function text({ type, blob }: HostKey): string {
  return `${type} ${blob.toString("base64")}`;
}
