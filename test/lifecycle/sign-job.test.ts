import { describe, expect, test } from "vitest";
import type { JobSettings } from "../../src/config/settings.ts";
import { jobKey, questionsOf, signHere, signJob, type TargetFacts } from "../../src/lifecycle/sign-job.ts";
import { treeDigest } from "../../src/job/tree-digest.ts";
import type { Tree } from "../../src/job/tree.ts";
import { useScene } from "../config/given.ts";

const scene = useScene();
const tree: Tree = {
  directory: "/",
  fileOf: (path) => `/${path}`,
  entries: [],
  files: 0,
  bytes: 0,
  digest: treeDigest([]),
  isUnchanged: () => false,
};
const facts: TargetFacts = { platform: "Linux x86_64", probes: [], hostKey: `SHA256:${"A".repeat(43)}` };
const passed = { command: "true", exitCode: 0, stdout: "0".repeat(64) };

async function given(inputs: Readonly<Record<string, string>> = {}): Promise<JobSettings> {
  return (await scene.parse(inputs)).settings;
}

describe("a job can be signed without its target", () => {
  test.each([
    [{ "cache-scope": "any" }, true],
    [{ "target-class": "board" }, true],
    [{}, false],
    [{ "cache-scope": "host" }, false],
    [{ "cache-scope": "host", "target-class": "board" }, false],
    [{ "cache-scope": "any", "cache-probe": "true" }, false],
  ])("with %j: %s", async (inputs, possible) => {
    const settings = await given(inputs);
    const here = signHere(settings, tree);
    expect(here !== undefined).toBe(possible);
    if (here !== undefined) {
      expect(here.fault).toBeUndefined();
      // What the target says of itself then makes no difference.
      expect(signJob(settings, tree, facts).signature).toBe(here.signature);
    }
  });
});

test("a target is asked for nothing that is not needed", async () => {
  expect(questionsOf((await given()).reuse)).toEqual({ platform: true, probes: [] });
  expect(questionsOf((await given({ "target-class": "x" })).reuse)).toEqual({ platform: false, probes: [] });
  const probing = await given({ "cache-scope": "any", "cache-probe": "a\nb" });
  expect(questionsOf(probing.reuse)).toEqual({ platform: false, probes: ["a", "b"] });
});

describe("a signature", () => {
  const differs = async (
    one: [Readonly<Record<string, string>>, Partial<TargetFacts>],
    other: [Readonly<Record<string, string>>, Partial<TargetFacts>],
  ): Promise<boolean> => {
    const [first, second] = await Promise.all(
      [one, other].map(
        async ([inputs, more]) => signJob(await given(inputs), tree, { ...facts, ...more }).signature,
      ),
    );
    return first !== second;
  };

  test("is that of a platform, a host, or neither, as the scope has it", async () => {
    const any = { "cache-scope": "any" };
    const host = { "cache-scope": "host" };
    expect(await differs([{}, {}], [{}, { platform: "Linux arm" }])).toBe(true);
    expect(await differs([{}, {}], [{}, { hostKey: `SHA256:${"B".repeat(43)}` }])).toBe(false);
    expect(await differs([any, {}], [any, { platform: "Linux arm", hostKey: undefined }])).toBe(false);
    expect(await differs([host, {}], [host, { hostKey: `SHA256:${"B".repeat(43)}` }])).toBe(true);
    expect(await differs([{ "target-class": "a" }, {}], [{ "target-class": "b" }, {}])).toBe(true);
  });

  test("differs with the output, the exit code and the order of probes", async () => {
    const other = { ...passed, stdout: "1".repeat(64) };
    const probes = { "cache-probe": "true\nfalse" };
    expect(await differs([probes, { probes: [passed] }], [probes, { probes: [passed] }])).toBe(false);
    expect(await differs([probes, { probes: [passed] }], [probes, { probes: [other] }])).toBe(true);
    const swapped = [other, passed];
    expect(await differs([probes, { probes: [passed, other] }], [probes, { probes: swapped }])).toBe(true);
  });
});

describe("nobody may reuse a result", () => {
  test.each([
    [
      "of a target that cannot say what it is",
      {},
      { platform: undefined },
      /cannot say what it is: set target-class/,
    ],
    ["of a host without a key", { "cache-scope": "host" }, { hostKey: undefined }, /no host key/],
    [
      "of which a probe has failed",
      { "cache-probe": "true\nx --version" },
      { probes: [passed, { ...passed, command: "x --version", exitCode: 127 }] },
      /^The cache-probe x --version ended with exit code 127\.$/,
    ],
  ])("%s, and one sentence says so", async (_, inputs, more, why) => {
    const { fault, signature } = signJob(await given(inputs), tree, { ...facts, ...more });
    expect(fault).toMatch(why);
    expect(signature).toMatch(/^[0-9a-f]{64}$/);
  });

  test("unless a class is named, or any target will do", async () => {
    for (const inputs of [{ "target-class": "board" }, { "cache-scope": "any" }] as Record<
      string,
      string
    >[]) {
      const bare = { platform: undefined, hostKey: undefined, probes: [] };
      expect(signJob(await given(inputs), tree, bare).fault).toBeUndefined();
    }
  });
});

test("jobs are of one kind that have one name in one repository", async () => {
  const one = await given({ name: "build" });
  const keyIn = (repository: string): string =>
    jobKey({ ...one, reuse: { ...one.reuse, trust: { ...one.reuse.trust, repository } } });
  expect(jobKey(one)).toMatch(/^[0-9a-f]{32}$/);
  expect(jobKey(await given({ name: "build", env: "A=b", args: "x" }))).toBe(jobKey(one));
  expect(jobKey(await given({ name: "test" }))).not.toBe(jobKey(one));
  expect(keyIn("4711")).not.toBe(keyIn("4712"));
});
