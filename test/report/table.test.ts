import { expect, test } from "vitest";
import { table } from "../../src/report/table.ts";

test("columns are as wide as their widest cell, and no line ends with blanks", () => {
  expect(
    table([
      ["RUN", "STATE"],
      ["a-1", ""],
      ["long-12", "running"],
    ]),
  ).toBe("RUN      STATE\na-1\nlong-12  running\n");
});

test("a cell is one line, and nothing in it acts on a terminal or a workflow", () => {
  expect(table([["::error::\u001b[2Jno", "a\nb"]])).toBe("| ::error::no  a b\n");
});

test("nothing is no line", () => {
  expect(table([])).toBe("");
});
