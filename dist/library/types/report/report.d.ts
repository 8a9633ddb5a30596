import type { ErrorCode } from "../errors.js";
import type { PhaseName } from "../events.js";
import type { ResultKind } from "../job/result.js";
/** What is known of a run when it is over: `<results-directory>.json`. `null` is not known. */
export interface Report {
    readonly schema: 1;
    readonly name: string;
    /** The `host` line. */
    readonly target: string;
    readonly jobId: string | null;
    readonly signature: string | null;
    /** `null` when the run was only started. */
    readonly result: ResultKind | null;
    /** One line for people: why it ended so. */
    readonly reason: string;
    readonly exitCode: number | null;
    readonly signal: string | null;
    /** Milliseconds that the script itself took; of the run whose result was reused, if it was. */
    readonly duration: number | null;
    readonly cache: ReuseReport;
    /** `start` in milliseconds since the epoch. */
    readonly phases: readonly {
        readonly name: PhaseName;
        readonly start: number;
        readonly ms: number;
    }[];
    readonly bytes: Counts;
    readonly files: Counts;
    /** What was really opened. */
    readonly connections: number;
    readonly execs: number;
    /** While the run goes on: the process that runs it, to which the results directory belongs. */
    readonly running?: {
        readonly pid: number;
        readonly host: string;
    };
    readonly error?: {
        readonly code: ErrorCode;
        readonly message: string;
        readonly hint: string | null;
    };
}
/** Where the result is from. */
export interface ReuseReport {
    /** It is that of a run that was over; a run that was joined is none. */
    readonly hit: boolean;
    /** GitHub's cache, the store on the target, a directory here, a run that was going on, or this very run. */
    readonly source: "github" | "remote" | "local" | "joined" | "none";
    /** Why no earlier result was reused: sentences. */
    readonly missed?: readonly string[];
}
interface Counts {
    readonly sent: number;
    readonly reused: number;
    readonly fetched: number;
}
/** The report as it stands in its file. */
export declare function printReport(report: Report): string;
export {};
