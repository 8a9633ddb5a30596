import type { JobEvent } from "../events.js";
import type { FileJob } from "./file-outcome.js";
import type { DroppedEvent } from "./run-event.js";
/** Everything that the jobs of a file tell; `job` is the job's id. */
export type FileEvent = 
/** Once, before anything is dialled: all jobs in the order of the file. */
{
    readonly type: "planned";
    readonly jobs: readonly string[];
} | {
    readonly type: "started";
    readonly job: string;
    readonly target: string;
} | (Exclude<JobEvent, {
    readonly type: "ended";
}> & {
    readonly job: string;
})
/** It has come to its end, or is never started. */
 | {
    readonly type: "ended";
    readonly job: string;
    readonly outcome: FileJob;
} | DroppedEvent;
