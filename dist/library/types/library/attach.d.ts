import type { AttachInputs } from "./inputs.js";
import type { Job } from "./job.js";
import type { Options } from "./options.js";
import type { Outcome } from "./outcome.js";
/**
 * Follows a run that was started before, by whoever it was, to its end, and fetches its results. The log comes from its
 * beginning.
 * @param inputs the target, the run there, and what to fetch if that is not what was submitted
 * @param options what may be read beside them, and how the run is stopped
 * @throws {InvalidInputs} with all problems at once, before anything is dialled; or what `onEvent` throws
 * @example
 * import { attach, submit } from "ssh-job-action";
 *
 * const { jobId } = await submit({ ...board, directory: "firmware", run: "make", outputs: ["out/**"] });
 * if (jobId === null) throw new Error("It was not started.");
 * const { result, files } = await attach({ ...board, "job-id": jobId });
 * console.log(result, files); // passed [ 'out/fw.bin' ]
 */
export declare function attach(inputs: AttachInputs, options?: Options): Job<Outcome>;
