import type { JobEvent } from "../events.js";
/** Everything that a run tells while it goes on. `output` holds bytes as the job wrote them. */
export type RunEvent = JobEvent | DroppedEvent;
/** Who reads the events was too slow: so many were left out here, with so many bytes of output. The log files have them. */
export interface DroppedEvent {
    readonly type: "dropped";
    readonly events: number;
    readonly bytes: number;
}
