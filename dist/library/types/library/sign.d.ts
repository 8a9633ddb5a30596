import type { SignatureParts } from "../job/signature.js";
import type { SignInputs } from "./inputs.js";
import { type Job } from "./job.js";
import type { Options } from "./options.js";
/** A job's name among all jobs. */
export interface SignedJob {
    /** SHA-256 over everything that can change the result: 64 hexadecimal digits. */
    readonly signature: string;
    /** What it is made of. */
    readonly parts: SignatureParts;
    /** The text of `signature.json`, as it is kept beside every run. Secrets stand in it as tags. */
    readonly file: string;
    /** Why no result of this job may be reused, as a sentence; `undefined` if it may. */
    readonly fault: string | undefined;
}
/**
 * The signature of a job that is not run. The target is asked only where that is needed: not with `"cache-scope": "any"`, nor
 * with a `target-class`, unless there is a `cache-probe`.
 * @param inputs the job, and the target if that has to be asked
 * @param options what may be read beside them, and how it is stopped
 * @throws {InvalidInputs} with all problems at once, before anything is dialled
 * @throws {JobError} when a target that has to be asked does not answer; the signal's reason when that was aborted; or what
 * `onEvent` throws
 * @example
 * import { sign } from "ssh-job-action";
 *
 * const job = { directory: "firmware", run: "make", "cache-scope": "any" } as const;
 * const one = await sign(job);
 * const other = await sign({ ...job, env: { DEBUG: 1 } });
 * console.log(one.signature.length, one.signature === other.signature); // 64 false
 */
export declare function sign(inputs: SignInputs, options?: Options): Job<SignedJob>;
