import { createHmac, createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { open, seal } from "../../src/cache/seal.ts";
import type { Manifest, StoredEntry } from "../../src/job/manifest.ts";
import { makeResult, secret, trust } from "./result.ts";

const { manifest } = makeResult();
const expected = { signature: manifest.signature, trust, secret, longestMs: undefined };

describe("a sealed manifest", () => {
  test("is what it was when it is opened", () => {
    expect(open(seal(manifest, secret), expected)).toEqual({ manifest });
    expect(open(seal(manifest, undefined), { ...expected, secret: undefined })).toEqual({ manifest });
  });

  test("is a line of JSON and a line with its MAC, as the specification has it", () => {
    const [line = "", tag, ...rest] = seal(manifest, secret).split("\n");
    expect(rest).toEqual([""]);
    expect(JSON.parse(line)).toEqual(manifest);
    const lengthPrefixed = (value: string | Buffer): Buffer => {
      const length = Buffer.alloc(8);
      length.writeUInt32BE(Buffer.byteLength(value), 4);
      return Buffer.concat([length, Buffer.from(value)]);
    };
    const mac = createHmac("sha256", secret.reveal())
      .update("sja-entry\0v1\0")
      .update(lengthPrefixed(manifest.signature))
      .update(lengthPrefixed("4711"))
      .update(lengthPrefixed("refs/heads/main"))
      .update(lengthPrefixed(createHash("sha256").update(line).digest()));
    expect(tag).toBe(mac.digest("hex"));
    expect(seal(manifest, undefined)).toBe(`${line}\n-\n`);
  });

  test("is the same text for equal manifests, whatever the order of their fields", () => {
    const reversed = JSON.parse(JSON.stringify(manifest), (_key, value: unknown) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as Manifest;
    expect(Object.keys(reversed)).not.toEqual(Object.keys(manifest));
    expect(seal(reversed, secret)).toBe(seal(manifest, secret));
  });

  test("comes back whatever its outputs are called", () => {
    const name = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
      .map((text) => text.replace(/[/\0]|^\.{1,2}$|^[A-Za-z]:/g, "_"));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => {
        const path = names.join("/");
        fc.pre(path.isWellFormed());
        const outputs: StoredEntry[] = [{ type: "directory", path }];
        const named = { ...manifest, outputs };
        expect(open(seal(named, secret), expected)).toEqual({ manifest: named });
      }),
    );
  });

  test("is not opened with any of its characters changed", () => {
    const sealed = seal(manifest, secret);
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 0, max: 0x7f }), (at, code) => {
        fc.pre(sealed.charCodeAt(at) !== code);
        const changed = sealed.slice(0, at) + String.fromCharCode(code) + sealed.slice(at + 1);
        expect(open(changed, expected)).toHaveProperty("refused");
      }),
      { numRuns: 500 },
    );
  });

  test("of half a million entries is read in seconds, and a longer text not at all", () => {
    const outputs = Array.from({ length: 500_000 }, (_, index): StoredEntry => ({
      type: "directory",
      path: `d${index}`,
    }));
    expect(open(seal({ ...manifest, outputs }, secret), expected)).toHaveProperty("manifest");
    const endless = `${" ".repeat(64 * 2 ** 20)}${seal(manifest, secret)}`;
    expect(open(endless, expected)).toEqual({ refused: "its manifest cannot be read", suspicious: true });
  });

  test("with links that lead round and round is refused in seconds", () => {
    const outputs = Array.from({ length: 20_000 }, (_, index): StoredEntry => {
      const target = `${"./".repeat(1500)}l${(index + 1) % 20_000}`;
      return { type: "symlink", path: `l${index}`, target };
    });
    const started = performance.now();
    expect(open(seal({ ...manifest, outputs }, secret), expected)).toHaveProperty("refused");
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test.each<[string, StoredEntry[]]>([
    ["a link beside its target", [{ type: "symlink", path: "a/b", target: "c" }]],
    ["a link up to the top", [{ type: "symlink", path: "a/b/c", target: "../.." }]],
    [
      "a link through a link",
      [
        { type: "symlink", path: "x", target: "y/z" },
        { type: "symlink", path: "y", target: "a/b" },
      ],
    ],
    ["a name with dots", [{ type: "directory", path: "..a/b.../..." }]],
    ["a name with a backslash", [{ type: "directory", path: "a\\b" }]],
    ["no outputs", []],
  ])("may have %s", (_, outputs) => {
    const harmless = { ...manifest, outputs };
    expect(open(seal(harmless, secret), expected)).toEqual({ manifest: harmless });
  });
});
