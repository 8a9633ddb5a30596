import { dirname } from "node:path";
import type { Given } from "../config/given.ts";
import { atMost } from "../config/job-file/faults.ts";
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
    throw new InvalidInputs(
      error.problems.map((problem) => (given.has(problem.input) ? problem : placed(problem, job))),
      error.warnings,
    );
  }
}

/**
 * Reads the inputs of all jobs of a plan, so that everything that is wrong is known before anything starts.
 * @returns what was noticed, each sentence once
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems of all jobs at once
 */
export async function checkInputs<S>(plan: PlacedPlan, beside: Beside<S>): Promise<readonly string[]> {
  const problems = new Map<string, Problem>();
  const warnings = new Set<string>();
  const signatures = new Map(plan.jobs.map(({ id }) => [id, "0".repeat(64)]));
  for (const job of plan.jobs) {
    try {
      const parsed = await parsePlannedJob(plan, job, signatures, beside);
      for (const warning of parsed.warnings) warnings.add(warning);
    } catch (error) {
      if (!(error instanceof InvalidInputs)) throw error;
      for (const warning of error.warnings) warnings.add(warning);
      for (const problem of error.problems) problems.set(keyOf(problem), problem);
    }
  }
  if (problems.size > 0)
    throw new InvalidInputs(
      atMost([...problems.values()].sort(byPlace), (problem) => problem),
      [...warnings],
    );
  return [...warnings];
}

function placed({ input, message, hint }: Problem, { positionOf }: PlacedJob): Problem {
  return { input, message: `${input}: ${message}`, hint, place: positionOf(input) };
}

/** The combinations of a matrix have the same problems. */
function keyOf({ input, message, place }: Problem): string {
  return `${input} ${message} ${place?.line ?? ""}:${place?.column ?? ""}`;
}

function byPlace({ place: one }: Problem, { place: other }: Problem): number {
  return (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0);
}
