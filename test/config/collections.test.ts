import fc from "fast-check";
import { expect, test } from "vitest";
import { Findings } from "../../src/config/findings.ts";
import type { Given, GivenValue } from "../../src/config/given.ts";
import { readValues, type ReadInputs } from "../../src/config/read-values.ts";
import { InvalidInputs } from "../../src/errors.ts";

function read(inputs: Readonly<Record<string, GivenValue>>): ReadInputs {
  const findings = new Findings();
  const found = readValues(new Map(Object.entries(inputs)), findings);
  if (findings.hasProblem()) throw findings.toError();
  return found;
}

function problems(inputs: Readonly<Record<string, GivenValue>>): readonly string[] {
  try {
    read(inputs);
    return [];
  } catch (error) {
    if (error instanceof InvalidInputs)
      return error.problems.map(({ input, message }) => `${input}: ${message}`);
    throw error;
  }
}

const text = fc.string({ unit: "grapheme" }).filter((one) => !one.includes("\0"));
const name = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,8}$/);

test("arguments of a list arrive as they are, with newlines, blanks and empty ones", () => {
  fc.assert(
    fc.property(fc.array(text), (args) => {
      expect(read({ args }).values.args).toEqual(args);
    }),
  );
  expect(read({ args: ["", "a\nb", " "] }).values.args).toEqual(["", "a\nb", " "]);
});

test("variables of a mapping arrive as they are, secret or not", () => {
  fc.assert(
    fc.property(fc.dictionary(name, text), (variables) => {
      const env = new Map(Object.entries(variables));
      const { values } = read({ env, "secret-env": env });
      expect(values.env).toEqual(env);
      expect([...values["secret-env"]].map(([key, secret]) => [key, secret.reveal()])).toEqual([...env]);
    }),
  );
});

test("other lists may be lists, and texts of several lines too", () => {
  const { values } = read({
    outputs: [" out/** ", "", "!*.o"],
    exclude: ["a", ""],
    "known-hosts": ["a ssh-ed25519 AAAA", "b ssh-ed25519 BBBB"],
    run: ["make", "make test"],
  });
  expect(values).toMatchObject({
    outputs: ["out/**", "!*.o"],
    exclude: ["a", ""],
    "known-hosts": "a ssh-ed25519 AAAA\nb ssh-ed25519 BBBB",
    run: "make\nmake test",
  });
});

test("an empty list or mapping is an input that was not given", () => {
  const nothing: Given = new Map<string, GivenValue>([
    ["args", []],
    ["env", new Map()],
    ["outputs", [" "]],
    ["run", []],
  ]);
  expect([...readValues(nothing, new Findings()).given]).toEqual([]);
  expect([...read({ args: [""] }).given]).toEqual(["args"]);
});

test("a list or a mapping is refused where it means nothing", () => {
  expect(
    problems({
      timeout: ["1h"],
      summary: new Map([["a", "b"]]),
      args: new Map([["a", "b"]]),
      env: ["A=1"],
      password: ["x"],
    }),
  ).toEqual([
    "password: It is a list.",
    "args: It is a mapping.",
    "env: It is a list.",
    "timeout: It is a list.",
    "summary: It is a mapping.",
  ]);
});

test("items of a list have one line, names of variables are names, and nothing holds a NUL", () => {
  expect(problems({ outputs: ["a\nb"] })).toEqual(['outputs: "a\\nb" has more than one line.']);
  expect(problems({ env: new Map([["A B", "secret"]]) })).toEqual(['env: "A B" is no name of a variable.']);
  expect(problems({ args: ["a", "b\0"] })).toEqual(["args: The value holds a NUL character."]);
});

test("a text of a list may be of any size, and an argument or variable may not", () => {
  const large = "x".repeat(200_000);
  expect(read({ run: [large] }).values.run).toBe(large);
  expect(problems({ run: large, args: [large] })).toEqual([
    "run: The value has more than 100 kB.",
    "args: The value has more than 100 kB.",
  ]);
});

test("an input of a later version is refused whatever it is given as", () => {
  expect(problems({ requirements: ["", "numpy"] })).toEqual([
    "requirements: This input is not supported by this version of ssh-job-action.",
  ]);
});
