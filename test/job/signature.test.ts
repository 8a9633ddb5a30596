import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { signatureOf, signatureParts, type Signature, type SignatureParts } from "../../src/job/signature.ts";
import type { JobSpec } from "../../src/job/spec.ts";
import { Secret } from "../../src/secret.ts";

const emptyTree = "851cddfc0c322b9b846e3389e259ff74cd3afee328f2babeac0437acac05413e";
const plain: JobSpec = {
  name: "a label",
  command: { kind: "script", path: "start.sh", shell: undefined },
  args: [],
  env: new Map(),
  secretEnv: new Map(),
  outputs: [],
  separateStreams: false,
};
const full: JobSpec = {
  name: "another label",
  command: { kind: "inline", text: 'make "$@"\n', shell: "bash -e" },
  args: ["all", ""],
  env: new Map([
    ["\uff5e", "2"],
    ["\u{1f600}", "1"],
    ["A", ""],
  ]),
  secretEnv: new Map([
    ["TOKEN", new Secret("one")],
    ["KEY", new Secret("two")],
  ]),
  outputs: ["out/**", "!out/tmp"],
  separateStreams: true,
};

const basis = { input: emptyTree, salt: null, platform: null, probes: [] };
const sign = (spec: JobSpec, input: string = emptyTree): Signature =>
  signatureOf(signatureParts(spec, { ...basis, input }));

describe("the signature", () => {
  test.each([
    ["the plainest job", plain, "1cff33604c3b99ece9932ddb2dcc0f844176c35f6f9bc409f89bbbdb14ef5579"],
    ["a job that uses everything", full, "41087a1adcc3c2d97e8138415a7fe15e0cee82058d23a9ca424b4129280f5424"],
  ])("of %s is the one that another implementation computes", (_, spec, signature) => {
    expect(sign(spec)).toBe(signature);
  });

  test("does not depend on label, order of variables or values of secrets", () => {
    const same: JobSpec = {
      ...full,
      name: "renamed",
      env: new Map([...full.env].reverse()),
      secretEnv: new Map([...full.secretEnv].reverse().map(([name]) => [name, new Secret("rotated")])),
    };
    expect(sign(same)).toBe(sign(full));
  });

  test("shows no value of a secret in its parts", () => {
    const shown = JSON.stringify(signatureParts(full, basis));
    expect(shown).toContain("TOKEN");
    expect(shown).not.toMatch(/"(one|two)"/);
  });

  test("can be computed again from parts that were stored as JSON", () => {
    fc.assert(
      fc.property(parts, (made) => {
        expect(signatureOf(JSON.parse(JSON.stringify(made)) as SignatureParts)).toBe(signatureOf(made));
      }),
    );
  });

  test("differs whenever any part differs, wherever one field ends and the next begins", () => {
    fc.assert(
      fc.property(parts, parts, fc.subarray(fields, { maxLength: 2 }), (a, other, taken) => {
        const b = { ...a, ...Object.fromEntries(taken.map((field) => [field, other[field]])) };
        expect(signatureOf(a) === signatureOf(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
      { numRuns: 2000 },
    );
  });

  test.each<[string, Partial<SignatureParts>]>([
    ["epoch", { epoch: 2 }],
    ["salt", { salt: "" }],
    ["kind of command", { command: { kind: "inline", text: "start.sh", shell: null, args: [] } }],
    ["text of the command", { command: { kind: "script", text: "start", shell: null, args: [] } }],
    ["shell", { command: { kind: "script", text: "start.sh", shell: "", args: [] } }],
    ["args", { command: { kind: "script", text: "start.sh", shell: null, args: [""] } }],
    ["env", { env: [["A", ""]] }],
    ["secret names", { secretNames: ["A"] }],
    ["input", { input: "0".repeat(64) }],
    ["outputs", { outputs: ["a"] }],
    ["streams", { separateStreams: true }],
    ["platform", { platform: "" }],
    ["probes", { probes: [{ command: "", exitCode: 0, stdout: emptyTree }] }],
    ["upstream", { upstream: [emptyTree] }],
  ])("depends on its %s", (_, change) => {
    const parts = signatureParts(plain, basis);
    expect(signatureOf({ ...parts, ...change })).not.toBe(signatureOf(parts));
  });

  test("depends on the order of args and of outputs", () => {
    const reversed = { args: full.args.toReversed(), outputs: full.outputs };
    const swapped = { args: full.args, outputs: full.outputs.toReversed() };
    const signatures = [{}, reversed, swapped].map((change) => sign({ ...full, ...change }));
    expect(new Set(signatures).size).toBe(3);
  });

  test("refuses a digest that is none, as hex that cannot be read would hash as nothing", () => {
    for (const digest of ["", "abc", emptyTree.toUpperCase(), `${emptyTree}\n`]) {
      expect(() => sign(plain, digest)).toThrow(RangeError);
    }
  });
});

/** Few letters and many empties, so that texts often agree but for where they are cut. */
const text = fc.string({ unit: fc.constantFrom("a", "\0", "\u0001"), maxLength: 2 });
const texts = fc.array(text, { maxLength: 2 });
const digest = fc.constantFrom(emptyTree, "0".repeat(64));
const parts: fc.Arbitrary<SignatureParts> = fc.record({
  epoch: fc.constantFrom(1, 2),
  salt: fc.option(text),
  command: fc.record({
    kind: fc.constantFrom("script", "inline"),
    text,
    shell: fc.option(text),
    args: texts,
  }),
  env: fc.array(fc.tuple(text, text), { maxLength: 2 }),
  secretNames: texts,
  input: digest,
  outputs: texts,
  separateStreams: fc.boolean(),
  platform: fc.option(text),
  probes: fc.array(fc.record({ command: text, exitCode: fc.constantFrom(0, 1), stdout: digest }), {
    maxLength: 2,
  }),
  upstream: fc.array(digest, { maxLength: 1 }),
});
const fields = Object.keys(signatureParts(plain, basis)) as (keyof SignatureParts)[];
