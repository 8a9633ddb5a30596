/** How a run ended. A missing exit status is never `passed`. */
export type ResultKind = "passed" | "failed" | "timed-out" | "cancelled" | "lost" | "infrastructure" | "invalid";
/** How a run ended, and why. */
export interface Result {
    readonly kind: ResultKind;
    /** The script's own exit code, 128 + n for a signal; unknown when the script did not end under our eyes. */
    readonly exitCode: number | undefined;
    /** `SIGKILL`; set when the exit code says 128 + n. */
    readonly signal: string | undefined;
    /** One line for people: why it ended so. */
    readonly reason: string;
}
/** The exit code of the command line tool for a result. */
export declare function cliExitCode({ kind, exitCode }: Pick<Result, "kind" | "exitCode">): number;
/** The name of the signal that a POSIX shell reports as this exit code, `undefined` if it is none. */
export declare function signalOfExitCode(exitCode: number): string | undefined;
