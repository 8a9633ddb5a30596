import { suggest } from "../config/job-file/suggest.ts";
import { printable } from "../config/printable.ts";
import type { Problem } from "../errors.ts";
import type { ExpandedJob } from "./expand-jobs.ts";

/** Jobs that were asked for, and what is wrong with what was asked for. */
export interface Selection {
  readonly jobs: readonly ExpandedJob[];
  readonly problems: readonly Problem[];
}

/**
 * The named jobs and what they need, in the order that they are in; all for no name.
 * @param names of jobs, with all of their combinations, or of a single combination: `test (rpi4, smoke)`
 */
export function selectJobs(all: readonly ExpandedJob[], names: readonly string[]): Selection {
  if (names.length === 0) return { jobs: all, problems: [] };
  const selected = new Set<ExpandedJob>();
  const problems: Problem[] = [];
  for (const name of names) {
    const named = all.filter(({ id, entry }) => isNamed(name, id, entry.name));
    for (const one of named) selected.add(one);
    if (named.length === 0) problems.push(noJob(name, all));
  }
  const needed = new Set<string>();
  // Behind what it needs stands each of them: from the end, all is known in one pass.
  const jobs = all.toReversed().filter((one) => {
    if (!selected.has(one) && !needed.has(one.entry.name)) return false;
    for (const { job } of one.entry.needs) needed.add(job);
    return true;
  });
  return { jobs: jobs.toReversed(), problems };
}

/** Whether a name is that of a job, with all of its combinations, or of this one of them. */
export function isNamed(name: string, id: string, job: string): boolean {
  return job === name || spelled(id) === spelled(name);
}

function spelled(id: string): string {
  return id.replaceAll(/\s+/g, "");
}

function noJob(name: string, all: readonly ExpandedJob[]): Problem {
  const base = name.replace(/\s*\(.*/s, "");
  const combinations = all.filter(({ entry }) => entry.name === base).map(({ id }) => id);
  const known = combinations.length > 0 ? combinations : new Set(all.map(({ entry }) => entry.name));
  const hint = suggest(name, known, "Name a job of the job file, such as with --dry-run.");
  return { input: "job", message: `The job file has no job ${printable(name)}.`, hint };
}
