import type { PlannedJob } from "./file-outcome.js";
import type { PlanOptions } from "./file-options.js";
import { type Job } from "./job.js";
/**
 * What running a job file would do, as far as it can be told without asking a target. Nothing is dialled.
 * @param file its path
 * @param options which jobs, and what goes with them
 * @throws {InvalidInputs} with the problems of all jobs at once, and their places in the file
 * @example
 * import { planFile } from "ssh-job-action";
 *
 * const jobs = await planFile("ssh-job.yml", { inputs: { ...board, "target-class": "rpi4" } });
 * console.log(jobs.map(({ id, needs }) => [id, needs])); // [ [ 'firmware', [] ], [ 'test', [ 'firmware' ] ] ]
 */
export declare function planFile(file: string, options?: PlanOptions): Job<readonly PlannedJob[]>;
