import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSealed } from "../../src/cache/seal.ts";
import type { WorkflowEvent } from "../../src/config/surroundings.ts";
import { Desk } from "./desk.ts";

const count = 'echo ran >>"$HOME/count"';
const script = `${count}; mkdir -p out; echo result >out/a; echo said`;
const outputs = { outputs: "out/*" };

function deskWith(text = script): Desk {
  const desk = new Desk();
  desk.write({ "start.sh": text });
  return desk;
}

describe.concurrent("a result", () => {
  test("that has passed is stored with all that it takes to verify it", async () => {
    await using desk = deskWith();
    const { id, outcome } = await desk.run(outputs);
    const sealed = readSealed(readFileSync(join(desk.target.runDirectory(id), "manifest"), "utf8"));
    expect(sealed).toMatchObject({
      tag: "-",
      manifest: {
        signature: outcome.report.signature,
        domain: "terminal",
        target: "ci@board.example.org",
        jobId: id,
        streams: { log: { size: 5 } },
        outputs: [{ type: "file", path: "out/a", size: 7, executable: false }],
      },
    });
    expect(readdirSync(desk.target.runDirectory(id)).filter((name) => name.startsWith("manifest"))).toEqual([
      "manifest",
    ]);
  });

  test.each([
    ["of a job that failed", `${script}; exit 3`, outputs, undefined],
    [
      "without one of its outputs",
      script,
      { outputs: "out/*\nreport/*.xml" },
      "no file matches the output report/*.xml",
    ],
    [
      "with a secret in an output",
      `${script}; echo x"$S"y >out/b`,
      { ...outputs, "secret-env": "S=hunter2hunter2" },
      "out/b holds a secret",
    ],
    [
      "with a secret in its log",
      `${script}; echo x"$S"y`,
      { ...outputs, "secret-env": "S=hunter2hunter2" },
      "its log shows a secret",
    ],
    [
      "of which a probe has failed",
      script,
      { ...outputs, "cache-probe": "true\nno-such-tool --version" },
      "The cache-probe no-such-tool --version ended with exit code 127",
    ],
    [
      "that counts on a host key only and has none",
      script,
      { ...outputs, "cache-scope": "host" },
      "The target has no host key to know it by",
    ],
    ["that shall not be stored", script, { ...outputs, cache: "read" }, undefined],
    ["of a job without reuse", script, { ...outputs, cache: "off" }, undefined],
  ])("%s is not stored, and why is told", async (_, text, inputs, why) => {
    await using desk = deskWith(text);
    const first = await desk.run(inputs);
    expect(desk.isStored(first.id)).toBe(false);
    const notices = first.notices.filter((notice) => notice.startsWith("The result is not stored"));
    expect(notices).toEqual(why === undefined ? [] : [`The result is not stored for reuse: ${why}.`]);
    const again = await desk.run(inputs);
    expect([again.hit, desk.timesRun()]).toEqual([false, 2]);
  });

  test("of a file that changed while it was sent is not stored, and the file is named", async () => {
    await using desk = deskWith();
    desk.write({ steady: "same", "moving target": "first" });
    const changed = await desk.run(outputs, () => appendFileSync(desk.path("job/moving target"), "more"));
    expect(desk.isStored(changed.id)).toBe(false);
    expect(changed.outcome.result?.kind).toBe("passed");
    expect(changed.warnings.join("\n")).toContain("Changed while the job was sent: ");
    expect(changed.warnings.join("\n")).toContain("moving target");
    expect(changed.warnings.join("\n")).not.toContain("steady");
    expect(changed.notices.join("\n")).toContain("files changed while they were sent");
    const again = await desk.run(outputs);
    expect([again.hit, desk.isStored(again.id), desk.timesRun()]).toEqual([false, true, 2]);
  });

  test("of which nothing shall stay is gone, and nobody is warned", async () => {
    await using desk = deskWith();
    const { id, warnings } = await desk.run({ ...outputs, keep: "none" });
    expect(warnings).toEqual([]);
    expect(readdirSync(join(desk.target.home, "store/v1/jobs"))).not.toContain(id);
    expect(await desk.run({ ...outputs, keep: "none" })).toMatchObject({ hit: false });
  });

  test("that is refreshed takes the place of the one before", async () => {
    await using desk = deskWith(`${count}; mkdir -p out; wc -l <"$HOME/count" >out/a`);
    await desk.run(outputs);
    const refreshed = await desk.run({ ...outputs, refresh: "true" });
    expect(refreshed.notices.join("\n")).toMatch(/refresh is set|new result is asked for/);
    const again = await desk.run(outputs);
    expect(again).toMatchObject({ hit: true, id: refreshed.id });
    expect(desk.result("out/a").trim()).toBe("2");
  });

  test("that the target cannot store is a result nevertheless", async () => {
    await using desk = deskWith();
    const jobs = join(desk.target.home, "store/v1/jobs");
    const { outcome, warnings } = await desk.run(outputs, undefined, (event) => {
      if (event.type === "phase-started" && event.phase === "store") rmSync(jobs, { recursive: true });
    });
    mkdirSync(jobs);
    expect(outcome.result?.kind).toBe("passed");
    expect(outcome.report.connections).toBe(1);
    expect(warnings).toEqual([expect.stringMatching(/^The target did not store the result: /)]);
    expect(await desk.run(outputs)).toMatchObject({ hit: false, outcome: { result: { kind: "passed" } } });
  });

  test("without outputs is stored for its log, and found", async () => {
    await using desk = deskWith();
    await desk.run();
    const again = await desk.run();
    expect([again.hit, desk.timesRun()]).toEqual([true, 1]);
    expect(readFileSync(desk.path("ssh-job-results.log"), "utf8")).toBe("said\n");
  });
});

const push = (ref: string): WorkflowEvent => ({
  name: "push",
  repository: "octocat/hello-world",
  repositoryId: "4711",
  ref,
  baseRef: "",
  actor: "octocat",
  triggeringActor: "octocat",
  defaultBranch: "main",
  isFork: false,
  cacheMode: "",
});

describe.concurrent("of two branches", () => {
  test("who joins a run of main does not make its result one that main may not use", async () => {
    await using main = new Desk({ event: push("refs/heads/main") });
    await using branch = new Desk({ event: push("refs/heads/topic"), beside: main });
    const files = {
      "start.sh": `${count}; until [ -e "$HOME/go" ]; do sleep 0.1; done; mkdir out; echo x >out/a`,
    };
    for (const desk of [main, branch]) desk.write(files);
    const first = main.run(outputs);
    await main.target.sh("until [ -e count ]; do sleep 0.1; done");
    const second = branch.run(outputs, () => void main.target.sh("sleep 1; touch go"));
    const [started, joined] = await Promise.all([first, second]);
    expect(joined.id).toBe(started.id);
    for (const desk of [main, branch]) {
      desk.forget();
      expect(await desk.run(outputs)).toMatchObject({ hit: true, warnings: [] });
    }
    expect(main.timesRun()).toBe(1);
  });
});

describe.concurrent("why a job runs is told", () => {
  test("by what has changed since its last run", async () => {
    await using desk = deskWith();
    desk.write({ "data/input": "one", gone: "" });
    expect((await desk.run(outputs)).notices.join("\n")).toContain("No earlier run of this job is known");
    desk.write({ "data/input": "two", fresh: "" });
    const { outcome, notices } = await desk.run({ ...outputs, env: "MODE=fast", args: "--all" });
    const [missed] = outcome.report.cache.missed ?? [];
    expect(notices.join("\n")).toContain(missed);
    expect(missed).toMatch(/^Since [0-9a-f]{20}-1, the last run of this job, this has changed: /);
    for (const word of ["data/input", "fresh", "MODE", "arg"]) expect(missed).toContain(word);
    expect(missed).not.toContain("start.sh");
  });

  test("whatever the target says of the last run", async () => {
    await using desk = deskWith();
    const { id } = await desk.run(outputs);
    appendFileSync(join(desk.target.runDirectory(id), "signature.json"), "{");
    desk.write({ more: "" });
    const { outcome } = await desk.run(outputs);
    expect(outcome.result?.kind).toBe("passed");
    expect(outcome.report.cache.missed?.[0]).toMatch(
      /the last run of this job, something has changed \(.+\)/,
    );
  });

  test("when it has failed before", async () => {
    await using desk = deskWith(`${script}; exit 1`);
    await desk.run(outputs);
    expect((await desk.run(outputs)).outcome.report.cache.missed?.[0]).toContain("did not pass");
  });
});
