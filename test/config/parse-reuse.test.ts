import { describe, expect, test } from "vitest";
import { cacheMode } from "../../src/config/access.ts";
import type { WorkflowEvent } from "../../src/config/surroundings.ts";
import { useScene } from "./given.ts";

const scene = useScene();
const secret = "correct horse battery staple";
const fork: WorkflowEvent = {
  name: "pull_request",
  repository: "octocat/hello-world",
  repositoryId: "1",
  ref: "refs/pull/7/merge",
  baseRef: "main",
  defaultBranch: "main",
  actor: "octocat",
  triggeringActor: "octocat",
  isFork: true,
  cacheMode: "",
};

test("without any input, results are reused and stored among targets of a class", async () => {
  const { settings, warnings } = await scene.parse();
  expect(settings.reuse).toEqual({
    read: true,
    write: true,
    remark: undefined,
    join: true,
    refresh: false,
    scope: "class",
    targetClass: undefined,
    salt: undefined,
    probes: [],
    secret: undefined,
    verifyPercent: 0,
    trust: { repository: "", domain: "terminal", readable: ["terminal"] },
  });
  expect(warnings).toEqual([]);
});

test("every input of the group is understood", async () => {
  const { settings, secrets } = await scene.parse({
    cache: "read",
    "cache-scope": "host",
    "target-class": " rpi4 ",
    "cache-salt": "one\r\n two",
    "cache-probe": "gcc --version\n\n  uname -r",
    "cache-secret": `${secret}\n`,
    "cache-verify": "5",
  });
  expect(settings.reuse).toMatchObject({
    read: true,
    write: false,
    scope: "host",
    targetClass: "rpi4",
    salt: "one\n two",
    probes: ["gcc --version", "uname -r"],
    verifyPercent: 5,
  });
  expect(settings.reuse.secret?.reveal()).toBe(secret);
  expect(secrets.map((one) => one.reveal())).toContain(secret);
  expect(JSON.stringify(settings)).not.toContain(secret);
});

test.each([
  ["auto", { read: true, write: true, join: true }],
  ["read", { read: true, write: false, join: true }],
  ["write", { read: false, write: true, join: true }],
  ["off", { read: false, write: false, join: false }],
])("cache: %s", async (cache, expected) => {
  expect((await scene.parse({ cache })).settings.reuse).toMatchObject(expected);
});

test("the event may allow less than is asked for, and that is said", async () => {
  const { settings } = await scene.parse({ cache: "write" }, { event: fork });
  expect(settings.reuse).toMatchObject({
    read: false,
    write: false,
    join: true,
    remark: "Results are not stored: the pull request is from a fork.",
    trust: { repository: "1", domain: "refs/pull/7/merge" },
  });
});

test("what identifies the result counts even where none is reused or stored", async () => {
  const inputs = { "cache-scope": "host", "target-class": "a", "cache-salt": "b", "cache-probe": "c" };
  const { settings } = await scene.parse({ cache: "off", ...inputs });
  expect(settings.reuse).toMatchObject({ scope: "host", targetClass: "a", salt: "b", probes: ["c"] });
});

describe("an input that means nothing beside the others is a problem", () => {
  test.each([
    [
      { cache: "off", refresh: "true" },
      "refresh: It does not apply, as cache is off: the job is run in any case. Leave it out, or set cache to auto.",
    ],
    [
      { cache: "write", refresh: "true" },
      "refresh: It does not apply, as cache is write: the job is run in any case. Leave it out, or set cache to auto.",
    ],
    [
      { cache: "read", refresh: "true" },
      "refresh: It does not apply, as cache is read: the new result would not be stored. Leave it out, or set cache to auto.",
    ],
    [
      { cache: "off", "cache-verify": "5" },
      "cache-verify: It does not apply, as cache is off: no result is reused. Leave it out, or set cache to auto or read.",
    ],
    [
      { cache: "write", "cache-verify": "5" },
      "cache-verify: It does not apply, as cache is write: no result is reused. Leave it out, or set cache to auto or read.",
    ],
    [
      { cache: "off", "cache-secret": secret },
      "cache-secret: It does not apply, as cache is off: no result is reused or stored. Leave it out, or set cache to another value.",
    ],
    [
      { "cache-scope": "any", "target-class": "rpi4" },
      "target-class: It does not apply, as cache-scope is any: all targets count as one class. Leave it out, or set cache-scope to class or host.",
    ],
  ])("%j", async (inputs, problem) => {
    await expect(scene.problems(inputs)).resolves.toEqual([problem]);
  });

  test("but saying what holds anyway is none", async () => {
    await expect(scene.problems({ cache: "off", refresh: "false", "cache-verify": "0" })).resolves.toEqual(
      [],
    );
    await expect(scene.problems({ refresh: "true", "cache-verify": "5" })).resolves.toEqual([]);
  });

  test("nor is an event that allows less: the same workflow runs for all events", async () => {
    const inputs = { refresh: "true", "cache-secret": secret };
    await expect(scene.problems(inputs, { event: fork })).resolves.toEqual([]);
  });

  test("what nobody understands is told once", async () => {
    await expect(scene.problems({ cache: "never", refresh: "true" })).resolves.toEqual([
      'cache: "never" is not one of the choices. Write auto, read, write or off.',
    ]);
  });
});

test.each(["-1", "101", "5%"])("%s is no number of percent", async (percent) => {
  await expect(scene.problems({ "cache-verify": percent })).resolves.toEqual([
    expect.stringMatching(/^cache-verify: .* Write a whole number from 0 to 100\.$/),
  ]);
});

test("a secret that can be guessed is warned of, without it", async () => {
  const { warnings } = await scene.parse({ "cache-secret": "hunter2" });
  expect(warnings).toEqual([
    "cache-secret: It has fewer than 16 characters, and can be guessed by whoever has a stored result.",
  ]);
});

test("the mode has one word for workflows to look at", () => {
  expect(cacheMode({ read: true, write: true })).toBe("read-write");
  expect(cacheMode({ read: true, write: false })).toBe("read");
  expect(cacheMode({ read: false, write: true })).toBe("write");
  expect(cacheMode({ read: false, write: false })).toBe("none");
});
