import * as core from "@actions/core";
import type { RunName } from "../remote/request.ts";

const runKey = "run";
const settledKey = "settled";

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
