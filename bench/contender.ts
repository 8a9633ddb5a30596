import type { Place } from "./rig/place.ts";
import type { Rig } from "./rig/rig.ts";

/** One way to do the work of a case: a process, or several in a pipe, on the client's side. */
export interface Contender {
  readonly name: string;
  /** The program and its arguments. */
  readonly command: readonly string[];
  /** What we build; the others are what it is compared with. */
  readonly isOurs?: boolean;
  /** Added to the environment that all contenders have. */
  readonly env?: Readonly<Record<string, string>>;
  /** The exit code of a run that counts; 0 if not given. */
  readonly exitCode?: number;
  /** Makes both sides as they were before the first run. Never timed. */
  readonly reset?: () => void;
  /** Where the copy stands that a run has made, as seen from here. */
  readonly copy?: () => string;
  /** The directory that its copy must equal, if not that of the case. */
  readonly original?: string;
  /** What the last run tells of itself, in numbers. */
  readonly account?: () => Readonly<Record<string, number>>;
}

/** Contenders that do the same work. */
export interface Case {
  readonly title: string;
  readonly contenders: readonly Contender[];
  /** The directory that each copy must equal. */
  readonly original?: string;
  /** What each contender must have printed on its stdout. */
  readonly output?: string;
  /** The case is about the time until the first byte of output, too. */
  readonly firstByte?: boolean;
  /** The case is about how long each line of output was on its way: milliseconds, from what arrived when. */
  readonly lineLatencies?: (arrivals: readonly Arrival[]) => readonly number[];
}

/** Something on a contender's stdout. */
export interface Arrival {
  /** As `performance.now()` told it. */
  readonly at: number;
  readonly text: string;
}

/** A case before anything of it is there. */
export interface Plan {
  /** As `--only` names it. */
  readonly name: string;
  /** Whether it is measured there when nobody asked for it by name. */
  readonly isUsualOn: (rig: Rig) => boolean;
  /**
   * Writes what is carried, and does what comes before the timed runs.
   * @param share of files or bytes: 1, or less for a look at whether it works
   */
  readonly prepare: (place: Place, share: number) => Case | Promise<Case>;
}
