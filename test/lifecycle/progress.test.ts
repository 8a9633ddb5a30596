import { expect, test } from "vitest";
import type { JobEvent } from "../../src/events.ts";
import { Progress } from "../../src/lifecycle/progress.ts";

/** What is told of the phases, and those that the report will have. */
async function phasesOf(work: (progress: Progress) => void): Promise<{ told: string[]; kept: string[] }> {
  const told: string[] = [];
  const emit = (event: JobEvent): void => {
    if (event.type === "phase-started" || event.type === "phase-ended")
      told.push(`${event.type} ${event.phase}`);
  };
  const progress = new Progress(emit, "job");
  await progress.phase("run", () => {
    work(progress);
    return Promise.resolve();
  });
  return { told, kept: progress.phases.map(({ name }) => name) };
}

test("a run that waits for its lock is in that phase from the beginning, and then runs", async () => {
  const { told, kept } = await phasesOf((progress) => {
    progress.turnsOut("lock");
    progress.turnsOut("lock");
    progress.goesOn("lock", "run");
    progress.goesOn("lock", "run");
  });
  expect(kept).toEqual(["lock", "run"]);
  expect(told).toEqual([
    ...["phase-started run", "phase-started lock", "phase-ended lock"],
    ...["phase-started run", "phase-ended run"],
  ]);
});

test("a run that never waited has no such phase, whatever is said of it", async () => {
  const { kept } = await phasesOf((progress) => progress.goesOn("lock", "run"));
  expect(kept).toEqual(["run"]);
});

test("a phase counts also when its work fails", async () => {
  const progress = new Progress(() => undefined, "job");
  await expect(progress.phase("fetch", () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  expect(progress.phases).toMatchObject([{ name: "fetch" }]);
});
