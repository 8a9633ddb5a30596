import { randomBytes } from "node:crypto";
import { test } from "vitest";
import { startSshd } from "../support/sshd.ts";
import { patience } from "./patience.ts";
import { Trial } from "./trial.ts";

test.concurrent(
  "an outage longer than the retries ends our part, while the run goes on to its end on the target",
  async ({ expect }) => {
    await using server = await startSshd();
    const run = 'echo up; until [ -e "$trial.go" ]; do sleep 0.1; done; echo end >proof';
    await using trial = await Trial.start(server, { run, target: { connectRetries: 1 } });
    const { result, report, settled } = await trial.run((event) => {
      if (event.type !== "output") return;
      trial.proxy.refuse();
      trial.proxy.cut();
    });
    expect(result).toMatchObject({ kind: "infrastructure", exitCode: undefined });
    expect(report.error).toMatchObject({ code: "unreachable" });
    expect(report.jobId).not.toBeNull();
    expect(settled).toBe(false);
    expect(trial.log()).toBe("up\n");

    expect(trial.runEntries().filter((name) => name.startsWith("end."))).toEqual([]);
    trial.release();
    const ended = expect.stringMatching(/^end\.exit\.0\./) as string;
    await expect.poll(() => trial.runEntries(), { timeout: 10_000 }).toContainEqual(ended);
    expect(trial.starts()).toBe(1);
    await expect.poll(() => trial.leftovers(), patience).toEqual([]);
  },
);

test.concurrent("an outage shorter than the retries costs nothing but time", async ({ expect }) => {
  await using server = await startSshd();
  const run = 'echo up; until [ -e "$trial.go" ]; do sleep 0.1; done; echo end';
  await using trial = await Trial.start(server, { run });
  let refused = 0;
  const { result } = await trial.run((event) => {
    if (event.type === "output" && refused === 0) {
      trial.proxy.refuse();
      trial.proxy.cut();
    }
    if (event.type === "retrying") {
      refused += 1;
      if (refused < 2) return;
      trial.release();
      trial.proxy.accept();
    }
  });
  expect(refused).toBe(2);
  expect(result.kind).toBe("passed");
  expect(trial.log()).toBe("up\nend\n");
  expect(trial.starts()).toBe(1);
});

test.concurrent(
  "an upload that was taken for dead and goes on after all does not start the job again",
  async ({ expect }) => {
    await using server = await startSshd();
    const padding = randomBytes(3_000_000);
    await using trial = await Trial.start(server, { run: "echo once", files: { padding } });
    await trial.install();
    let uploads = 0;
    let stalls = 0;
    const { result } = await trial.run((event) => {
      if (event.type !== "phase-started" || event.phase !== "upload" || (uploads += 1) > 1) return;
      trial.proxy.after(1_000_000, "up", () => {
        stalls += 1;
        trial.proxy.stall();
      });
    });
    expect(stalls).toBe(1);
    expect(result.kind).toBe("passed");
    trial.proxy.resume();
    await expect.poll(() => trial.leftovers(), patience).toEqual([]);
    expect(trial.starts()).toBe(1);
    expect(trial.runs()).toHaveLength(1);
  },
);

test.concurrent(
  "results that never come through are given up in the end, and none of them is placed",
  async ({ expect }) => {
    await using server = await startSshd();
    const padding = randomBytes(500_000);
    await using trial = await Trial.start(server, {
      run: "cp padding out",
      files: { padding },
      spec: { outputs: ["out"] },
    });
    const cutAgain = (): void =>
      trial.proxy.after(100_000, "down", () => {
        trial.proxy.cut();
        cutAgain();
      });
    const { result, report } = await trial.run((event) => {
      if (event.type === "phase-started" && event.phase === "fetch") cutAgain();
    });
    expect(result).toMatchObject({ kind: "infrastructure", exitCode: 0 });
    expect(report.error).toMatchObject({ code: "connection-lost" });
    expect(trial.results()).toEqual(new Map());
  },
);
