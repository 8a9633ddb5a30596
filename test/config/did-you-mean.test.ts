import { expect, test } from "vitest";
import { didYouMean } from "../../src/config/did-you-mean.ts";
import { useScene } from "./given.ts";

const scene = useScene();

test.each([
  ["hosts", "host"],
  ["known_hosts", "known-hosts"],
  ["KNOWN-HOST", "known-hosts"],
  ["retention-day", "retention-days"],
  ["proxy_host", "jump"],
  ["command_timeout", "timeout"],
  ["envs", "env"],
])("%s is likely to mean %s", (name, meant) => {
  expect(didYouMean(name)).toBe(meant);
});

test.each(["strip-components", "x", "", "overwrite"])("nothing is suggested for %j", (name) => {
  expect(didYouMean(name)).toBeUndefined();
});

test("an unknown input is a warning, with the likely name and without the value", async () => {
  const { warnings } = await scene.parse({
    pasword: "hunter2",
    "strip-components": "1",
    "odd\nname": "1",
    empty: "",
  });
  expect(warnings).toEqual([
    'There is no input "pasword"; it is ignored. Did you mean "password"?',
    'There is no input "strip-components"; it is ignored.',
    String.raw`There is no input "odd\nname"; it is ignored.`,
  ]);
});
