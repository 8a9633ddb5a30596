import type { ResultKind } from "../job/result.js";
import type { Report } from "../report/report.js";
/** What came of a request about a run. */
export interface Ending {
    /** What was asked for was done: with {@link run} and {@link attach}, the job has passed. */
    readonly succeeded: boolean;
    /** How the run ended. A target that cannot be reached is a result too: `infrastructure`. */
    readonly result: ResultKind;
    /** The script's own exit code; 128 + n if signal n ended it; `null` if it is not known. */
    readonly exitCode: number | null;
    /** Everything that is known, as it stands in the report's file. `report.error` says what to do about a failure. */
    readonly report: Report;
}
/** How a run ended whose results were fetched. */
export interface Outcome extends Ending {
    /** Absolute path of the directory with the fetched files. */
    readonly resultsDirectory: string;
    /** Absolute path of the job's log. It is there if the run got so far. */
    readonly logFile: string;
    /** Absolute path of the report. */
    readonly reportFile: string;
    /** What was fetched, files and links, as paths below `resultsDirectory`. */
    readonly files: readonly string[];
}
/** What became of a job that was to be started. */
export interface Submission extends Omit<Outcome, "result"> {
    /** `null` when it was started; else its result was known already, or it could not be started. */
    readonly result: ResultKind | null;
    /** The run on the target; `null` if there is none. */
    readonly jobId: string | null;
}
