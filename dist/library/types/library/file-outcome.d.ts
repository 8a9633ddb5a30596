import type { ResultKind } from "../job/result.js";
import type { Report } from "../report/report.js";
/** How the jobs of a job file ended. */
export interface FileOutcome {
    /** Every job has passed. */
    readonly succeeded: boolean;
    /** That of the first job in the order of the file that did not pass, or `passed`. */
    readonly result: ResultKind;
    /** In the order of the file. */
    readonly jobs: readonly FileJob[];
}
/** Which job of a file it is: of a job with a matrix there is one for each combination. */
export interface NamedJob {
    /** The name in the file, and the values of its matrix if it has one: `test (rpi4, smoke)`. */
    readonly id: string;
    /** The name in the file. */
    readonly job: string;
    /** Its values of the matrix. */
    readonly matrix: Readonly<Record<string, string>>;
    /** The target as the file calls it; empty where the inputs name a host. */
    readonly target: string;
}
/** How one job of a file ended. */
export interface FileJob extends NamedJob {
    /** `null` if it was not started. */
    readonly result: ResultKind | null;
    readonly report: Report | null;
    /** Absolute path; `null` if the job did not get so far. */
    readonly resultsDirectory: string | null;
    /** Why it was not started, as a sentence; `null` if it was. */
    readonly skipped: string | null;
}
/** What running a job of a file would do. */
export interface PlannedJob extends NamedJob {
    /** Ids of the jobs that have to pass before. */
    readonly needs: readonly string[];
    /** The `host` line. */
    readonly host: string;
    /** What is in its directory; the target may have some of it. */
    readonly files: number;
    readonly bytes: number;
    /** `null` where the target, or a job before, has to be asked first. */
    readonly signature: string | null;
    /** Whether a known result will be reused; `null` where only the target can tell. */
    readonly reused: boolean | null;
    /** Why, as sentences. */
    readonly reasons: readonly string[];
}
