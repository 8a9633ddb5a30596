import type { Given } from "../config/given.ts";
import type { Place } from "../errors.ts";

/** One job of a plan: of a job with a matrix there is one for each combination. */
export interface PlannedJob {
  /** Unique in its plan: the job's name, and the values of its matrix if it has one: `test (rpi4, smoke)`. */
  readonly id: string;
  /** As the job file has it. */
  readonly job: string;
  /** Values by key, in the order of the file. */
  readonly matrix: ReadonlyMap<string, string>;
  /** Ids of the jobs that have to pass before. */
  readonly needs: readonly string[];
  /** The name of the target in the job file; empty where the inputs themselves name a host. */
  readonly target: string;
  /** What is staged from the jobs before. */
  readonly stage: readonly StagedPath[];
  /**
   * The inputs as the parsers of settings take them, the target's among them. `directory` and `results-directory` are
   * absolute; the path of a key starts from the job file's directory.
   * @param signatures of the jobs that it needs, by their ids: `${{ jobs.a.outputs.signature }}` may ask for them
   */
  readonly inputs: (signatures: ReadonlyMap<string, string>) => Given;
}

/** Something that jobs before have made and that this one finds in its directory. */
export interface StagedPath {
  /** Ids of the jobs that make it: several if the job has a matrix. */
  readonly from: readonly string[];
  /** Below the job's directory there; a file or a directory. */
  readonly source: string;
  /** Below the job's directory here. */
  readonly destination: string;
}

/** Jobs in the order of the file; each stands behind those that it needs. */
export interface Plan {
  /** Absolute path of the job file. */
  readonly file: string;
  readonly jobs: readonly PlannedJob[];
}

/** A job whose inputs are known by their places in the job file. */
export interface PlacedJob extends PlannedJob {
  /** Where an input is given, or what it would belong to. */
  readonly positionOf: (input: string) => Place;
}

export interface PlacedPlan extends Plan {
  readonly jobs: readonly PlacedJob[];
}
