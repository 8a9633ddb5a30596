/** Every way in which *we* can fail. A job that fails is a result, not an error. */
export type ErrorCode = "invalid" | "unreachable" | "auth" | "host-key" | "connection-lost" | "target" | "disk-full" | "base-lost" | "queue-timeout" | "protocol" | "results" | "input-changed";
export interface ErrorDetails {
    /** What to type or change, in the imperative. */
    readonly hint?: string | undefined;
    readonly cause?: unknown;
}
/** The only error that crosses a module boundary: what happened, where, and what to do about it. */
export declare class JobError extends Error {
    readonly name = "JobError";
    readonly code: ErrorCode;
    readonly hint: string | undefined;
    constructor(code: ErrorCode, message: string, details?: ErrorDetails);
}
/** One thing wrong with what the user gave. `value` is already safe to print. */
export interface Problem {
    readonly input: string;
    readonly message: string;
    readonly hint: string;
    /** Where it stands, if that is a file. */
    readonly place?: Place;
}
/** A place in a file that the user wrote. */
export interface Place {
    /** As the user named it. */
    readonly file: string;
    /** Both from 1; columns as editors count them. */
    readonly line: number;
    readonly column: number;
    /** That line as it may be shown, and a line that has a caret below the column. */
    readonly excerpt: readonly [line: string, caret: string];
}
/** A problem as people read it: in one line, or with the line of the file that it is about. */
export declare function describeProblem({ input, message, hint, place }: Problem): string;
/** All problems with the inputs at once, found before anything is dialled. */
export declare class InvalidInputs extends JobError {
    readonly problems: readonly Problem[];
    /** What was noticed too, such as a mistyped name of an input; safe to print. */
    readonly warnings: readonly string[];
    constructor(problems: readonly Problem[], warnings?: readonly string[]);
}
