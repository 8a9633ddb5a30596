import { JobError } from "../errors.ts";
import type { Target } from "../transport/target.ts";

/** The error of a command about a run that is not in the target's store. */
export function noSuchRun(jobId: string, { label }: Target): JobError {
  return new JobError("target", `There is no run ${jobId} in the store of ${label}.`, {
    hint: `It may have been removed. See what is there: ssh-job list --host ${label}`,
  });
}
