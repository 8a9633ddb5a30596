import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quote, quoteRemotePath } from "../../src/remote/quote.ts";

const shells = [
  { shell: "dash", options: [] },
  { shell: "busybox", options: ["sh"] },
  { shell: "bash", options: [] },
  { shell: "bash", options: ["--posix"] },
];

/** Anything that an argument may hold; what shells care about comes often. */
const word = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(...Array.from(" \t\n\r'\"\\$`!*?~#&|;<>(){}[]^%=-a0é→𝛼")) }),
);
const words = fc.array(
  word.filter((text) => !text.includes("\0")),
  { maxLength: 8 },
);

describe.each(shells)("$shell $options", ({ shell, options }) => {
  const run = (command: string): string =>
    execFileSync(shell, [...options, "-c", command], {
      env: { PATH: "/usr/bin:/bin", HOME: "/home/it's" },
    }).toString();

  test("takes every quoted word exactly as it stands", () => {
    fc.assert(
      fc.property(words, (given) => {
        const printed = run(`printf '%s\\0' begin ${given.map(quote).join(" ")}`);
        expect(printed).toBe(["begin", ...given, ""].join("\0"));
      }),
      { numRuns: 60 },
    );
  });

  test("takes ~/ of a store for the home and everything else literally", () => {
    fc.assert(
      fc.property(
        word.filter((text) => !text.includes("\0")),
        (path) => {
          expect(run(`printf %s ${quoteRemotePath(`~/${path}`)}`)).toBe(`/home/it's/${path}`);
          expect(run(`printf %s ${quoteRemotePath(`/~/${path}`)}`)).toBe(`/~/${path}`);
        },
      ),
      { numRuns: 30 },
    );
  });
});

test("a word that needs no quotes has none", () => {
  expect(quote("/var/lib/ssh-job_1.2@x:y,z+")).toBe("/var/lib/ssh-job_1.2@x:y,z+");
  expect(quote("")).toBe("''");
});

test("what fish and csh would change inside of quotes stands outside of them", () => {
  expect(quote("a\\'!b")).toBe(String.raw`'a'\\''\'''\!'b'`);
});
