import { expect, test } from "vitest";
import type { JobSettings } from "../../src/config/settings.ts";
import { specText } from "../../src/lifecycle/spec-text.ts";
import { useScene } from "../config/given.ts";

const scene = useScene();
const signature = "5".repeat(64);

async function lines(
  inputs: Readonly<Record<string, string>>,
  { launch = "exec sh", who = "octocat@1" } = {},
): Promise<Map<string, string>> {
  const { text } = specText((await scene.parse(inputs)).settings, signature, launch, who);
  expect(text.endsWith("\n")).toBe(true);
  return new Map(text.split("\n").map((line) => line.split("=") as [string, string]));
}

test("a job with nothing special has no limits but that of its log", async () => {
  expect(Object.fromEntries(await lines({}))).toMatchObject({
    signature,
    request: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    timeout: "0",
    idle: "0",
    queue: "0",
    orphan: "0",
    streams: "log",
    cap: "1073741824",
    keep: "auto",
    who: "octocat@1",
    label: "build",
  });
  expect((await lines({})).has("lock")).toBe(false);
});

test("times are hundredths of a second, and a lock brings its slots", async () => {
  const inputs = {
    timeout: "1m",
    "idle-timeout": "2s",
    "orphan-timeout": "1h",
    lock: "board",
    slots: "3",
    "separate-streams": "true",
  };
  expect(Object.fromEntries(await lines(inputs))).toMatchObject({
    timeout: "6000",
    idle: "200",
    queue: "360000",
    orphan: "360000",
    streams: "out err",
    lock: "board",
    slots: "3",
  });
});

test("names of people and jobs are single words", async () => {
  const spec = await lines({ name: "a b ü='$(x)" }, { who: "me & you" });
  expect(spec.get("label")).toBe("a-b-x");
  expect(spec.get("who")).toBe("me-you");
});

test("a request differs in everything that is asked for, and in nothing else", async () => {
  const of = async (changes: Partial<JobSettings>, launch = "exec sh"): Promise<string> =>
    specText({ ...(await scene.parse()).settings, ...changes }, signature, launch, "me").request;
  const plain = await of({});
  expect(await of({})).toBe(plain);
  expect(await of({ keep: "none" })).not.toBe(plain);
  expect(await of({ lock: { name: "board", slots: 1, queueTimeoutMs: 1 } })).not.toBe(plain);
  expect(await of({}, "exec bash")).not.toBe(plain);
});
