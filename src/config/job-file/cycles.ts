import type { JobEntry, Located } from "./job-file.ts";

/** Jobs that need each other, the first of them once more at the end; at the need that closes the circle. */
export interface Cycle extends Located {
  readonly jobs: readonly string[];
}

/** The circles that a walk along the needs runs into, each once. Needs of jobs that are not there lead nowhere. */
export function findCycles(jobs: ReadonlyMap<string, Pick<JobEntry, "needs">>): readonly Cycle[] {
  const cycles: Cycle[] = [];
  const done = new Set<string>();
  for (const start of jobs.keys()) {
    // A stack of our own: a chain of needs may be longer than the language's.
    const path = done.has(start) ? [] : [{ name: start, next: 0 }];
    const onPath = new Set(path.map(({ name }) => name));
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const need = jobs.get(here.name)?.needs[here.next];
      here.next += 1;
      if (need === undefined) {
        path.pop();
        onPath.delete(here.name);
        done.add(here.name);
      } else if (onPath.has(need.job)) {
        const names = path.map(({ name }) => name);
        cycles.push({ at: need.at, jobs: [...names.slice(names.indexOf(need.job)), need.job] });
      } else if (jobs.has(need.job) && !done.has(need.job)) {
        path.push({ name: need.job, next: 0 });
        onPath.add(need.job);
      }
    }
  }
  return cycles;
}
