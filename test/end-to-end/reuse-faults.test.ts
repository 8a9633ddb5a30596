import { describe, expect, it } from "vitest";
import type { Operation } from "../support/results-service/exchange.ts";
import type { Fault } from "../support/results-service/faults.ts";
import { classed, linesAbout, reportOf, timesRun, writeJob } from "./reusing.ts";
import { Workflow } from "./workflow.ts";

const html = "<!doctype html><title>502 Bad Gateway</title>";
const always = 1000;

function answer(status: number, body = "", headers: Readonly<Record<string, string>> = {}): Fault {
  return { kind: "answer", status, body, headers };
}

/** What is said about the cache, once. */
function remarks(report: Parameters<typeof linesAbout>[0]): string[] {
  return linesAbout(report, /GitHub's cache/);
}

describe.concurrent("a cache that is out of order", () => {
  it.each<[string, Fault, RegExp]>([
    ["fails", answer(500, "{}"), /HTTP 500/],
    ["is asked too often", answer(429, "", { "retry-after": "60" }), /HTTP 429/],
    ["answers with a page of HTML", answer(200, html, { "content-type": "text/html" }), /protocol/],
    ["hangs up", { kind: "hang-up" }, /cannot be reached/],
    ["says nothing for 10 s", { kind: "stall" }, /no answer within 10 s/],
  ])("is told of in one line, and the job passes, when it %s", async (_how, fault, why) => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    workflow.service.fail("GetCacheEntryDownloadURL", fault, always);
    const report = await workflow.run(classed);
    expect(report.conclusion).toBe("success");
    expect(report.outputs).toMatchObject({ result: "passed", "cache-hit": "false" });
    expect((await reportOf(report)).cache.missed?.[0]).toMatch(why);
    expect(remarks(report)).toEqual([expect.stringMatching(why)]);
    expect(report.summary).toMatch(why);
    expect(report.durationMs).toBeLessThan(25_000);
  });

  it.each<[string, Operation, Fault]>([
    ["a reservation fails", "CreateCacheEntry", answer(500, "{}")],
    ["a reservation is refused", "CreateCacheEntry", answer(403, '{"code":"permission_denied","msg":"no"}')],
    ["an upload is refused", "PutBlob", answer(403)],
  ])("keeps nothing, which one line tells, when %s; the target does", async (_how, operation, fault) => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    workflow.service.fail(operation, fault, always);
    const report = await workflow.run(classed);
    expect(report.outputs).toMatchObject({ result: "passed", "cache-hit": "false" });
    expect(linesAbout(report, /is not kept in GitHub's cache: /)).toHaveLength(1);
    expect(report.durationMs).toBeLessThan(50_000);
    expect((await workflow.run(classed)).outputs["cache-source"]).toBe("remote");
  });

  it("is no hindrance when nothing listens there", async () => {
    await using workflow = await Workflow.start();
    const gone = { ...workflow.service.environment(), ACTIONS_RESULTS_URL: "http://127.0.0.1:9/" };
    await using job = await workflow.another({ resultsService: { environment: () => gone } });
    await writeJob(workflow, job);
    const report = await job.run({ ...classed, artifact: "false" });
    expect(report.outputs).toMatchObject({ result: "passed", "cache-hit": "false" });
    expect((await reportOf(report)).cache.missed?.[0]).toMatch(/cannot be reached/);
    expect(linesAbout(report, /GitHub's cache cannot be reached/)).toHaveLength(1);
    expect(report.durationMs).toBeLessThan(50_000);
  });

  it("is no hindrance when there is none at all", async () => {
    await using workflow = await Workflow.start({ offersService: false });
    await writeJob(workflow);
    const report = await workflow.run({ ...classed, artifact: "false" });
    expect(report.outputs["result"]).toBe("passed");
    expect(remarks(report)).toEqual([]);
    expect((await workflow.run({ ...classed, artifact: "false" })).outputs["cache-source"]).toBe("remote");
  });
});

describe.concurrent("a cache that does not go on", () => {
  it("is given up when nothing of an entry comes for 10 s, and the target is asked", async () => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    await workflow.run(classed);
    workflow.service.fail("GetBlob", { kind: "stall-midway" }, always);
    const report = await workflow.run(classed);
    expect(report.outputs).toMatchObject({ result: "passed", "cache-source": "remote" });
    expect(remarks(report)).toHaveLength(1);
    expect(report.durationMs).toBeLessThan(20_000);
    expect(await timesRun(workflow)).toBe(1);
  });

  it.each<[string, Operation]>([
    ["the cache is asked", "GetCacheEntryDownloadURL"],
    ["an entry is downloaded", "GetBlob"],
  ])("is left at once by a step that is cancelled while %s", async (_when, operation) => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    await workflow.run(classed);
    const asked = workflow.service.requests.length;
    workflow.service.fail(operation, { kind: "stall" }, always);
    const step = await workflow.startStep(classed);
    const isStalled = (): boolean =>
      workflow.service.requests.slice(asked).some((request) => request.operation === operation);
    await expect.poll(isStalled, { timeout: 20_000 }).toBe(true);
    const report = await step.cancel();
    expect(report.outputs).toMatchObject({ result: "cancelled", "cache-hit": "false" });
    expect(report.exitCode).toBe(1);
    expect(report.durationMs).toBeLessThan(7_000);
    expect(await timesRun(workflow)).toBe(1);
  });
});

describe.concurrent("an entry that was damaged on the way", () => {
  it.each<[string, Fault]>([
    ["one bit is another", { kind: "flip-bit" }],
    ["it is cut", { kind: "truncate" }],
  ])("is not used, and the job passes: %s", async (_how, fault) => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    await workflow.run(classed);
    workflow.service.fail("GetBlob", fault, always);
    const report = await workflow.run(classed);
    expect(report.outputs).toMatchObject({ result: "passed", "cache-source": "remote" });
    expect(remarks(report)).toHaveLength(1);
  });
});
