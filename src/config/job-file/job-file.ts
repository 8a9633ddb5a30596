import type { Source } from "./source.ts";
import type { Template } from "./template.ts";

/** A job file that has been understood; what its expressions stand for is another matter. Entries are in its order. */
export interface JobFile {
  /** Absolute. */
  readonly path: string;
  readonly targets: ReadonlyMap<string, TargetEntry>;
  readonly jobs: ReadonlyMap<string, JobEntry>;
  /** Tells where an offset is. */
  readonly source: Source;
}

/** Everything that is at an offset of the file. */
export interface Located {
  readonly at: number;
}

/** How a machine is reached, and what is so of all jobs that run there. */
export interface TargetEntry extends Located {
  readonly name: string;
  readonly inputs: Inputs;
}

export interface JobEntry extends Located {
  readonly name: string;
  /** `undefined` where the job itself, or whoever starts it, names a host. */
  readonly target: Template | undefined;
  readonly needs: readonly Need[];
  readonly matrix: Matrix | undefined;
  readonly stage: readonly StageEntry[];
  readonly inputs: Inputs;
}

/** Inputs by their names. */
type Inputs = ReadonlyMap<string, InputEntry>;

/** What stands for an input, at its key. */
export interface InputEntry extends Located {
  readonly value: InputValue;
}

export type InputValue = Template | readonly Template[] | ReadonlyMap<string, Template>;

/** The name of a job that has to pass before. */
export interface Need extends Located {
  readonly job: string;
}

/** As GitHub's: the combinations of the axes' values, without some, with others or with more values. */
export interface Matrix extends Located {
  readonly axes: ReadonlyMap<string, readonly string[]>;
  readonly include: readonly Combination[];
  readonly exclude: readonly Combination[];
}

/** Values by their keys. */
export interface Combination extends Located {
  readonly values: ReadonlyMap<string, string>;
}

/** What a job finds in its directory that another one has made there. Both are paths below the job directory. */
export interface StageEntry extends Located {
  readonly job: string;
  readonly source: Template;
  readonly destination: Template;
}
