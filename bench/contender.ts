/** One way to do the work of a case: a process, or several in a pipe, on the client's side. */
export interface Contender {
  readonly name: string;
  /** The program and its arguments. */
  readonly command: readonly string[];
  /** Added to the environment that all contenders have. */
  readonly env?: Readonly<Record<string, string>>;
  /** The exit code of a run that counts; 0 if not given. */
  readonly exitCode?: number;
  /** Makes both sides as they were before the first run. Never timed. */
  readonly reset?: () => void;
  /** Where the copy stands that a run has made. */
  readonly copy?: () => string;
  /** What the last run tells of itself, in numbers. */
  readonly account?: () => Readonly<Record<string, number>>;
}

/** Contenders that do the same work; the first one is the floor, against which the others are measured. */
export interface Case {
  readonly name: string;
  readonly title: string;
  readonly contenders: readonly Contender[];
  /** The directory that each copy must equal. */
  readonly original?: string;
  /** What each contender must have printed on its stdout. */
  readonly output?: string;
  /** The case is about the time until the first byte of output, too. */
  readonly firstByte?: boolean;
  readonly budgets?: readonly Budget[];
}

/** What must hold in every run of the bench. */
export interface Budget {
  readonly promise: string;
  readonly contender: string;
  /** Bytes for `peakMemory`, else a ratio of minima to that of `against`. */
  readonly limit: number;
  readonly quantity: "wall" | "firstByte" | "peakMemory";
  /** The floor if not given. */
  readonly against?: string;
}
