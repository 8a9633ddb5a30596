import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Mask } from "../../src/lifecycle/mask.ts";
import { Secret } from "../../src/secret.ts";

function masked(secrets: readonly string[], chunks: readonly string[]): string {
  const mask = new Mask(secrets.map((text) => new Secret(text)));
  const shown = chunks.map((chunk) => mask.push(Buffer.from(chunk, "latin1")));
  return Buffer.concat([...shown, mask.end()]).toString("latin1");
}

describe("a secret in a stream", () => {
  it("is replaced wherever it stands, and nothing else is", () => {
    expect(masked(["abc"], ["xabcy abcabc ab c"])).toBe("x***y ****** ab c");
  });

  it("is replaced though it comes byte by byte", () => {
    expect(masked(["secret"], Array.from("a secret b"))).toBe("a *** b");
  });

  it("that begins another one does not give the rest of that away", () => {
    expect(masked(["abc", "abcdef"], ["abc", "def."])).toBe("***.");
    expect(masked(["abc", "abcdef"], ["abc", "de."])).toBe("***de.");
  });

  it("of several lines is replaced as a whole and line by line", () => {
    expect(masked(["first line\nsecond line"], ["first line\nsecond line\nsecond line"])).toBe("***\n***");
  });

  it("is never held back when it cannot be one", () => {
    const mask = new Mask([new Secret("zzz")]);
    expect(mask.push(Buffer.from("hello\n")).toString()).toBe("hello\n");
  });

  it("never comes through, however the stream is cut", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 30 });
    const secrets = fc.array(fc.string({ unit: fc.constantFrom("a", "b"), minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(secrets, fc.array(letters, { maxLength: 8 }), (hidden, chunks) => {
        const shown = masked(hidden, chunks);
        // What is left between the masks holds no secret, and the masks replace nothing but secrets.
        for (const rest of shown.split("***")) for (const text of hidden) expect(rest).not.toContain(text);
        if (!hidden.some((text) => chunks.join("").includes(text))) expect(shown).toBe(chunks.join(""));
        expect(masked(hidden, [chunks.join("")])).toBe(shown);
      }),
      { numRuns: 2000 },
    );
  });
});
