import * as core from "@actions/core";
import type { Submission } from "../lifecycle/submit-run.ts";

const submissionKey = "submission";
const settledKey = "settled";

/** Leaves the name of the run to `post`, before the run can have started; the runner keeps it even if we are killed. */
export function rememberSubmission(submission: Submission): void {
  core.saveState(submissionKey, submission);
}

/** Tells `post` that nothing is left to do. */
export function rememberSettled(): void {
  core.saveState(settledKey, "true");
}

/** The run that `main` started and did not see to its end. */
export function unsettledSubmission(): Submission | undefined {
  const text = core.getState(submissionKey);
  if (text === "" || core.getState(settledKey) === "true") return undefined;
  const { signature, submission } = JSON.parse(text) as Submission;
  return { signature, submission };
}
