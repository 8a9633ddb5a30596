import { expect, test } from "vitest";
import { parseTargetSettings } from "../../src/config/parse-target-settings.ts";
import { InvalidInputs } from "../../src/errors.ts";
import { fingerprint, privateKey } from "./given.ts";

const least = { host: "ci@host.example", key: privateKey, fingerprint };

function parse(inputs: Readonly<Record<string, string>>): ReturnType<typeof parseTargetSettings> {
  return parseTargetSettings(new Map(Object.entries({ ...least, ...inputs })), {
    directory: "/nowhere",
    agent: undefined,
    defaultUsername: undefined,
    jobName: undefined,
    event: undefined,
  });
}

test("a target needs no job and no directory", async () => {
  const { settings, secrets, warnings } = await parse({ password: "hunter2" });
  expect(settings).toMatchObject({
    target: { destination: { username: "ci", host: "host.example", port: 22 } },
    remoteDirectory: "~/.cache/ssh-job",
  });
  expect(secrets.map((secret) => secret.reveal())).toEqual([
    expect.stringContaining("PRIVATE KEY"),
    "hunter2",
  ]);
  expect(warnings).toEqual([]);
});

test("every input about something else is a problem, beside those of the target", async () => {
  const error: unknown = await parse({
    host: "a/b",
    run: "make",
    timeout: "1h",
    cache: "off",
    retries: "2",
  }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InvalidInputs);
  expect((error as InvalidInputs).problems.map(({ input, message }) => [input, message])).toEqual([
    ["host", expect.stringContaining("names no valid host") as string],
    ["run", "It does not apply to this command."],
    ["cache", "It does not apply to this command."],
    ["timeout", "It does not apply to this command."],
    ["retries", "This input is not supported by this version of ssh-job-action."],
  ]);
});

test("a mistyped name is told as it is for a job", async () => {
  const { warnings } = await parse({ remotedirectory: "/x" });
  expect(warnings).toEqual([
    'There is no input "remotedirectory"; it is ignored. Did you mean "remote-directory"?',
  ]);
});
