import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { secretTags } from "../../src/job/secret-tags.ts";
import { printSignatureFile, readSignatureFile, type Signed } from "../../src/job/signature-file.ts";
import { signatureOf, signatureParts, type SignatureParts } from "../../src/job/signature.ts";
import { treeDigest } from "../../src/job/tree-digest.ts";
import type { TreeEntry } from "../../src/job/tree.ts";
import { Secret } from "../../src/secret.ts";
import { signed } from "./signed.ts";

const sha256 = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";
const tree: readonly TreeEntry[] = [
  { type: "file", path: "10", size: 6, executable: false, sha256 },
  { type: "file", path: "9", size: 6, executable: true, sha256 },
  { type: "directory", path: "__proto__" },
  { type: "symlink", path: "__proto__/l", target: "../9" },
  { type: "directory", path: "e" },
];
const secretEnv = new Map([
  ["TOKEN", new Secret("hunter2")],
  ["__proto__", new Secret("hunter3")],
]);
const spec = {
  name: "label",
  command: { kind: "inline", text: "make", shell: undefined },
  args: ["all"],
  env: new Map([["FOO", "1"]]),
  secretEnv,
  outputs: ["out/**"],
  separateStreams: false,
} as const;
const parts = signatureParts(spec, { input: treeDigest(tree), salt: null, platform: null, probes: [] });
const job: Signed = { parts, tree, secretTags: secretTags(secretEnv, new Secret("key")) };

describe("a signature file", () => {
  test("is one line of JSON that shows what a job is made of", () => {
    const text = printSignatureFile(job);
    expect(text).toMatch(/^[^\n]+\n$/);
    expect(text).toContain(
      `"tree":{"10":"F 6 ${sha256}","9":"X 6 ${sha256}","__proto__":{"l":"L ../9"},"e":{}},"secrets":{"TOKEN":"`,
    );
    expect(JSON.parse(text)).toMatchObject({ schema: 1, signature: signatureOf(parts), parts });
  });

  test("says after it was read what it said before, and prints as the same bytes", () => {
    fc.assert(
      fc.property(signed, (made) => {
        const text = printSignatureFile(made);
        const read = readSignatureFile(text);
        expect(read).toEqual({ ...made, signature: signatureOf(made.parts) });
        expect(printSignatureFile(read)).toBe(text);
      }),
    );
  });

  test("holds tags of secrets that only the key can make, and neither values nor their plain hashes", () => {
    const text = printSignatureFile(job);
    expect(text).not.toContain("hunter");
    const tags = (value: string, key: string): unknown =>
      secretTags(new Map([["TOKEN", new Secret(value)]]), new Secret(key)).get("TOKEN");
    expect(tags("hunter2", "key")).toBe(job.secretTags.get("TOKEN"));
    // Computed with: printf 'env\0\0\0\0\0\0\0\0\5TOKEN\0\0\0\0\0\0\0\7hunter2' | openssl dgst -sha256 -hmac key
    expect(tags("hunter2", "key")).toBe("0fec706c829165925f2a0937ac7c104b5a40afe2cb3192828e84312cede82121");
    expect(new Set([tags("hunter2", "key"), tags("hunter3", "key"), tags("hunter2", "yek")]).size).toBe(3);
    expect([...secretTags(secretEnv, undefined)]).toEqual([
      ["TOKEN", null],
      ["__proto__", null],
    ]);
  });

  test("holds a directory as deep as a path can be", () => {
    const deep = Array.from({ length: 2048 }, (_, index): TreeEntry => {
      return {
        type: "directory",
        path: Array(index + 1)
          .fill("d")
          .join("/"),
      };
    });
    const made = { ...job, parts: { ...parts, input: treeDigest(deep) }, tree: deep };
    expect(readSignatureFile(printSignatureFile(made)).tree).toEqual(deep);
  });

  test("is not printed of a tree whose names are in another order than it has", () => {
    const link = (path: string): TreeEntry => ({ type: "symlink", path, target: "x" });
    const tree = [link("b"), link("a")];
    expect(() => printSignatureFile({ ...job, tree })).toThrow(RangeError);
  });

  test("leaves a tree out that is too large to be written down", () => {
    const target = "x".repeat(1024 * 1024);
    const large = Array.from({ length: 70 }, (_, index) => ({
      type: "symlink" as const,
      path: `${100 + index}`,
      target,
    }));
    const made = { ...job, parts: { ...parts, input: treeDigest(large) }, tree: large };
    expect(readSignatureFile(printSignatureFile(made)).tree).toBeNull();
    // Printed, each of these characters takes six.
    const escaped = large.slice(0, 12).map((link) => ({ ...link, target: target.replaceAll("x", "\u0001") }));
    const other = { ...job, parts: { ...parts, input: treeDigest(escaped) }, tree: escaped };
    expect(readSignatureFile(printSignatureFile(other)).tree).toBeNull();
  });
});

/** The file with something changed; the signature fits again if it is asked to. */
function forged(change: (json: Forged) => void, sealed = true): string {
  const json = JSON.parse(printSignatureFile(job)) as Forged;
  change(json);
  if (sealed) json.signature = signatureOf(json.parts as unknown as SignatureParts);
  return JSON.stringify(json);
}

interface Forged {
  schema: unknown;
  signature: string;
  parts: Record<string, unknown>;
  tree: Record<string, unknown>;
  secrets: unknown;
}

describe("a signature file that is not true", () => {
  test.each<[string, (json: Forged) => void, RegExp]>([
    ["a file's digest", ({ tree: of }) => (of["9"] = `X 6 ${"0".repeat(64)}`), /its tree has another digest/],
    ["a file's mode", ({ tree: of }) => (of["9"] = `F 6 ${sha256}`), /its tree has another digest/],
    ["a file more", ({ tree: of }) => (of["new"] = "L a"), /its tree has another digest/],
    ["the part input", ({ parts: of }) => (of["input"] = "0".repeat(64)), /its tree has another digest/],
    ["no tag", (json) => (json.secrets = {}), /tags for other secrets/],
    ["another tag", (json) => (json.secrets = { TOKEN: null, OTHER: null }), /tags for other secrets/],
  ])("is refused for %s", (_, change, message) => {
    expect(() => readSignatureFile(forged(change))).toThrow(message);
  });

  test("is refused for any part that the signature does not have", () => {
    for (const [part, value] of [
      ["salt", "x"],
      ["outputs", []],
      ["epoch", 2],
      ["platform", "label:x"],
    ] as const) {
      const text = forged((json) => (json.parts[part] = value), false);
      expect(() => readSignatureFile(text)).toThrow(/its parts have another signature/);
    }
  });

  test.each<[string, (json: Forged) => void]>([
    ["another schema", (json) => (json.schema = 2)],
    ["a part nobody knows", (json) => (json.parts["runtime"] = "venv")],
    ["a part less", (json) => delete json.parts["probes"]],
    ["half a surrogate pair, which is hashed as something else", (json) => (json.parts["salt"] = "\ud800")],
    [
      "variables out of order",
      (json) =>
        (json.parts["env"] = [
          ["B", ""],
          ["A", ""],
        ]),
    ],
    [
      "a variable twice",
      (json) =>
        (json.parts["env"] = [
          ["A", ""],
          ["A", ""],
        ]),
    ],
    ["secrets out of order", (json) => (json.parts["secretNames"] = ["__proto__", "TOKEN"])],
    ["a secret twice", (json) => (json.parts["secretNames"] = ["TOKEN", "TOKEN"])],
    ["a job that comes before twice", (json) => (json.parts["upstream"] = [sha256, sha256])],
    ["a number that is none", (json) => (json.parts["epoch"] = 1.5)],
    ["secrets that are no object", (json) => (json.secrets = null)],
    ["a tag that is no MAC", (json) => (json.secrets = { TOKEN: "hunter2", __proto__: null })],
  ])("is refused for %s", (_, change) => {
    const text = forged(change, false);
    expect(() => readSignatureFile(text)).toThrow(/it is none, or one that a later version has made/);
  });

  test.each<[string, unknown]>([
    ["no object", []],
    ["a name with a slash", { "a/b": "L x" }],
    ["a way out", { "..": {} }],
    ["the directory itself", { ".": {} }],
    ["no name", { "": "L x" }],
    ["NUL in a name", { "a\0": "L x" }],
    ["half a surrogate pair", { "\ud800": "L x" }],
    ["half a surrogate pair in a link", { a: "L \ud800" }],
    ["a letter nobody knows", { a: `D 6 ${sha256}` }],
    ["a size that is none", { a: `F 06 ${sha256}` }],
    ["a size that no number here holds", { a: `F 9007199254740993 ${sha256}` }],
    ["a short digest", { a: "F 6 00" }],
    ["a number", { a: 1 }],
    ["null inside", { a: null }],
    ["a list inside", { a: [] }],
    ["a path that no system takes", Object.fromEntries([["a".repeat(4097), "L x"]])],
  ])("is refused for a tree with %s", (_, of) => {
    expect(() => readSignatureFile(forged((json) => Object.assign(json, { tree: of })))).toThrow(
      /there is no directory such as its tree/,
    );
  });

  test.each(["", "null", "[]", "{}", "\u0000", '"x"', "{".repeat(100_000), "[".repeat(1_000_000)])(
    "is refused when it is something else: %.20s",
    (text) => {
      expect(() => readSignatureFile(text)).toThrow(/it is none/);
    },
  );

  test("is refused when its directories are too deep, however deep that is", () => {
    for (const depth of [5000, 5_000_000]) {
      const deep = `${'{"a":'.repeat(depth)}{}${"}".repeat(depth)}`;
      const text = printSignatureFile(job).replace(/"tree":.*(?=,"secrets")/, () => `"tree":${deep}`);
      expect(() => readSignatureFile(text)).toThrow(/there is no directory such as its tree/);
    }
  });

  test("is refused when few bytes say long paths very often", () => {
    const names = Array.from({ length: 100_000 }, (_, index) => [`f${index}`, "L "]);
    const of = { ["x".repeat(4000)]: Object.fromEntries(names) as unknown };
    const text = forged((json) => Object.assign(json, { tree: of }));
    expect(() => readSignatureFile(text)).toThrow(/there is no directory such as its tree/);
  });

  test("is refused when it is too long", () => {
    expect(() => readSignatureFile(" ".repeat(64 * 1024 * 1024 + 1))).toThrow(/longer than 64 MiB/);
  });

  test("never throws anything but what says so, whatever byte is changed", () => {
    fc.assert(
      fc.property(signed, fc.nat(), fc.constantFrom("0", '"', "}", ",", "a", "\\"), (made, at, by) => {
        const text = printSignatureFile(made);
        const place = at % text.length;
        const changed = text.slice(0, place) + by + text.slice(place + 1);
        const read = attempt(() => readSignatureFile(changed));
        if (read instanceof Error) expect(read).toMatchObject({ code: "invalid" });
        else expect(treeDigest(read.tree ?? [])).toBe(read.parts.input);
      }),
    );
  });
});

function attempt<Value>(act: () => Value): Value | Error {
  try {
    return act();
  } catch (error) {
    return error as Error;
  }
}

test("a tree of twenty thousand files is printed and read within seconds", () => {
  const many = Array.from({ length: 20_000 }, (_, index): TreeEntry => ({
    type: "file",
    path: `f${100_000 + index}`,
    size: 1,
    executable: false,
    sha256,
  }));
  const began = performance.now();
  const text = printSignatureFile({
    parts: { ...parts, input: treeDigest(many) },
    tree: many,
    secretTags: job.secretTags,
  });
  expect(readSignatureFile(text).tree).toHaveLength(20_000);
  expect(performance.now() - began).toBeLessThan(5000);
});
