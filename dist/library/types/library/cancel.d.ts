import type { CancelInputs } from "./inputs.js";
import type { Job } from "./job.js";
import type { Options } from "./options.js";
import type { Ending } from "./outcome.js";
/**
 * Ends a run, whoever follows it, with all that it has started. It has `succeeded` when the run is over, however it ended.
 * @param inputs the target, and the run there
 * @param options what may be read beside them, and who asks
 * @throws {InvalidInputs} with all problems at once, before anything is dialled; or what `onEvent` throws
 * @example
 * import { cancel, submit } from "ssh-job-action";
 *
 * const { jobId } = await submit({ ...board, directory: "firmware", run: "sleep 600" });
 * if (jobId === null) throw new Error("It was not started.");
 * const { succeeded, result, report } = await cancel({ ...board, "job-id": jobId }, { by: "nightly" });
 * console.log(succeeded, result, report.reason); // true cancelled Cancelled by nightly.
 */
export declare function cancel(inputs: CancelInputs, options?: Options): Job<Ending>;
