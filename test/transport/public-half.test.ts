import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { publicHalf } from "../../src/transport/public-half.ts";

test.each([
  ["ed25519", ""],
  ["ed25519", "open sesame"],
  ["ecdsa", "open sesame"],
  ["rsa", "open sesame"],
])(
  "the public half of an OpenSSH key of type %s with the passphrase %j is that of its .pub file",
  (type, passphrase) => {
    const path = join(directory(), "key");
    execFileSync("ssh-keygen", ["-q", "-t", type, "-N", passphrase, "-f", path]);
    const line = readFileSync(`${path}.pub`, "utf8");
    const blob = line.split(" ")[1];
    expect(publicHalf(line)).toBe(blob);
    expect(publicHalf(readFileSync(path, "utf8"))).toBe(blob);
  },
);

test("there is none in an encrypted key of another format, in a part of a key or in other text", () => {
  const path = join(directory(), "key");
  execFileSync("ssh-keygen", ["-q", "-t", "rsa", "-m", "PEM", "-N", "open sesame", "-f", path]);
  expect(publicHalf(readFileSync(path, "utf8"))).toBeUndefined();
  const cut = Buffer.from("openssh-key-v1\0\0\0\0\u0004none").toString("base64");
  const armoured = `-----BEGIN OPENSSH PRIVATE KEY-----\n${cut}\n-----END OPENSSH PRIVATE KEY-----\n`;
  for (const text of ["", "hello", armoured]) expect(publicHalf(text)).toBeUndefined();
});

function directory(): string {
  const path = mkdtempSync(join(tmpdir(), "public-half-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}
