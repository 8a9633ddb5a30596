import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareBytes, comparePaths, lengthPrefixed, uint64 } from "../../src/job/encode.ts";
import { Fields } from "../../src/job/fields.ts";

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

  test("is ordered, if it is paths, name by name", () => {
    const names = fc.array(fc.stringMatching(/^[-.!a\u{10000}]{1,2}$/u), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(names, names, (a, b) => {
        const differs = a.findIndex((name, index) => name !== b[index]);
        const expected =
          differs === -1 || differs === b.length
            ? a.length - b.length
            : compareBytes(a[differs] ?? "", b[differs] ?? "");
        expect(Math.sign(comparePaths(a.join("/"), b.join("/")))).toBe(Math.sign(expected));
      }),
      { numRuns: 2000 },
    );
  });

  test("has the same bytes when there is much of it", () => {
    const field = fc.oneof(
      fc.record({
        text: fc.string({ unit: "binary", maxLength: 20 }),
        times: fc.constantFrom(1, 100, 4000),
      }),
      fc.nat(2 ** 48),
      fc.constantFrom("", "00", "5891b5b522d5df08"),
    );
    fc.assert(
      fc.property(fc.array(field, { maxLength: 20 }), (all) => {
        const passed: Buffer[] = [];
        const fields = new Fields((bytes) => passed.push(Buffer.from(bytes)));
        const expected = all.map((one) => {
          if (typeof one === "number") fields.uint64(one);
          else if (typeof one === "string") fields.hex(one);
          else fields.text(one.text.repeat(one.times));
          if (typeof one === "number") return uint64(one);
          return typeof one === "string"
            ? Buffer.from(one, "hex")
            : lengthPrefixed(one.text.repeat(one.times));
        });
        fields.flush();
        expect(Buffer.concat(passed).equals(Buffer.concat(expected))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test("has its length before it, in bytes", () => {
    expect(lengthPrefixed("é").toString("hex")).toBe("0000000000000002c3a9");
    expect(lengthPrefixed("").toString("hex")).toBe("0000000000000000");
  });

  test("is no text that has no UTF-8, as it would be that of another one", () => {
    expect(Buffer.from("\ud800")).toEqual(Buffer.from("\ufffd"));
    const fields = new Fields(() => undefined);
    expect(() => lengthPrefixed("\ud800")).toThrow(RangeError);
    expect(() => fields.text("\ud800")).toThrow(RangeError);
    expect(() => fields.hex("0g")).toThrow(RangeError);
  });

  test.each([-1, 0.5, NaN, 2 ** 53, Infinity])("is no number such as %d", (value) => {
    expect(() => uint64(value)).toThrow(RangeError);
  });
});
