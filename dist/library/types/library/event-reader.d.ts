import type { DroppedEvent } from "./run-event.js";
/** What of an event counts here. */
export interface Told {
    readonly type: string;
    /** Bytes of output. */
    readonly data?: Uint8Array;
}
/**
 * The events that wait for one reader, no more than `limit` bytes of them: a job does not wait for who reads. What does not
 * fit is counted, and an event tells of it where it stood.
 */
export declare class EventReader<E extends Told> implements AsyncIterator<E | DroppedEvent, undefined> {
    #private;
    constructor(limit: number, onReturn: () => void);
    push(event: E): void;
    /** Nothing follows what waits. @param failure thrown, once, at the reader who has come so far */
    end(failure?: {
        readonly error: unknown;
    }): void;
    next(): Promise<IteratorResult<E | DroppedEvent, undefined>>;
    return(): Promise<IteratorResult<never, undefined>>;
}
