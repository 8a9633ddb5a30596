import type { Rig } from "./rig/rig.ts";

/** All that was measured of one contender: one number for each timed run, but for `lineMs`. */
export interface Measured {
  readonly name: string;
  readonly isOurs: boolean;
  readonly wallMs: readonly number[];
  /** Empty where nothing is printed. */
  readonly firstByteMs: readonly number[];
  /** How long lines of output were on their way, of all runs. */
  readonly lineMs: readonly number[];
  /** Of our own process. */
  readonly peakMB: readonly number[];
  /** What the target has taken, with what goes on there after the end. */
  readonly cpuMs: readonly number[];
  /** Processes and threads started on the target. */
  readonly forks: readonly number[];
  /** What it tells of itself. */
  readonly account: Readonly<Record<string, readonly number[]>>;
}

/** All that was measured of one case on one rig. */
export interface CaseResult {
  readonly rig: Rig;
  readonly name: string;
  readonly title: string;
  readonly firstByte: boolean;
  readonly contenders: readonly Measured[];
}
