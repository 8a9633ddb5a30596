import type { Result } from "./job/result.js";
/** The phases of a run, in the order in which they may come. */
export type PhaseName = "sign" | "cache" | "connect" | "lock" | "upload" | "queue" | "run" | "fetch" | "store" | "artifact";
/** Everything a run tells while it goes on. A reporter at an edge turns it into lines, a bar or JSON. */
export type JobEvent = {
    readonly type: "phase-started";
    readonly phase: PhaseName;
} | {
    readonly type: "phase-ended";
    readonly phase: PhaseName;
    readonly ms: number;
} | {
    readonly type: "notice";
    readonly message: string;
} | {
    readonly type: "warning";
    readonly message: string;
}
/** `total` is unknown when the other side cannot say. Bytes. */
 | {
    readonly type: "progress";
    readonly phase: PhaseName;
    readonly bytes: number;
    readonly total: number | undefined;
}
/** A dial failed and another follows. */
 | {
    readonly type: "retrying";
    readonly attempt: number;
    readonly retriesLeft: number;
    readonly delayMs: number;
    readonly reason: string;
}
/** The run is published on the target under this id; or was already, and is joined. */
 | {
    readonly type: "submitted";
    readonly jobId: string;
    readonly target: string;
    readonly joined: boolean;
}
/** Bytes as the job wrote them: hostile. `log` is both streams in the order written. */
 | {
    readonly type: "output";
    readonly stream: OutputStream;
    readonly data: Uint8Array;
}
/** There is no result when the run was only started. */
 | {
    readonly type: "ended";
    readonly result: Result | undefined;
};
/** `log` is both streams in the order written; with `separate-streams` each comes by itself. */
export type OutputStream = "log" | "out" | "err";
/** Where events go. Must not throw. */
export type Emit = (event: JobEvent) => void;
