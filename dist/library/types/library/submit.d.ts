import type { SubmitInputs } from "./inputs.js";
import type { Job } from "./job.js";
import type { Options } from "./options.js";
import type { Submission } from "./outcome.js";
/**
 * Starts a job and does not wait for its end. It goes on when this process is gone; {@link attach} follows it.
 * @param inputs the job, and the target to run it on
 * @param options what may be read beside them, and how the request is stopped
 * @throws {InvalidInputs} with all problems at once, before anything is dialled; or what `onEvent` throws
 * @example
 * import { submit } from "ssh-job-action";
 *
 * const { jobId, result } = await submit({ ...board, directory: "firmware", run: "make; date" });
 * console.log(typeof jobId, result); // string null
 */
export declare function submit(inputs: SubmitInputs, options?: Options): Job<Submission>;
