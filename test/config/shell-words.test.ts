import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { splitShellWords } from "../../src/config/shell-words.ts";

test.each([
  ["sh -e", ["sh", "-e"]],
  ["bash -euo  pipefail", ["bash", "-euo", "pipefail"]],
  ["env FOO=1 python3", ["env", "FOO=1", "python3"]],
  [`'/opt/my tools/run' "a b"c ''`, ["/opt/my tools/run", "a bc", ""]],
  ["~/bin/python -u", ["~/bin/python", "-u"]],
])("%s is words", (text, words) => {
  expect(splitShellWords(text)).toEqual(words);
});

test.each([
  "",
  "a;b",
  "a|b",
  "a&",
  "a>b",
  "$SHELL",
  '"$SHELL"',
  "`a`",
  '"`a`"',
  "a*",
  "a\nb;c",
  "'a",
  '"a',
  "a\\ b",
  "~root/a",
])("%j is more than words", (text) => {
  expect(splitShellWords(text)).toBeUndefined();
});

test("a shell that is given the text sees the same words", () => {
  const texts = fc.string({
    unit: fc.constantFrom("a", "b", "-", "=", "/", " ", "'", '"', "~", "#", "%", "!", "$", ";"),
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(texts, (text) => {
      const words = splitShellWords(text);
      fc.pre(words !== undefined);
      const options = { encoding: "utf8", env: { ...process.env, HOME: "~" } } as const;
      const printed = execFileSync("sh", ["-c", `printf '%s\\n' ${text}`], options);
      expect(printed.split("\n").slice(0, -1)).toEqual(words);
    }),
  );
});

test("a long text that is not words is refused at once", () => {
  expect(splitShellWords(`${"a ".repeat(50_000)};`)).toBeUndefined();
});
