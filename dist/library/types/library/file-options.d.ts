import type { FileEvent } from "./file-event.js";
import type { Inputs } from "./inputs.js";
import type { Options } from "./options.js";
/** What goes with a job file. */
export interface PlanOptions extends Omit<Options, "onEvent" | "by"> {
    /**
     * Names of jobs, or of one combination of a matrix: `test (rpi4, smoke)`. They are run with those that they need. Without
     * any, all are.
     */
    readonly jobs?: readonly string[] | undefined;
    /** Inputs that win over those of all jobs. Below `results-directory` each job has a place of its own. */
    readonly inputs?: Partial<Omit<Inputs, "job-id">> | undefined;
}
/** How the jobs of a job file are run. What `environment` holds, the file may ask for as `${{ env.NAME }}`. */
export interface FileOptions extends PlanOptions, Pick<Options, "by"> {
    /** Told everything at once, as `onEvent` of {@link Options} is. */
    readonly onEvent?: ((event: FileEvent) => void) | undefined;
    /** How many jobs may run at once: 8, if not given. */
    readonly parallel?: number | undefined;
    /** Go on with the jobs that can still run when one did not pass. */
    readonly keepGoing?: boolean | undefined;
}
