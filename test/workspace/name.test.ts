import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeName, percentByte, quoteName, someOf } from "../../src/workspace/name.ts";

describe("a name", () => {
  test("that is UTF-8 is decoded as it is, any other keeps what can be read", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        (name) => decodeName(Buffer.from(name), percentByte) === name,
      ),
    );
    const bytes = Buffer.from([0x61, 0xff, 0xc3, 0xa9, 0xc3, 0xf0, 0x9f, 0x98, 0x80, 0xf0, 0x9f]);
    expect(decodeName(bytes, percentByte)).toBe("a%FF\u00e9%C3\u{1f600}%F0%9F");
  });

  test("can be read back from its escapes, so that no two names become one by them alone", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        fc.pre(!bytes.includes(0x25));
        const escaped = decodeName(Buffer.from(bytes), percentByte);
        const back = escaped
          .split(/(%..)/u)
          .map((part) => (part.startsWith("%") ? Buffer.from(part.slice(1), "hex") : Buffer.from(part)));
        expect(Buffer.concat(back)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  test("in quotes is one line that does nothing to a terminal, whatever its bytes", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.string({ unit: "binary" }).map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          expect(quoteName(Buffer.from(bytes))).toMatch(/^"[^\p{C}\p{Zl}\p{Zp}]*"$/u);
        },
      ),
    );
    const odd = Buffer.concat([Buffer.from('a "\\\n\u001b[2J\u202e\u{1f600}'), Buffer.from([0xff])]);
    expect(quoteName(odd)).toBe('"a \\"\\\\\\n\\u{1b}[2J\\u{202e}\u{1f600}\\xFF"');
  });
});

test("of many names some are shown, and how many more there are", () => {
  expect(someOf(["a", "b"])).toBe("a, b");
  expect(someOf(["a", "b", "c"], 2)).toBe("a, b and 1 more");
});
