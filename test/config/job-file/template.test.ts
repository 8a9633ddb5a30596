import fc from "fast-check";
import { expect, test } from "vitest";
import { fillIn, parseTemplate, referencesIn, showReference } from "../../../src/config/job-file/template.ts";

function fill(text: string, values: Readonly<Record<string, string>>): string {
  const { template, faults } = parseTemplate(text, 0, (index) => index);
  expect(faults).toEqual([]);
  return fillIn(template, (reference) => values[showReference(reference)]);
}

test("expressions are written as GitHub has them, with or without blanks", () => {
  const values = { "matrix.x": "1", "env.HOME": "/root", "jobs.a-b.outputs.signature": "ff" };
  expect(fill("${{matrix.x}}-${{ env.HOME }} ${{  jobs.a-b.outputs.signature\t}}", values)).toBe(
    "1-/root ff",
  );
});

test("a text of an expression is itself, braces and quotes included", () => {
  expect(fill("${{ '${{ matrix.x }}' }}${{ 'it''s' }}", {})).toBe("${{ matrix.x }}it's");
});

test("what is no expression stays as it is", () => {
  const plain = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("${{"));
  fc.assert(fc.property(plain, (text) => fill(text, {}) === text));
  expect(fill("$${{ matrix.x }} $x {{ y }} }}", { "matrix.x": "1" })).toBe("$1 $x {{ y }} }}");
});

test("values are put in place, and nothing in them is an expression again", () => {
  const word = fc.string().filter((text) => !text.includes("$"));
  fc.assert(
    fc.property(word, fc.string(), word, (before, value, after) => {
      expect(fill(`${before}\${{ matrix.x }}${after}`, { "matrix.x": value })).toBe(before + value + after);
    }),
  );
  expect(fill("${{ matrix.x }}", { "matrix.x": "${{ matrix.x }}" })).toBe("${{ matrix.x }}");
});

test("each expression is told at its beginning", () => {
  const { template, faults } = parseTemplate("a ${{ matrix.x }} ${{ y }}${{", 0, (index) => index + 100);
  expect(referencesIn(template).map(({ at }) => at)).toEqual([102]);
  expect(faults.map(({ at }) => at)).toEqual([118, 126]);
});
