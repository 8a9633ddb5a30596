import { expect, test } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { readOptions } from "../../src/cli/read-options.ts";
import type { Options } from "../../src/cli/command.ts";

function typed(...words: readonly string[]): Options {
  const run = commands.find(({ name }) => name === "run");
  if (run === undefined) throw new Error("there is no command run");
  return readOptions(words, run);
}

test("what is on or off is on by its name alone, and off where that is said", () => {
  expect([...typed("--keep-going", "--events=true").own.keys()]).toEqual(["keep-going", "events"]);
  const off = typed("--keep-going=false", "--dry-run=false", "--json=false", "--help=false");
  expect([off.own.size, off.json, off.help, off.problems]).toEqual([0, false, false, []]);
  expect(typed("--json", "--json=false").json).toBe(false);
});

test("what is neither on nor off is told", () => {
  const { problems } = typed("--keep-going=yes", "--json=");
  expect(problems.map(({ input, message }) => `${input}: ${message}`)).toEqual([
    "--keep-going: Its value is neither true nor false.",
    "--json: Its value is neither true nor false.",
  ]);
});

test.each([
  ["--keepgoing", "Did you mean --keep-going?"],
  ["--paralel", "Did you mean --parallel?"],
  ["--ouputs", "Did you mean --outputs?"],
  ["--frobnicate", "Type: ssh-job help"],
])("%s is not known: %s", (word, hint) => {
  expect(typed(word).problems).toEqual([{ input: word, message: "There is no such option.", hint }]);
});
