import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { classed, inputs, linesAbout, pullRequest, startedBy, timesRun, writeJob } from "./reusing.ts";
import { Workflow } from "./workflow.ts";

const secret = "a secret that nobody guesses";

/** With `class`, GitHub's cache is asked first; without, the store on the target. */
const tiers = [
  ["GitHub's cache", classed, "github"],
  ["the store on the target", inputs, "remote"],
] as const;

describe.each(tiers)("a pull request, with %s", (_tier, given, source) => {
  it("is served what main has made, and main is not served what it has made", async () => {
    await using main = await Workflow.start();
    await using request = await startedBy(main, pullRequest());
    await writeJob(main, request);
    const own = await request.run(given);
    expect(own.outputs).toMatchObject({ "cache-hit": "false", "cache-mode": "read-write" });
    expect((await request.run(given)).outputs).toMatchObject({ "cache-hit": "true", "cache-source": source });
    const onMain = await main.run(given);
    expect(onMain.outputs).toMatchObject({ "cache-hit": "false", "cache-source": "none" });

    await using next = await startedBy(main, pullRequest());
    const salted = { ...given, "cache-salt": "another job" };
    await writeJob(next);
    await main.run(salted);
    expect((await next.run(salted)).outputs).toMatchObject({ "cache-hit": "true", "cache-source": source });
    expect(await timesRun(main)).toBe(3);
  });
});

describe("a run that is not trusted", () => {
  it.each([
    ["a pull request from a fork", pullRequest({ from: "mallory/hello-world" }), /is from a fork/],
    [
      "a run of Dependabot",
      { ...pullRequest(), env: { ...pullRequest().env, GITHUB_ACTOR: "dependabot[bot]" } },
      /Dependabot/,
    ],
  ])("reads and never stores: %s", async (_who, occasion, why) => {
    await using main = await Workflow.start();
    await using stranger = await startedBy(main, occasion);
    await using again = await startedBy(main, occasion);
    await writeJob(main, stranger, again);
    const first = await stranger.run(classed);
    expect(first.outputs).toMatchObject({ result: "passed", "cache-hit": "false", "cache-mode": "read" });
    expect(linesAbout(first, why)).toHaveLength(1);
    expect(main.service.cacheEntries).toEqual([]);
    expect((await again.run({ ...classed, cache: "auto" })).outputs["cache-hit"]).toBe("false");
    await main.run(classed);
    expect((await again.run(classed)).outputs).toMatchObject({ "cache-hit": "true", "cache-mode": "read" });
    expect(await timesRun(main)).toBe(3);
  });

  it.each(["pull_request_target", "issue_comment", "workflow_run"])(
    "neither reads nor stores after %s, unless it is told to, and then not for main",
    async (event) => {
      await using main = await Workflow.start();
      const occasion = pullRequest({ event, from: "mallory/hello-world" });
      await using other = await startedBy(main, occasion);
      await writeJob(main, other);
      await main.run(classed);
      const report = await other.run(classed);
      expect(report.outputs).toMatchObject({ "cache-hit": "false", "cache-mode": "none" });
      expect(linesAbout(report, new RegExp(`${event} is not trusted`))).toHaveLength(1);
      expect(main.service.cacheEntries).toHaveLength(1);
      const salted = { ...classed, "cache-salt": "another job" };
      await other.run({ ...salted, cache: "write" });
      expect((await main.run(salted)).outputs["cache-hit"]).toBe("false");
    },
  );
});

describe("ACTIONS_CACHE_MODE", () => {
  it.each([
    ["read", { "cache-mode": "read" }],
    ["none", { "cache-mode": "none" }],
  ])("%s is heeded, in every tier", async (mode, outputs) => {
    await using workflow = await Workflow.start();
    await using limited = await workflow.another({ env: { ACTIONS_CACHE_MODE: mode } });
    await writeJob(workflow, limited);
    const first = await limited.run(classed);
    expect(first.outputs).toMatchObject({ result: "passed", "cache-hit": "false", ...outputs });
    expect(linesAbout(first, /ACTIONS_CACHE_MODE/)).toHaveLength(1);
    expect(workflow.service.cacheEntries).toEqual([]);
    expect((await workflow.run(classed)).outputs["cache-hit"]).toBe("false");
    const hit = (await limited.run(classed)).outputs["cache-hit"];
    expect(hit).toBe(String(mode === "read"));
  });
});

describe("cache-secret", () => {
  it.each(tiers)("takes what was signed with it, from %s", async (_tier, given, source) => {
    await using workflow = await Workflow.start();
    await using other = await workflow.another();
    await writeJob(workflow, other);
    const signed = { ...given, "cache-secret": secret };
    await workflow.run(signed);
    expect((await other.run(signed)).outputs).toMatchObject({ "cache-hit": "true", "cache-source": source });
  });

  it.each(tiers)("refuses what was signed with another, or not at all, from %s", async (_tier, given) => {
    await using workflow = await Workflow.start();
    await using other = await workflow.another();
    await writeJob(workflow, other);
    await workflow.run({ ...given, "cache-secret": "another secret of somebody else" });
    const wrong = await other.run({ ...given, "cache-secret": secret });
    expect(wrong.outputs).toMatchObject({ result: "passed", "cache-hit": "false" });
    // Once for each tier.
    expect(linesAbout(wrong, /not signed with this cache secret/)).toHaveLength(2);

    const salted = { ...given, "cache-salt": "another job" };
    await workflow.run(salted);
    const unsigned = await other.run({ ...salted, "cache-secret": secret });
    expect(unsigned.outputs).toMatchObject({ result: "passed", "cache-hit": "false" });
    expect(linesAbout(unsigned, /is not signed/)).toHaveLength(2);
    expect(await timesRun(workflow)).toBe(4);
  });

  it("is in no log, no report, no artifact and nowhere on the target", async () => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    const { console } = await workflow.run({ ...classed, "cache-secret": secret });
    expect(console.join("\n")).not.toContain(secret);
    const files = [...(workflow.service.artifacts[0]?.files().values() ?? [])];
    expect(files.length).toBeGreaterThan(0);
    for (const content of files) expect(content.includes(secret)).toBe(false);
    const found = spawnSync("grep", ["-rlFa", secret, workflow.there(), workflow.path()], {
      encoding: "utf8",
    });
    expect(found).toMatchObject({ status: 1, stdout: "" });
  });
});
