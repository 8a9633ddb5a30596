import fc from "fast-check";
import { expect, test } from "vitest";
import { inputs, plannedInputs } from "../../src/config/inputs.ts";
import { isSecret } from "../../src/config/kinds.ts";
import { InvalidInputs } from "../../src/errors.ts";
import { fingerprint, privateKey, useScene } from "./given.ts";

const scene = useScene();

test("the least that is given is completed by the defaults", async () => {
  const { settings, warnings } = await scene.parse();
  expect(warnings).toEqual([]);
  expect(settings).toMatchObject({
    exclude: [],
    ifNoOutputs: "warn",
    onCancel: "kill",
    allowWorkflowCommands: false,
    summary: true,
  });
});

test("what becomes of a run is understood", async () => {
  const { settings } = await scene.parse({
    "on-cancel": "detach",
    "allow-workflow-commands": "true",
    summary: "False",
  });
  expect(settings).toMatchObject({ onCancel: "detach", allowWorkflowCommands: true, summary: false });
});

test("an empty input is one that was not given", async () => {
  const nothing = Object.fromEntries(
    [...inputs.map(({ name }) => name), ...plannedInputs].map((name) => [name, ""]),
  );
  const least = { host: "ci@host.example", key: privateKey, fingerprint };
  expect(await scene.parse({ ...nothing, ...least })).toEqual(await scene.parse());
});

test("all problems are told at once, in the order of the inputs", async () => {
  const problems = await scene.problems({
    summary: "yes",
    "on-cancel": "stop",
    host: "a/b",
    key: "",
    fingerprint: "",
    directory: "nowhere",
    timeout: "0s",
    "retention-days": "0",
    cache: "none",
    retries: "2",
    env: "x",
  });
  expect(problems.map((problem) => problem.split(":")[0])).toEqual([
    "host",
    "key",
    "known-hosts",
    "directory",
    "env",
    "retention-days",
    "cache",
    "timeout",
    "on-cancel",
    "summary",
    "retries",
  ]);
});

test("invalid inputs are one error, with each problem by itself", async () => {
  const error: unknown = await scene.parse({ timeout: "0s", port: "x" }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InvalidInputs);
  expect(error).toMatchObject({
    code: "invalid",
    problems: [
      { input: "port", message: '"x" is not a whole number.', hint: "Write a whole number from 1 to 65535." },
      {
        input: "timeout",
        message: '"0s" is out of range.',
        hint: expect.stringMatching(/^Write a number and a unit/) as string,
      },
    ],
  });
});

test("a mistyped name of an input is told beside the problem that it causes", async () => {
  const error: unknown = await scene
    .parse({ scirpt: "x.sh", directory: "/usr" })
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    problems: [{ input: "script" }],
    warnings: ['There is no input "scirpt"; it is ignored. Did you mean "script"?'],
  });
});

test("one input may hold 100 kB and no more", async () => {
  const most = 100 * 1024;
  await expect(scene.problems({ run: "x".repeat(most) })).resolves.toEqual([]);
  await expect(scene.problems({ run: `é${"x".repeat(most - 1)}` })).resolves.toEqual([
    "run: The value has more than 100 kB. Put a text of this size into a file of the job directory.",
  ]);
});

test.each(inputs)("a NUL in $name is refused, and not shown", async ({ name }) => {
  const problems = await scene.problems({ [name]: "a\0b" });
  expect(problems.filter((problem) => problem.includes("NUL"))).toEqual([
    `${name}: The value holds a NUL character. Give a text without it.`,
  ]);
  expect(problems.join()).not.toContain("\0");
});

test("a malformed value is shown, cut and on one line", async () => {
  const [problem = ""] = await scene.problems({ "on-cancel": `::error::\u001B[31m\n${"x".repeat(500)}` });
  expect(problem).toMatch(
    /^on-cancel: "::error::\\u\{1b\}\[31m\\nx+…" is not one of the choices\. Write kill or detach\.$/,
  );
  expect(problem.length).toBeLessThan(200);
});

test("no problem shows anything of a secret, whatever else is wrong", async () => {
  const secretInputs = inputs.filter(({ kind }) => isSecret(kind)).map(({ name }) => name);
  expect(secretInputs).toEqual(["key", "passphrase", "password", "secret-env", "cache-secret"]);
  const token = fc.stringMatching(/^[A-Za-z0-9+/]{16,40}$/);
  const secretText = fc
    .tuple(
      fc.constantFrom("", "A=", "A<<E\n", "-----BEGIN OPENSSH PRIVATE KEY-----\n", "~/", "=", "a b="),
      token,
    )
    .chain(([before, secret]) =>
      fc
        .constantFrom(
          "",
          "\n",
          "==",
          "\nE",
          "\0",
          "\n-----END OPENSSH PRIVATE KEY-----",
          ` ${"x".repeat(110_000)}`,
        )
        .map((after) => ({ secret, text: `${before}${secret}${after}` })),
    );
  const name = fc.constantFrom(...secretInputs, "recover-command", "pasword");
  const other = fc.dictionary(
    fc.constantFrom("host", "port", "env", "fingerprint", "directory"),
    fc.string(),
    { maxKeys: 3 },
  );

  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(name, secretText), { minLength: 1, maxLength: 4 }),
      other,
      async (given, others) => {
        const texts = Object.fromEntries(given.map(([input, { text }]) => [input, text]));
        const problems = await scene.problems({ summary: "never", ...others, ...texts });
        expect(problems).not.toEqual([]);
        for (const [, { secret }] of given) expect(problems.join("\n")).not.toContain(secret);
      },
    ),
    { numRuns: 300 },
  );
});

test("no warning shows anything of a secret", async () => {
  const { warnings, secrets } = await scene.parse({
    key: privateKey.replaceAll("\n", "\r\n"),
    pasword: "hunter2",
    "secret-env": "A=s3cret",
  });
  expect(warnings).toHaveLength(2);
  for (const secret of [...secrets.flatMap((one) => one.reveal().trim().split("\n")), "hunter2"]) {
    expect(warnings.join("\n")).not.toContain(secret);
  }
});

test("settings that are printed by accident show no secret", async () => {
  const { settings } = await scene.parse({ password: "hunter2", "secret-env": "A=s3cret" });
  expect(JSON.stringify(settings)).not.toMatch(/hunter2|s3cret|PRIVATE/);
});
