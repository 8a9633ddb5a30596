import * as core from "@actions/core";
import type { RunName } from "../remote/request.ts";
import { sanitiseText } from "../report/sanitise.ts";

/** Says that a run cannot be ended any more. */
export function warnOfLost(run: RunName, why: string): void {
  const name = "id" in run ? run.id : `${run.signature.slice(0, 20)}, submission ${run.submission},`;
  core.warning(sanitiseText(`The run ${name} may still be going on, and can no longer be reached:\n${why}`));
}
