import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import ssh2 from "ssh2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Secret } from "../../src/secret.ts";
import { readPrivateKey } from "../../src/transport/private-key.ts";

const passphrase = "correct horse";

/** File name → arguments of ssh-keygen. */
const kinds = {
  ed25519: ["-t", "ed25519"],
  rsa: ["-t", "rsa", "-b", "2048"],
  ecdsa: ["-t", "ecdsa"],
  "rsa-pem": ["-t", "rsa", "-b", "2048", "-m", "PEM"],
  "ecdsa-pem": ["-t", "ecdsa", "-m", "PEM"],
  "rsa-pkcs8": ["-t", "rsa", "-b", "2048", "-m", "PKCS8"],
  "ecdsa-pkcs8": ["-t", "ecdsa", "-m", "PKCS8"],
} as const;
type Kind = keyof typeof kinds;
const names = Object.keys(kinds) as Kind[];

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "private-key-"));
  for (const name of names) {
    const common = ["-q", "-C", "somebody", ...kinds[name]];
    execFileSync("ssh-keygen", [...common, "-N", "", "-f", join(directory, name)]);
    execFileSync("ssh-keygen", [...common, "-N", passphrase, "-f", join(directory, `${name}-encrypted`)]);
  }
});
afterAll(() => rmSync(directory, { recursive: true }));

describe.each(names)("a key of the kind %s", (name) => {
  test("is taken, and is the same key", async () => {
    expect(await publicHalf(file(name))).toBe(publicFile(name));
  });

  test("is taken with its passphrase when it is encrypted", async () => {
    expect(await publicHalf(file(`${name}-encrypted`), passphrase)).toBe(publicFile(`${name}-encrypted`));
  });

  test.each([
    ["without", undefined, /no passphrase is given/],
    ["with an empty", "", /no passphrase is given/],
    ["with a wrong", "wrong horse", /passphrase does not open it/],
  ])("is refused %s passphrase when it is encrypted", async (_, given, message) => {
    expect(await refusal(file(`${name}-encrypted`), given)).toMatch(message);
  });

  test("is taken with a passphrase that it does not need", async () => {
    expect(await publicHalf(file(name), "needless")).toBe(publicFile(name));
  });

  test("survives everything that forms and YAML do to it at once", async () => {
    const original = publicFile(name);
    await fc.assert(
      fc.asyncProperty(fc.subarray(manglings), async (chosen) => {
        const mangled = chosen.reduce((text, { mangle }) => mangle(text), file(name));
        expect(await publicHalf(mangled)).toBe(original);
      }),
      { numRuns: 25 },
    );
  });

  test("is refused when it is cut off anywhere, even with a last line put back", async () => {
    const text = file(name);
    const lastLine = text.trimEnd().split("\n").at(-1) ?? "";
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 40, max: text.length - 100 }), async (length) => {
        const cut = text.slice(0, length);
        expect(await refusal(cut)).toMatch(/cut off/);
        expect(await refusal(`${cut}\n${lastLine}\n`)).toMatch(/damaged/);
      }),
      { numRuns: 25 },
    );
  });
});

const manglings: { name: string; mangle: (text: string) => string }[] = [
  { name: "no end of the last line", mangle: (text) => text.trimEnd() },
  { name: "indented", mangle: (text) => text.replace(/^/gm, "    ") },
  { name: "CRLF", mangle: (text) => text.replaceAll("\n", "\r\n") },
  { name: "blank lines", mangle: (text) => `\n\n${text}\n \n` },
  { name: "one line", mangle: (text) => text.replace(/\r?\n/g, " ") },
  { name: "quoted", mangle: (text) => `"${text}"` },
];

test.each([
  ["CRLF", (text: string) => text.replaceAll("\n", "\r\n"), "lines ended with CR LF"],
  ["blanks for line ends", (text: string) => text.replaceAll("\n", " "), "the line ends were lost"],
  ["no line ends", (text: string) => text.replaceAll("\n", ""), "the line ends were lost"],
  ["\\n for line ends", (text: string) => text.replaceAll("\n", "\\n"), "line ends were written as \\n"],
  ["indentation", (text: string) => text.replace(/^/gm, "  "), "there were blanks around lines"],
  ["quotes", (text: string) => `'${text}'`, "there was other text around the key"],
  [
    "base64 around the file",
    (text: string) => Buffer.from(text).toString("base64"),
    "the whole file was in base64",
  ],
])("%s is put right and told", async (_, mangle, repair) => {
  const reading = await readPrivateKey(mangle(file("ed25519")), undefined);
  expect(reading).toMatchObject({ ok: true, repaired: expect.arrayContaining([repair]) as string[] });
  expect(reading.ok && reading.key.reveal()).toBe(file("ed25519"));
});

test("an encrypted PEM key survives the loss of its line ends", async () => {
  const text = file("rsa-pem-encrypted").replaceAll("\n", " ");
  expect(await publicHalf(text, passphrase)).toBe(publicFile("rsa-pem-encrypted"));
});

test("a sound key is left as it is", async () => {
  const reading = await readPrivateKey(file("ed25519"), undefined);
  expect(reading).toMatchObject({ ok: true, repaired: [] });
  expect(reading.ok && reading.key.reveal()).toBe(file("ed25519"));
});

test("an ed25519 key in PKCS#8 is converted, encrypted or not", async () => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const raw = Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url");
  const plain = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const cipher = { cipher: "aes-256-cbc", passphrase };
  const encrypted = privateKey.export({ type: "pkcs8", format: "pem", ...cipher }).toString();
  expect(Buffer.from(await publicHalf(plain), "base64").subarray(-32)).toEqual(raw);
  expect(Buffer.from(await publicHalf(encrypted, passphrase), "base64").subarray(-32)).toEqual(raw);
});

test.each<[string, () => string, RegExp]>([
  ["nothing", () => " \r\n ", /empty/],
  ["a public key", () => readFileSync(join(directory, "rsa.pub"), "utf8"), /public key/],
  ["a public key in PEM", () => "-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n", /public key/],
  ["a public key of RFC 4716", () => "---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n", /public key/],
  [
    "a certificate",
    () => `ssh-ed25519-cert-v01@openssh.com ${"AAAAIHNzaC1lZDI1NTE5".repeat(4)} me`,
    /certificate/,
  ],
  [
    "an X.509 certificate",
    () => "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
    /certificate/,
  ],
  [
    "a line of known_hosts",
    () => `[host]:22 ${readFileSync(join(directory, "rsa.pub"), "utf8")}`,
    /known_hosts/,
  ],
  ["a PuTTY key", () => "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n", /PuTTY/],
  ["a hardware key", securityKey, /hardware/],
  ["a path", () => "~/.ssh/id_ed25519", /no private key/],
  ["anything else", () => "hunter2 is not a key", /no private key/],
  ["what follows the first line", () => file("rsa").split("\n").slice(1).join("\n"), /cut off/],
  ["a body that is no base64", () => file("rsa").replace(/\n(.{30})/, "\n$1*"), /damaged/],
  ["an X25519 key", () => pkcs8("x25519"), /not supported/],
])("%s is recognised and explained", async (_, text, message) => {
  expect(await refusal(text())).toMatch(message);
});

/** @returns the message and the hint, in which nothing of the text may be. */
async function refusal(text: string, given?: string): Promise<string> {
  const reading = await readPrivateKey(text, given === undefined ? undefined : new Secret(given));
  if (reading.ok) throw new Error("it was taken");
  const said = `${reading.message} ${reading.hint}`;
  for (const word of text.match(/[A-Za-z0-9+/]{16,}/g) ?? []) expect(said).not.toContain(word.slice(0, 12));
  return said;
}

/** @returns the public key that ssh2 derives from what was read, in base64. */
async function publicHalf(text: string, given?: string): Promise<string> {
  const reading = await readPrivateKey(text, given === undefined ? undefined : new Secret(given));
  if (!reading.ok) throw new Error(reading.message);
  const key = ssh2.utils.parseKey(reading.key.reveal(), given);
  if (key instanceof Error) throw key;
  return key.getPublicSSH().toString("base64");
}

function file(name: string): string {
  return readFileSync(join(directory, name), "utf8");
}

function publicFile(name: string): string {
  return readFileSync(join(directory, `${name}.pub`), "utf8").split(" ")[1] ?? "";
}

function pkcs8(type: "x25519"): string {
  return generateKeyPairSync(type).privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

/** The start of what ssh-keygen writes for a FIDO token: it takes a token to make a real one. */
function securityKey(): string {
  const head = Buffer.from("openssh-key-v1\0\0\0\0\u0004none\0\0\0\u0004none\0\0\0\0\0\0\0\u0001", "latin1");
  const body = Buffer.concat([head, Buffer.from("\0\0\0\u004A\0\0\0\u001Ask-ssh-ed25519@openssh.com")]);
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${body.toString("base64")}\n-----END OPENSSH PRIVATE KEY-----\n`;
}
