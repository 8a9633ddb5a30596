import * as core from "@actions/core";
import type { RunName } from "../remote/request.ts";

const runKey = "run";
const settledKey = "settled";
const jobsKey = "jobs";

/** What `main` has left of one of several jobs. */
export interface LeftJob {
  /** In the plan. */
  readonly id: string;
  /** Its last run, if it came to one. */
  readonly run?: RunName | undefined;
  /** Nothing of the run is left to be done. */
  readonly isSettled: boolean;
}

/** Leaves the name of the run to `post`, before the run can have started; the runner keeps it even if we are killed. */
export function rememberRun(run: RunName): void {
  core.saveState(runKey, JSON.stringify(run));
}

/** Tells `post` that nothing is left to do. */
export function rememberSettled(): void {
  core.saveState(settledKey, "true");
}

/** The run that `main` started or followed, and did not see to its end. */
export function unsettledRun(): RunName | undefined {
  const text = core.getState(runKey);
  if (text === "" || core.getState(settledKey) === "true") return undefined;
  return JSON.parse(text) as RunName;
}

/** Tells `post` of so many jobs, of which none has been started. */
export function rememberJobs(count: number): void {
  core.saveState(jobsKey, String(count));
}

/** Tells `post` how it stands with one of several jobs, in the place of what was told of it before. */
export function rememberJob(index: number, left: LeftJob): void {
  core.saveState(`job-${index}`, JSON.stringify(left));
}

/** The jobs that `main` has started, if there were several, by their indexes. */
export function leftJobs(): ReadonlyMap<number, LeftJob> {
  const indexes = Array.from({ length: Number(core.getState(jobsKey)) }, (_, index) => index);
  return new Map(
    indexes.flatMap((index): [number, LeftJob][] => {
      const text = core.getState(`job-${index}`);
      return text === "" ? [] : [[index, JSON.parse(text) as LeftJob]];
    }),
  );
}

/** Whether `main` has brought the results of several jobs to where people look for them. */
export function isDelivered(): boolean {
  return core.getState(settledKey) === "true";
}
