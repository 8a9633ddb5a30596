import { printable } from "../printable.ts";
import { checkExpressions } from "./check-expressions.ts";
import type { Faults } from "./faults.ts";
import { findCycles } from "./cycles.ts";
import type { JobEntry, JobFile } from "./job-file.ts";
import { isBelow } from "./read-stage.ts";
import { suggest } from "./suggest.ts";
import { referencesIn, type Template } from "./template.ts";

type Names = Pick<JobFile, "targets" | "jobs">;

/** Finds what names something that is not there: jobs, targets, values of a matrix. And jobs that need themselves. */
export function checkReferences(file: Names, faults: Faults): void {
  for (const job of file.jobs.values()) {
    checkNeeds(job, file, faults);
    checkTarget(job, file, faults);
    checkStage(job, file, faults);
  }
  checkExpressions(file, faults);
  for (const { at, jobs } of findCycles(file.jobs)) {
    faults.add(at, `These jobs need each other: ${jobs.join(" -> ")}.`, "Leave one of these needs out.");
  }
}

/** What is said of a target that is not there. */
export function noTarget(name: string, { targets }: Pick<Names, "targets">): readonly [string, string] {
  const hint = suggest(name, targets.keys(), "Write it below targets, with its host.");
  return [`There is no target ${printable(name)}.`, hint];
}

function checkNeeds({ needs }: JobEntry, { jobs }: Names, faults: Faults): void {
  for (const { job, at } of needs) {
    if (!jobs.has(job)) faults.add(at, ...noJob(job, jobs));
  }
}

function noJob(name: string, jobs: Names["jobs"]): readonly [string, string] {
  return [`There is no job ${printable(name)}.`, suggest(name, jobs.keys(), "Write the name of a job.")];
}

function checkTarget({ target }: JobEntry, file: Names, faults: Faults): void {
  if (target === undefined || referencesIn(target).length > 0) return;
  const name = textOf(target);
  if (!file.targets.has(name)) faults.add(target.at, ...noTarget(name, file));
}

function checkStage({ name, stage, needs }: JobEntry, { jobs }: Names, faults: Faults): void {
  const destinations = new Set<string>();
  for (const { job, at, source, destination } of stage) {
    if (!jobs.has(job)) faults.add(at, ...noJob(job, jobs));
    else if (!needs.some((need) => need.job === job)) {
      faults.add(at, `${name} does not need ${job}, and may run before it.`, `Add ${job} to its needs.`);
    }
    for (const path of new Set([source, destination])) {
      if (referencesIn(path).length > 0 || isBelow(textOf(path))) continue;
      faults.add(
        path.at,
        `${printable(textOf(path))} is no path below the job directory.`,
        "Write a relative path.",
      );
    }
    const place = textOf(destination);
    if (referencesIn(destination).length > 0) continue;
    if (destinations.has(place)) {
      faults.add(destination.at, `${printable(place)} is staged twice.`, "Give each its own path.");
    }
    destinations.add(place);
  }
}

function textOf({ parts }: Template): string {
  return parts.filter((part) => typeof part === "string").join("");
}
