import { basename } from "node:path";

/** The file that `action.yml` names for `post`. It does nothing but import the bundle, whose name main has. */
export const postFile = "post.js";

/**
 * Which of the two the runner started. The step's state could not tell: a main that was killed in its first moments has
 * left none, and its post must never run the job.
 */
export function isPost(argv: readonly string[]): boolean {
  return basename(argv[1] ?? "") === postFile;
}
