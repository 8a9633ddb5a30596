import type { Secret } from "../secret.js";
/** What is run: a script of the directory, or inline shell text. `shell` is `undefined` when the script's `#!` decides. */
export type Command = {
    readonly kind: "script";
    readonly path: string;
    readonly shell: string | undefined;
} | {
    readonly kind: "inline";
    readonly text: string;
    readonly shell: string | undefined;
};
/** Everything about a job but its directory. Paths and globs are relative to the directory, with `/`. */
export interface JobSpec {
    /** A label for people; not part of the signature. */
    readonly name: string;
    readonly command: Command;
    readonly args: readonly string[];
    readonly env: ReadonlyMap<string, string>;
    readonly secretEnv: ReadonlyMap<string, Secret>;
    /** Globs in the order given; a leading `!` takes away what an earlier one added. */
    readonly outputs: readonly string[];
    readonly separateStreams: boolean;
}
/** What ends a run early. Milliseconds; not part of the signature. */
export interface Limits {
    readonly timeoutMs: number | undefined;
    readonly idleTimeoutMs: number | undefined;
    /** How long nobody need follow it. */
    readonly orphanTimeoutMs: number | undefined;
}
