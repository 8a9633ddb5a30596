import { dirname } from "node:path";
import type { Given } from "../config/given.ts";
import type { Parsed } from "../config/settings.ts";
import type { Surroundings } from "../config/surroundings.ts";
import { InvalidInputs, type Problem } from "../errors.ts";
import type { PlacedJob, PlacedPlan } from "./planned-job.ts";

/** Understands inputs, as `parseSettings` does. */
type Parse<S> = (given: Given, surroundings: Surroundings) => Promise<Parsed<S>>;

/** What is known beside the plan. */
export interface Beside<S> {
  readonly parse: Parse<S>;
  readonly surroundings: Surroundings;
  /** Inputs that win over those of the job file. */
  readonly given: Given;
}

/**
 * The settings of one job of a plan. Problems are told where the job file gives the input; those of inputs that are given
 * beside it as such.
 * @param signatures of the jobs that it needs, by their ids
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
export async function parsePlannedJob<S>(
  { file }: Pick<PlacedPlan, "file">,
  job: PlacedJob,
  signatures: ReadonlyMap<string, string>,
  { parse, surroundings, given }: Beside<S>,
): Promise<Parsed<S>> {
  const inputs = new Map([...job.inputs(signatures), ...given]);
  try {
    return await parse(inputs, { ...surroundings, directory: dirname(file) });
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    const problems = error.problems.map((one) => (given.has(one.input) ? one : placed(one, job)));
    throw new InvalidInputs(problems.toSorted(byPlace), error.warnings);
  }
}

function placed({ input, message, hint }: Problem, { positionOf }: PlacedJob): Problem {
  return { input, message: `${input}: ${message}`, hint, place: positionOf(input) };
}

function byPlace({ place: one }: Problem, { place: other }: Problem): number {
  return (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0);
}
