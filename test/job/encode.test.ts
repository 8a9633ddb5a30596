import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareBytes, lengthPrefixed, uint64 } from "../../src/job/encode.ts";

const texts = fc.string({
  unit: fc.constantFrom("a", "\u{d7ff}", "\u{e000}", "\u{ffff}", "\u{10000}", "\u{10ffff}"),
});

describe("what is hashed", () => {
  test("is ordered as its bytes are", () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      { numRuns: 2000 },
    );
  });

  test("has its length before it, in bytes", () => {
    expect(lengthPrefixed("é").toString("hex")).toBe("0000000000000002c3a9");
    expect(lengthPrefixed("").toString("hex")).toBe("0000000000000000");
  });

  test("is no text that has no UTF-8, as it would be that of another one", () => {
    expect(Buffer.from("\ud800")).toEqual(Buffer.from("\ufffd"));
    expect(() => lengthPrefixed("\ud800")).toThrow(RangeError);
  });

  test.each([-1, 0.5, NaN, 2 ** 53, Infinity])("is no number such as %d", (value) => {
    expect(() => uint64(value)).toThrow(RangeError);
  });
});
