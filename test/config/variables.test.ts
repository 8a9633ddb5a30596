import fc from "fast-check";
import { expect, test } from "vitest";
import { parseVariables } from "../../src/config/variables.ts";

const names = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/);
const values = fc.string({ unit: "binary", maxLength: 60 });

test("any variables that were written down are read again, byte for byte", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(names, values), { selector: ([name]) => name }), (pairs) => {
      const text = pairs
        .map(([name, value]) =>
          value.includes("\n") ? `${name}<<\u0001END\n${value}\n\u0001END` : `${name}=${value}`,
        )
        .join("\n\n");
      expect(parseVariables(text)).toEqual({ variables: new Map(pairs), faults: [] });
    }),
  );
});

test("a value keeps its blanks, quotes, signs and `=`", () => {
  const { variables } = parseVariables("A=  'x' \"y\" $HOME !=\nb=\nC=1<<2");
  expect(variables).toEqual(
    new Map([
      ["A", "  'x' \"y\" $HOME !="],
      ["b", ""],
      ["C", "1<<2"],
    ]),
  );
});

test("a value of several lines may hold empty ones and `=`", () => {
  const { variables, faults } = parseVariables("KEY<<EOF\none\n\nB=2\n EOF\nEOF\nC=3");
  expect(variables).toEqual(
    new Map([
      ["KEY", "one\n\nB=2\n EOF"],
      ["C", "3"],
    ]),
  );
  expect(faults).toEqual([]);
});

test("a value of several lines may be empty", () => {
  expect(parseVariables("A<<EOF\nEOF").variables).toEqual(new Map([["A", ""]]));
});

test.each([
  ["A=1\nnonsense", 'Line 2 has no "=".'],
  ["=1", "Line 1 does not begin with the name of a variable."],
  ["1A=1", "Line 1 does not begin with the name of a variable."],
  ["A B=1", "Line 1 does not begin with the name of a variable."],
  ["export A=1", "Line 1 (export A) does not begin with the name of a variable."],
  [" A=1", "Line 1 (A) does not begin with the name of a variable."],
  ["A-B<<EOF\nEOF", "Line 1 (A-B) does not begin with the name of a variable."],
  ["A=1\n\nA=2", "Line 3 (A) sets the variable of line 1 again."],
  ["A<<EOF\nEOF\nA=2", "Line 3 (A) sets the variable of line 1 again."],
  ["A=1\nB<<EOF\nb", 'Line 2 (B) begins a value with "<<" that has no end.'],
  ["A<<\n\n", 'Line 1 (A) begins a value with "<<" that has no end.'],
])("%j has a fault, told by its line", (text, fault) => {
  expect(parseVariables(text).faults).toEqual([fault]);
});

test.each([
  ["AB3-d9Fg_kLm1==", "Line 1 does not begin with the name of a variable."],
  ["1JBSWY3DPEHPK3PXP==", "Line 1 does not begin with the name of a variable."],
  [`${"a-".repeat(20)}=`, "Line 1 does not begin with the name of a variable."],
  ["correct horse=battery", "Line 1 does not begin with the name of a variable."],
  ["hunter2", 'Line 1 has no "=".'],
  ["HUNTER2", 'Line 1 has no "=".'],
  ["http://hunter2", 'Line 1 has no "=".'],
  ["TOKEN: hunter2", 'Line 1 (TOKEN) has no "=".'],
  ["my.token=hunter2", "Line 1 (my.token) does not begin with the name of a variable."],
])("of the faulty line %j nothing is shown that may be a value", (text, fault) => {
  expect(parseVariables(text).faults).toEqual([fault]);
});

test("all faulty lines are told", () => {
  expect(parseVariables("a\nB=1\nc\nB=2").faults).toHaveLength(3);
});
