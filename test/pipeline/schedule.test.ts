import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { schedule, type FinalState, type Node, type NodeState } from "../../src/pipeline/schedule.ts";

interface Job extends Node {
  readonly passes: boolean;
  /** Turns of the event loop that it takes. */
  readonly turns: number;
}

interface Result {
  readonly passed: boolean;
}

interface Walked {
  readonly states: ReadonlyMap<string, FinalState<Result>>;
  /** `start a`, `end a`, `skip a`, in the order in which they were told. */
  readonly told: readonly string[];
  readonly most: number;
}

const never = new AbortController().signal;

/** Jobs each of which may need any of those before it. */
const graphs: fc.Arbitrary<Job[]> = fc
  .array(
    fc.record({
      needs: fc.array(fc.nat({ max: 30 }), { maxLength: 4 }),
      passes: fc.boolean(),
      turns: fc.nat({ max: 3 }),
      group: fc.constantFrom("a", "b", "c"),
    }),
    { maxLength: 14 },
  )
  .map((jobs) =>
    jobs.map(({ needs, ...rest }, index) => ({
      ...rest,
      id: `j${index}`,
      needs: index === 0 ? [] : [...new Set(needs.map((need) => `j${need % index}`))],
    })),
  );

const options = fc.record({ parallel: fc.integer({ min: 1, max: 5 }), keepGoing: fc.boolean() });

async function walk(
  jobs: readonly Job[],
  { parallel, keepGoing, signal = never }: { parallel: number; keepGoing: boolean; signal?: AbortSignal },
): Promise<Walked> {
  const told: string[] = [];
  let running = 0;
  let most = 0;
  const states = await schedule<Job, Result>(
    jobs,
    async ({ passes, turns }, stop) => {
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn < turns && !stop.aborted; turn += 1) await setImmediate();
      running -= 1;
      return { passed: passes && !stop.aborted };
    },
    { parallel, keepGoing, signal, onChange: ({ id }, state) => told.push(`${verbs[state.state]} ${id}`) },
  );
  return { states, told, most };
}

const verbs = { running: "start", ended: "end", skipped: "skip" } as const;

function hasPassed(state: NodeState<Result> | undefined): boolean {
  return state?.state === "ended" && state.result.passed;
}

function job(id: string, needs: readonly string[] = [], passes = true, turns = 1): Job {
  return { id, needs, passes, turns, group: "one" };
}

describe("whatever the graph", () => {
  test("no job starts before all that it needs have passed", async () => {
    await fc.assert(
      fc.asyncProperty(graphs, options, async (jobs, how) => {
        const { told, states } = await walk(jobs, how);
        for (const { id, needs } of jobs) {
          const start = told.indexOf(`start ${id}`);
          if (start < 0) continue;
          for (const need of needs) {
            expect(hasPassed(states.get(need))).toBe(true);
            expect(told.indexOf(`end ${need}`)).toBeLessThan(start);
          }
        }
      }),
    );
  });

  test("never more jobs run at once than may", async () => {
    await fc.assert(
      fc.asyncProperty(graphs, options, async (jobs, how) => {
        const { most } = await walk(jobs, how);
        expect(most).toBeLessThanOrEqual(how.parallel);
      }),
    );
  });

  test("each job comes to exactly one end, and is told of once", async () => {
    await fc.assert(
      fc.asyncProperty(graphs, options, async (jobs, how) => {
        const { told, states } = await walk(jobs, how);
        expect([...states.keys()]).toEqual(jobs.map(({ id }) => id));
        for (const { id } of jobs) {
          const lines = told.filter((line) => line.endsWith(` ${id}`));
          expect([[`start ${id}`, `end ${id}`], [`skip ${id}`]]).toContainEqual(lines);
        }
      }),
    );
  });

  test("going on, all that can run does, and what is skipped needs one that did not pass", async () => {
    await fc.assert(
      fc.asyncProperty(graphs, options, async (jobs, how) => {
        const { states } = await walk(jobs, { ...how, keepGoing: true });
        for (const { id, needs } of jobs) {
          const state = states.get(id);
          const missing = needs.filter((need) => !hasPassed(states.get(need)));
          expect(state?.state).toBe(missing.length === 0 ? "ended" : "skipped");
          if (state?.state !== "skipped") continue;
          expect(state.why.kind).toBe("need");
          expect(missing).toContain(state.why.kind === "need" && state.why.id);
        }
      }),
    );
  });

  test("the same graph is walked in the same order, the first in the list first", async () => {
    await fc.assert(
      fc.asyncProperty(graphs, options, async (jobs, how) => {
        const [first, second] = [await walk(jobs, how), await walk(jobs, how)];
        expect(first.told).toEqual(second.told);
        const alone = await walk(
          jobs.map((one) => ({ ...one, needs: [], passes: true })),
          { ...how, parallel: 1 },
        );
        expect(alone.told).toEqual(jobs.flatMap(({ id }) => [`start ${id}`, `end ${id}`]));
      }),
    );
  });

  test("stopped at any moment, it ends, and starts nothing more", async () => {
    await fc.assert(
      fc.asyncProperty(graphs, options, fc.nat({ max: 8 }), async (jobs, how, turns) => {
        const stop = new AbortController();
        const walking = walk(jobs, { ...how, signal: stop.signal });
        for (let turn = 0; turn < turns; turn += 1) await setImmediate();
        stop.abort();
        const { states } = await walking;
        expect(states.size).toBe(jobs.length);
      }),
    );
  });
});

test("targets have their turns, however the jobs stand in the file", async () => {
  const jobs = ["a1", "a2", "a3", "a4", "b1", "b2", "c1"].map((id) => ({ ...job(id), group: id.charAt(0) }));
  const { told } = await walk(jobs, { parallel: 5, keepGoing: false });
  const started = told.filter((line) => line.startsWith("start ")).map((line) => line.slice(6));
  expect(started).toEqual(["a1", "b1", "c1", "a2", "b2", "a3", "a4"]);
});

test("a job that fails stops those that run, and none is started after it", async () => {
  const jobs = [job("slow", [], true, 1_000_000), job("bad", [], false), job("next", ["slow"]), job("other")];
  const { states, told } = await walk(jobs, { parallel: 2, keepGoing: false });
  expect(told).not.toContain("start other");
  expect(states.get("slow")).toEqual({ state: "ended", result: { passed: false } });
  expect(states.get("other")).toEqual({ state: "skipped", why: { kind: "failed", id: "bad" } });
});

test("a job behind one that was skipped names that one", async () => {
  const jobs = [job("a", [], false), job("b", ["a"]), job("c", ["b"])];
  const { states } = await walk(jobs, { parallel: 1, keepGoing: true });
  expect(states.get("b")).toEqual({ state: "skipped", why: { kind: "need", id: "a" } });
  expect(states.get("c")).toEqual({ state: "skipped", why: { kind: "need", id: "b" } });
});

test("a fault of ours is thrown when the others have ended", async () => {
  const ended: string[] = [];
  const walking = schedule<Job, Result>(
    [job("broken"), job("other")],
    async ({ id }, stop) => {
      if (id === "broken") throw new Error("a bug");
      while (!stop.aborted) await setImmediate();
      ended.push(id);
      return { passed: false };
    },
    { parallel: 2, keepGoing: true, signal: never, onChange: () => undefined },
  );
  await expect(walking).rejects.toThrow("a bug");
  expect(ended).toEqual(["other"]);
});
