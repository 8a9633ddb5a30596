import type { FileEvent } from "./file-event.js";
import type { FileOptions } from "./file-options.js";
import type { FileOutcome } from "./file-outcome.js";
import { type Job } from "./job.js";
/**
 * Runs the jobs of a job file, each when those that it needs have passed. Running it again reuses what has passed and joins
 * what still runs.
 * @param file its path
 * @param options which jobs, what goes with them, and how they are stopped
 * @throws {InvalidInputs} with the problems of all jobs at once, and their places in the file, before anything is dialled; or
 * what `onEvent` throws
 * @example
 * import { runFile } from "ssh-job-action";
 *
 * const running = runFile("ssh-job.yml", { inputs: board });
 * for await (const event of running.events) {
 *   if (event.type === "planned") console.log(event.jobs); // [ 'firmware', 'test' ]
 * }
 * const { succeeded, jobs } = await running;
 * console.log(succeeded, jobs.map(({ result }) => result)); // true [ 'passed', 'passed' ]
 */
export declare function runFile(file: string, options?: FileOptions): Job<FileOutcome, FileEvent>;
