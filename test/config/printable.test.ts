import fc from "fast-check";
import { expect, test } from "vitest";
import { printable } from "../../src/config/printable.ts";

test("a printed text holds nothing that breaks a line or that a terminal acts on", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      expect(printable(text)).toMatch(/^"[^\p{C}\p{Zl}\p{Zp}]*"$/u);
    }),
  );
});

test("what is escaped can be recognised", () => {
  expect(printable('a\n\r\t"\\\u001B\u202E')).toBe(String.raw`"a\n\r\t\"\\\u{1b}\u{202e}"`);
});

test("a long text is cut after 80 characters", () => {
  expect(printable("é".repeat(80))).toBe(`"${"é".repeat(80)}"`);
  expect(printable("é".repeat(81))).toBe(`"${"é".repeat(80)}…"`);
});
