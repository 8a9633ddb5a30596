import { randomBytes } from "node:crypto";
import { symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Secret } from "../../src/secret.ts";
import { SecretSearch } from "../../src/workspace/secret-search.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const key = "-----BEGIN KEY-----\r\nc2VjcmV0IGxpbmUgb25l\r\nAA==\r\n-----END KEY-----\r\n";

describe("a file holds a secret", () => {
  test.each<[string, string | Buffer, string]>([
    ["that stands in it", "password: hunter2", "hunter2"],
    ["whose value has space around it", "password: hunter2", "  hunter2\n"],
    ["of four characters", "pin=1234;", "1234"],
    ["beyond ASCII", "pass=gr\u00fc\u00df \u{1f600}", "gr\u00fc\u00df \u{1f600}"],
    ["among bytes that are no text", Buffer.from([0xff, 0, ...Buffer.from("hunter2"), 0xfe]), "hunter2"],
    ["of several lines", `begin\n${key}end`, key],
    ["of which one line stands in it", "x c2VjcmV0IGxpbmUgb25l x", key],
  ])("%s", async (_, content, secret) => {
    expect(await holds(content, secret)).toBe(true);
  });

  test("wherever it stands, also across the borders of what is read at once", async () => {
    const path = join(temporaryDirectory(), "file");
    const secret = "s".repeat(50) + "t".repeat(50);
    const around = [0, 1, 2].map((chunks) => chunks * 1024 * 1024);
    const position = fc.tuple(fc.constantFrom(...around), fc.integer({ min: -120, max: 120 }));
    await fc.assert(
      fc.asyncProperty(position, fc.boolean(), async ([border, offset], isWhole) => {
        const content = Buffer.alloc(2.5 * 1024 * 1024, "s");
        content.write(isWhole ? secret : secret.slice(1), Math.max(border + offset, 0));
        if (!isWhole) content.write("t", Math.max(border + offset - 1, 0));
        writeFileSync(path, content);
        expect(await find(path, [new Secret("unrelated"), new Secret(secret)])).toBe(isWhole);
      }),
    );
  });
});

describe("a file holds no secret", () => {
  test.each<[string, string, string[]]>([
    ["if there are none", "anything", []],
    ["if it is empty", "", ["hunter2"]],
    ["if only a part stands in it", "hunter", ["hunter2"]],
    ["for values that stand everywhere", "a 123 \n", ["a", "123", "", " \n", "  1 "]],
    ["for lines that stand everywhere", "AA==\n{\n  name", ["{\n  name\nAA==\n}"]],
  ])("%s", async (_, content, secrets) => {
    expect(await holds(content, ...secrets)).toBe(false);
  });
});

test("a large file is searched fast and with little memory", async () => {
  const path = join(temporaryDirectory(), "large");
  writeFileSync(path, "");
  truncateSync(path, 1024 ** 3);
  const secrets = Array.from({ length: 5 }, () => new Secret(randomBytes(20).toString("hex")));
  const before = process.resourceUsage().maxRSS;
  expect(await find(path, secrets)).toBe(false);
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(50 * 1024);
});

test("a link is not followed", async () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, "file"), "hunter2");
  symlinkSync("file", join(directory, "link"));
  await expect(find(join(directory, "link"), [new Secret("hunter2")])).rejects.toThrow(/ELOOP/);
});

async function holds(content: string | Buffer, ...secrets: string[]): Promise<boolean> {
  const path = join(temporaryDirectory(), "file");
  writeFileSync(path, content);
  return find(
    path,
    secrets.map((secret) => new Secret(secret)),
  );
}

async function find(file: string, secrets: readonly Secret[]): Promise<boolean> {
  return new SecretSearch(secrets).finds(file);
}
