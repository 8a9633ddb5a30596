import fc from "fast-check";
import { expect, test } from "vitest";
import { messages } from "./parsed.ts";

const secret = "hunter2SECRET";
const key = ["-----BEGIN OPENSSH PRIVATE KEY-----", `${secret}AAAAB3NzaC1lZDI1NTE5AAAA`, "-----END"];

const file = [
  "targets:",
  `  one: { host: x, password: "${secret} # \${{ nope }}", bad: 1 }`,
  "  other:",
  "    hots: y",
  "    key: |",
  ...key.map((line) => `      ${line}`),
  "    bad: 1",
  "jobs:",
  "  a: &a",
  "    secret-env:",
  `      TOKEN: ${secret}`,
  `      OTHER: >-`,
  `        ${secret}`,
  `        \${{ matrix.nope }} ${secret}`,
  "    bad: 1",
  `  b: { cache-secret: &s '${secret}', passphrase: *s, bad: 1 }`,
  "",
].join("\n");

test("no message shows a secret of the file, wherever the problem is", async () => {
  const told = await messages(file);
  expect(told).toContain("password: ***");
  expect(told).not.toContain(secret);
});

test.each(["pasword", "pass", "api-token", "private-key", "PASSWORD"])(
  "a key %s that nobody knows is taken for one of a secret",
  async (name) => {
    expect(await messages(`targets:\n  t: { host: x, ${name}: ${secret} }\njobs: { a: }\n`)).toContain(
      `${name}: *** }`,
    );
  },
);

test("no message shows a secret of a file that is damaged anywhere", async () => {
  const damage = fc.constantFrom(
    "\t",
    '"',
    "'",
    "{",
    "}",
    "[",
    "]",
    ": ",
    "\n",
    "- ",
    "*",
    "&",
    "!",
    "|",
    "\n ",
  );
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: file.length }), damage, async (at, text) => {
      // Damage to the secret or to the word before it makes another file.
      const damaged = `${file.slice(0, at)}${text}${file.slice(at)}`;
      fc.pre(damaged.split(secret).length === file.split(secret).length && secretKeysStand(damaged));
      expect(await messages(damaged)).not.toContain(secret);
    }),
    { numRuns: 2000 },
  );
});

/** Whether each key of a secret is still one. */
function secretKeysStand(text: string): boolean {
  return [
    / password: "hunter/,
    /\n {4}key: \|\n/,
    /\n {4}secret-env:\n/,
    /\n {6}TOKEN: h/,
    /OTHER: >-\n/,
    / cache-secret: &s '/,
  ].every((line) => line.test(text));
}
