import { type Told } from "./event-reader.js";
import type { Options } from "./options.js";
import type { DroppedEvent, RunEvent } from "./run-event.js";
/**
 * What has been started: a promise of its outcome, with the events on the way there. A reader who begins in the same turn in
 * which it was started is told all of them; several may read. To leave the loop ends the reading, not the run.
 */
export type Job<T, E = RunEvent> = Promise<T> & {
    readonly events: AsyncIterable<E>;
};
/** What the work of a job is given. */
export interface Work<E> {
    /** Never throws. */
    readonly emit: (event: E) => void;
    readonly signal: AbortSignal;
}
interface Telling<E> extends Pick<Options, "signal" | "eventBuffer"> {
    readonly onEvent?: ((event: E) => void) | undefined;
}
/** Starts work in the next turn, and tells its readers of it. */
export declare function startJob<T, E extends Told>(options: Telling<E>, work: (work: Work<E>) => Promise<T>): Job<T, E | DroppedEvent>;
export {};
