import { randomBytes } from "node:crypto";
import { symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Secret } from "../../src/secret.ts";
import { Needles } from "../../src/workspace/needles.ts";
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

/** Any bytes, of few letters, so that needles begin everywhere. */
const letters = (least: number, most: number): fc.Arbitrary<Buffer> =>
  fc
    .uint8Array({ minLength: least, maxLength: most, min: 97, max: 99 })
    .map((bytes): Buffer => Buffer.from(bytes));

test("many are found where each of them would be, and nowhere else", () => {
  const needles = fc.array(fc.oneof(letters(4, 20), letters(16, 300)), { minLength: 1, maxLength: 20 });
  const hidden = fc.option(fc.tuple(fc.nat(), fc.nat(1000), fc.nat(2)));
  fc.assert(
    fc.property(needles, letters(0, 1500), hidden, (some, content, hide) => {
      if (hide !== null) {
        const [which, at, cut] = hide;
        const needle = some[which % some.length] ?? Buffer.alloc(0);
        needle.subarray(0, needle.length - Math.max(0, cut - 1)).copy(content, at);
      }
      expect(new Needles(some).standIn(content)).toBe(some.some((needle) => content.includes(needle)));
    }),
    { numRuns: 2000 },
  );
});

test("what passes by is searched wherever it is cut, and passes unchanged", async () => {
  const secret = fc.constantFrom("abca", "abcabcabcaabbccabab");
  const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(
      letters(0, 400),
      secret,
      fc.option(fc.nat(400)),
      cuts,
      async (bytes, text, at, sizes) => {
        const content =
          at === null ? bytes : Buffer.concat([bytes.subarray(0, at), Buffer.from(text), bytes]);
        const pieces: Buffer[] = [];
        for (let from = 0, index = 0; from < content.length; index += 1) {
          const end = from + (sizes[index % sizes.length] ?? 1);
          pieces.push(content.subarray(from, end));
          from = end;
        }
        const search = new SecretSearch([new Secret(text), new Secret("unrelated")]);
        const passing = search.watch(Readable.from(pieces));
        expect(await buffer(passing.content)).toEqual(content);
        expect(passing.found()).toBe(content.includes(text));
        expect(search.holds(content)).toBe(content.includes(text));
      },
    ),
    { numRuns: 500 },
  );
});

test("without secrets nothing is looked at, not even whether a file is there", async () => {
  const search = new SecretSearch([]);
  expect(await search.finds("/no/such/file")).toBe(false);
  const content = Readable.from([Buffer.from("anything")]);
  const passing = search.watch(content);
  expect(passing.content).toBe(content);
  expect(passing.found()).toBe(false);
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
