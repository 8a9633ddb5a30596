import type { JobSpec } from "./spec.js";
/** SHA-256 over everything that can change a job's result: 64 lower-case hex digits. */
export type Signature = string & {
    readonly brand: "Signature";
};
/** What a signature is made of, as values for people and for `signature.json`. `null` is absent, which is not empty. */
export interface SignatureParts {
    readonly epoch: number;
    readonly salt: string | null;
    readonly command: {
        readonly kind: "script" | "inline";
        /** The script's path, or the inline text. */
        readonly text: string;
        readonly shell: string | null;
        readonly args: readonly string[];
    };
    /** This and the names of secrets are ordered by the bytes of the names. */
    readonly env: readonly (readonly [name: string, value: string])[];
    readonly secretNames: readonly string[];
    /** Digest of the job directory, lower-case hex. */
    readonly input: string;
    /** As given and in that order, because a `!` pattern takes away what stands before it. */
    readonly outputs: readonly string[];
    readonly separateStreams: boolean;
    /** See `platformText`. */
    readonly platform: string | null;
    readonly probes: readonly Probe[];
    /** Signatures of jobs that must come before, in ascending order. */
    readonly upstream: readonly string[];
}
/** What a signature depends on beside the spec. */
export interface Basis {
    /** Digest of the job directory, lower-case hex. */
    readonly input: string;
    readonly salt: string | null;
    readonly platform: string | null;
    /** In the order in which they were asked for. */
    readonly probes: readonly Probe[];
}
/** A command that was run on the target before the job, and what it said. */
export interface Probe {
    readonly command: string;
    readonly exitCode: number;
    /** Lower-case hex of the SHA-256 of its stdout. */
    readonly stdout: string;
}
/** Everything that can change the result. Values of secrets are not part of it, their names are. */
export declare function signatureParts(spec: JobSpec, { input, salt, platform, probes }: Basis): SignatureParts;
/**
 * The signature that has these parts, as `docs/signature.md` specifies it. Fields that are added get the next tags, and are
 * left out where they say nothing: then no signature that is known changes.
 * @throws {RangeError} if a part that is a SHA-256, a whole number or text is none
 */
export declare function signatureOf(parts: SignatureParts): Signature;
