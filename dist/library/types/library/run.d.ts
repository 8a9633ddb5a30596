import type { RunInputs } from "./inputs.js";
import type { Job } from "./job.js";
import type { Options } from "./options.js";
import type { Outcome } from "./outcome.js";
/**
 * Runs a job and fetches its results, or brings the results that an earlier run of the same job had. However the job ends, and
 * whatever keeps it from running, is an outcome and no error.
 * @param inputs the job, and the target to run it on
 * @param options what may be read beside them, and how the job is stopped
 * @throws {InvalidInputs} with all problems at once, before anything is dialled; or what `onEvent` throws
 * @example
 * import { run } from "ssh-job-action";
 *
 * const job = run({ ...board, directory: "firmware", run: "make", outputs: ["out/**"] });
 * for await (const event of job.events) {
 *   if (event.type === "submitted") console.log(event.joined); // false
 * }
 * const { result, files } = await job;
 * console.log(result, files); // passed [ 'out/fw.bin' ]
 */
export declare function run(inputs: RunInputs, options?: Options): Job<Outcome>;
