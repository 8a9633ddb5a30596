import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../src/report/report.ts";
import { startSshd, type Sshd } from "../support/sshd.ts";
import { ranOf, Workshop, type Draft, type Options } from "./workshop.ts";

let sshd: Sshd;
beforeAll(async () => {
  sshd = await startSshd();
});
afterAll(async () => {
  await sshd[Symbol.asyncDispose]();
});

const make = String.raw`mkdir -p 'out/a b' out/deep; echo '#!/bin/sh' >out/deep/tool; chmod 755 out/deep/tool
echo one >'out/a b/c'; head -c 9000000 /dev/urandom >out/large; ln -s large link`;

/** Runs one job, and gives its report. */
async function run(
  workshop: Workshop,
  draft: Omit<Draft, "on" | "inputs"> & { readonly inputs?: Readonly<Record<string, string>> },
  options: Options = {},
): Promise<Report> {
  const { inputs = {}, ...rest } = draft;
  const outcome = await workshop.run({ job: { on: sshd, ...rest, inputs: () => inputs } }, options);
  const { report } = ranOf(outcome, "job");
  if (report === undefined) throw new Error("there is no report");
  return report;
}

async function idOf(workshop: Workshop, text: string): Promise<string> {
  const { jobId, files } = await run(workshop, { run: text });
  expect(files.fetched).toBe(0);
  return jobId ?? "";
}

describe("what an earlier run has made, staged by its id,", () => {
  test("is there though it was never here, and counts by its content", async () => {
    using workshop = new Workshop();
    const id = await idOf(workshop, make);
    const use = {
      run: "cat 'in/a b/c'; ls -l in/deep/tool tool | cut -c1-10; wc -c <in/large; cat input",
      inputs: { stage: `${id} out in\n${id} out/deep/tool tool` },
    };
    const first = await run(workshop, use);
    const log = readFileSync(join(workshop.directory, "results/job.log"), "utf8");
    expect(log).toBe("one\n-rwxr-xr-x\n-rwxr-xr-x\n9000000\n42\n");
    expect(first.bytes.sent).toBeLessThan(100_000);
    expect((await run(workshop, use)).cache.hit).toBe(true);

    const other = await idOf(workshop, `${make}; echo two >'out/a b/c'`);
    const changed = { ...use, inputs: { stage: `${other} out in\n${other} out/deep/tool tool` } };
    const second = await run(workshop, changed);
    expect(second).toMatchObject({ result: "passed", cache: { hit: false } });
    expect(second.signature).not.toBe(first.signature);
  });

  test("that goes away before it is copied, starts nothing", async () => {
    using workshop = new Workshop();
    const id = await idOf(workshop, "echo one >answer");
    const answer = join(sshd.directory, "home", "store", "v1", "jobs", id, "work", "answer");
    const report = await run(
      workshop,
      { run: "true", inputs: { stage: `${id} answer` } },
      {
        watch: (event) => {
          if (event.type !== "told" || event.event.type !== "phase-ended") return;
          if (event.event.phase === "sign") rmSync(join(answer), { force: true });
        },
      },
    );
    expect(report).toMatchObject({ result: "infrastructure", error: { code: "input-changed" } });
    expect(report.reason).toContain("is not there any more as it was");
    expect(report.jobId).toBeNull();
  });

  test.each([
    ["a run that is not there", () => `${"0".repeat(20)}-1 out`, /There is no run 0{20}-1 on the target/],
    ["a path that it has not made", (id: string) => `${id} nothing`, /has made no "nothing"\./],
    ["a link", (id: string) => `${id} .`, /"link" of the run .* cannot be staged by its id/],
    ["a path that a shell misreads", (id: string) => `${id} out 'odd\\here'`, /cannot be staged by its id/],
    ["a run that has not ended", (_: string, running: string) => `${running} out`, /it is running\./],
  ])("is refused of %s", async (_, stage, reason) => {
    using workshop = new Workshop();
    const id = await idOf(workshop, make);
    const stop = new AbortController();
    const started = Promise.withResolvers<string>();
    const running = workshop.run(
      { long: { on: sshd, run: "sleep 60" } },
      {
        signal: stop.signal,
        watch: ({ ...event }) => {
          if (event.type !== "told" || event.event.type !== "submitted") return;
          started.resolve(event.event.jobId);
        },
      },
    );
    const report = await run(workshop, { run: "true", inputs: { stage: stage(id, await started.promise) } });
    stop.abort();
    await running;
    expect(report).toMatchObject({ result: "invalid", reason: expect.stringMatching(reason) as string });
  });
});
