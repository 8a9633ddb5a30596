import fc from "fast-check";
import { expect, test } from "vitest";
import { findCycles } from "../../../src/config/job-file/cycles.ts";

const graphs = fc.integer({ min: 1, max: 8 }).chain((size) => {
  const names = Array.from({ length: size }, (_, index) => `j${index}`);
  return fc.tuple(
    ...names.map((name) => fc.subarray([...names, "nobody"]).map((needs) => ({ name, needs }))),
  );
});

type Graph = readonly { readonly name: string; readonly needs: readonly string[] }[];

function cyclesOf(graph: Graph): readonly (readonly string[])[] {
  const jobs = new Map(
    graph.map(({ name, needs }) => [name, { needs: needs.map((job, at) => ({ job, at })) }]),
  );
  return findCycles(jobs).map((cycle) => cycle.jobs);
}

/** Takes away whatever needs nothing that is left, again and again. */
function isCircular(graph: Graph): boolean {
  const left = new Set(graph.map(({ name }) => name));
  const free = (): string | undefined =>
    graph.find(({ name, needs }) => left.has(name) && !needs.some((need) => left.has(need)))?.name;
  for (let name = free(); name !== undefined; name = free()) left.delete(name);
  return left.size > 0;
}

test("there is a circle exactly when not all jobs can be put into an order, and each that is told is one", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const cycles = cyclesOf(graph);
      expect(cycles.length > 0).toBe(isCircular(graph));
      for (const cycle of cycles) {
        expect(cycle[0]).toBe(cycle.at(-1));
        for (const [index, job] of cycle.slice(0, -1).entries()) {
          expect(graph.find(({ name }) => name === job)?.needs).toContain(cycle[index + 1]);
        }
      }
    }),
  );
});

test("a chain of any length is walked", () => {
  const chain = Array.from({ length: 50_000 }, (_, index) => ({
    name: `j${index}`,
    needs: [`j${index + 1}`],
  }));
  expect(cyclesOf(chain)).toEqual([]);
});
