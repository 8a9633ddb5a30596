import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { secretTags } from "../../src/job/secret-tags.ts";
import { printSignatureFile } from "../../src/job/signature-file.ts";
import { signatureOf, type SignatureParts } from "../../src/job/signature.ts";
import { treeDigest } from "../../src/job/tree-digest.ts";
import { readPrintedTree } from "../../src/job/tree-json.ts";
import { Secret } from "../../src/secret.ts";
import * as second from "./second-implementation.ts";
import { signed } from "./signed.ts";

interface Vectors {
  readonly trees: readonly { of: string; tree: second.TreeJson; digest: string }[];
  readonly signatures: readonly { of: string; parts: SignatureParts; signature: string }[];
  readonly secretTags: readonly { key: string; name: string; value: string; tag: string }[];
}
const vectors = JSON.parse(readFileSync(join(import.meta.dirname, "vectors.json"), "utf8")) as Vectors;

describe("a published vector", () => {
  test.each(vectors.trees)("is the digest of $of", ({ tree, digest }) => {
    expect(treeDigest(readPrintedTree(tree) ?? [])).toBe(digest);
    expect(second.treeDigest(tree)).toBe(digest);
  });

  test.each(vectors.signatures)("is the signature of a job with: $of", ({ parts, signature }) => {
    expect(signatureOf(parts)).toBe(signature);
    expect(second.signature(parts)).toBe(signature);
  });

  test.each(vectors.secretTags)("is the tag of $name with the key '$key'", ({ key, name, value, tag }) => {
    expect(secretTags(new Map([[name, new Secret(value)]]), new Secret(key)).get(name)).toBe(tag);
    expect(second.secretTag(key, name, value)).toBe(tag);
  });

  test("is that of no other job", () => {
    const { trees, signatures } = vectors;
    expect(signatures.length).toBeGreaterThan(9);
    expect(new Set(signatures.map(({ signature }) => signature)).size).toBe(signatures.length);
    expect(new Set(trees.map(({ digest }) => digest)).size).toBe(trees.length);
  });
});

test("a second implementation finds in any signature file what the first has written", () => {
  fc.assert(
    fc.property(signed, (job) => {
      const file = JSON.parse(printSignatureFile(job)) as {
        signature: string;
        parts: SignatureParts;
        tree: second.TreeJson;
      };
      expect(second.treeDigest(file.tree)).toBe(file.parts.input);
      expect(second.signature(file.parts)).toBe(file.signature);
    }),
    { numRuns: 500 },
  );
});

describe("the specification", () => {
  const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "signature.md"), "utf8");
  const example = (index: number): string => {
    const blocks = Array.from(page.matchAll(/^```hex\n([^]*?)^```$/gm), ([, text = ""]) => text);
    return (blocks[index] ?? "").replaceAll(/#.*|\s/g, "");
  };
  const sha256 = (hex: string): string => createHash("sha256").update(hex, "hex").digest("hex");

  test("has the bytes of a directory's digest as they are", () => {
    const digest = vectors.trees[3]?.digest ?? "";
    expect(sha256(example(0))).toBe(digest);
    expect(page).toContain(`\`${digest}\``);
  });

  test("has the bytes of a signature as they are", () => {
    const [{ parts: plain } = {}] = vectors.signatures;
    if (plain === undefined) throw new Error("the first vector is the plainest job");
    const parts: SignatureParts = {
      ...plain,
      command: { ...plain.command, args: ["all"] },
      env: [["A", ""]],
      input: sha256(example(0)),
      outputs: ["out"],
    };
    expect(example(1)).toBe(second.signatureBytes(parts));
    expect(page).toContain(`the signature: \`${signatureOf(parts)}\``);
  });
});
