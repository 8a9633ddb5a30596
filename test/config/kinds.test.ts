import fc from "fast-check";
import { expect, test } from "vitest";
import { durationMs } from "../../src/config/durations.ts";
import { isEmpty, isSecret, schemaOf, takesSeveralLines, type Kind } from "../../src/config/kinds.ts";

function read(kind: Kind, text: string): unknown {
  const { success, data, error } = schemaOf(kind).safeParse(text);
  return success ? data : error.issues.map(({ message }) => message);
}

test("a duration is what it was written from", () => {
  const counts = fc.nat({ max: 500 });
  fc.assert(
    fc.property(counts, counts, counts, (h, m, s) => {
      expect(durationMs(`${h}h${m}m${s}s`)).toBe(((h * 60 + m) * 60 + s) * 1000);
      expect([durationMs(`${h}h`), durationMs(`${m}m`), durationMs(`${s}s`)]).toEqual([
        h * 3.6e6,
        m * 6e4,
        s * 1e3,
      ]);
    }),
  );
});

test.each([
  "",
  "30",
  "s",
  "30 s",
  "1.5h",
  "-1s",
  "+1s",
  "30S",
  "1d",
  "10ms",
  "1m1h",
  "1s1s",
  "1e3s",
  "none",
  "٣s",
])("%j is not a duration", (text) => {
  expect(durationMs(text)).toBeNaN();
});

test("what is no duration is told once", () => {
  expect(read({ type: "duration", max: "1h" }, "5")).toEqual(['"5" is not a duration.']);
});

test.each(["0s", "0h0m0s", "61m", "99999999999999999999h"])(
  "a duration of %s is out of a range up to 1h",
  (text) => {
    expect(read({ type: "duration", max: "1h" }, text)).toEqual([`"${text}" is out of range.`]);
  },
);

test("a duration may be as long as the longest", () => {
  expect(read({ type: "duration", max: "1h" }, " 60m\n")).toBe(3_600_000);
});

test.each([
  ["true", true],
  ["True", true],
  ["TRUE", true],
  ["false", false],
  ["False", false],
  ["FALSE", false],
])("%s is a boolean", (text, value) => {
  expect(read({ type: "boolean" }, text)).toBe(value);
});

test.each(["yes", "no", "on", "off", "1", "0", "tRUE", "y", "null"])("%s is no boolean", (text) => {
  expect(read({ type: "boolean" }, text)).toEqual([`"${text}" is neither true nor false.`]);
});

test.each(["1.0", "0x10", "1e1", "+5", "-5", "007", "five", "5 5", "٣"])("%s is no whole number", (text) => {
  expect(read({ type: "integer", min: 0, max: 100 }, text)).toEqual([`"${text}" is not a whole number.`]);
});

test("a whole number may be each end of its range and nothing outside", () => {
  const kind: Kind = { type: "integer", min: 1, max: 90 };
  expect([read(kind, "1"), read(kind, "90")]).toEqual([1, 90]);
  expect(read(kind, "0")).toEqual(['"0" is out of range.']);
  expect(read(kind, "91")).toEqual(['"91" is out of range.']);
});

test("a choice is one of its words, exactly", () => {
  const kind: Kind = { type: "choice", of: ["kill", "detach"] };
  expect(read(kind, "kill")).toBe("kill");
  expect(read(kind, "Kill")).toEqual(['"Kill" is not one of the choices.']);
});

test("a list takes its items without the blanks round them, and skips empty lines", () => {
  expect(read({ type: "list" }, " a b \r\n\n  \nc")).toEqual(["a b", "c"]);
});

test("lines are taken exactly, and only empty ones are skipped", () => {
  expect(read({ type: "lines" }, " a \n\n  \n-x\r\n")).toEqual([" a ", "  ", "-x\r"]);
});

test("a text keeps its blanks, and its lines end as they do in a script", () => {
  expect(read({ type: "text" }, " a\r\n\tb \r\n")).toBe(" a\n\tb \n");
});

test.each([
  [{ type: "line" }, " \n", true],
  [{ type: "text" }, " \n", true],
  [{ type: "secret-text" }, " \n", true],
  [{ type: "list" }, " \n", true],
  [{ type: "variables" }, " \n", true],
  [{ type: "lines" }, "\n\n", true],
  [{ type: "lines" }, " \n", false],
  [{ type: "secret" }, "\r\n", true],
  [{ type: "secret" }, " \n", false],
] satisfies [Kind, string, boolean][])("for %j, whether %j is nothing: %s", (kind, text, expected) => {
  expect(isEmpty(kind, text)).toBe(expected);
});

test("a secret loses one newline at its end, and nothing else", () => {
  const schema = schemaOf({ type: "secret" });
  const revealed = [" a \n", " a \r\n", "a\n\n"].map((text) =>
    (schema.parse(text) as { reveal(): string }).reveal(),
  );
  expect(revealed).toEqual([" a ", " a ", "a\n"]);
});

test("kinds know whether they are secret, and whether they take several lines", () => {
  const types = [
    "secret",
    "secret-text",
    "secret-variables",
    "text",
    "list",
    "lines",
    "variables",
    "line",
  ] as const;
  expect(types.filter((type) => isSecret({ type }))).toEqual(["secret", "secret-text", "secret-variables"]);
  expect(types.filter((type) => !takesSeveralLines({ type }))).toEqual(["secret", "line"]);
});
