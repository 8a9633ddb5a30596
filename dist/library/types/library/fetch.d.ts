import type { AttachInputs } from "./inputs.js";
import type { Job } from "./job.js";
import type { Options } from "./options.js";
import type { Outcome } from "./outcome.js";
/**
 * Brings the log and the results of a run that has ended. It has `succeeded` when they are here, however the job ended; of a
 * run that goes on the result is `invalid`.
 * @param inputs the target, the run there, and what to fetch if that is not what was submitted
 * @param options what may be read beside them, and how the transfer is stopped
 * @throws {InvalidInputs} with all problems at once, before anything is dialled; or what `onEvent` throws
 * @example
 * import { fetch, run } from "ssh-job-action";
 *
 * const { report } = await run({ ...board, directory: "firmware", run: "make broken", outputs: ["out/**"] });
 * console.log(report.result, report.exitCode); // failed 2
 * if (report.jobId === null) throw new Error(report.reason);
 * const { succeeded, result, files } = await fetch({ ...board, "job-id": report.jobId, outputs: ["make.log"] });
 * console.log(succeeded, result, files); // true failed [ 'make.log' ]
 */
export declare function fetch(inputs: AttachInputs, options?: Options): Job<Outcome>;
