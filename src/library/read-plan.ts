import { resolve } from "node:path";
import { readJobFile } from "../config/job-file/read-job-file.ts";
import { parseSettings } from "../config/parse-settings.ts";
import type { Given } from "../config/given.ts";
import { givenBeside } from "../edge/given-beside.ts";
import { InvalidInputs, type Problem } from "../errors.ts";
import type { Parse } from "../pipeline/parse-plan.ts";
import { parsePlannedJob } from "../pipeline/parse-planned-job.ts";
import { planJobs } from "../pipeline/plan.ts";
import type { PlacedPlan } from "../pipeline/planned-job.ts";
import type { PlanOptions } from "./file-options.ts";
import { givenOf } from "./read-inputs.ts";
import { surroundingsOf } from "./surroundings.ts";

/** A job file as it is to be run, and how the inputs of its jobs are understood. */
export interface ReadPlan {
  readonly plan: PlacedPlan;
  readonly parse: Parse;
}

/**
 * Reads a job file. What is given beside it wins, and what does not work is told with its place in the file.
 * @param ofForm what is wrong with the options
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
export async function readPlan(
  file: string,
  options: PlanOptions,
  ofForm: readonly Problem[],
): Promise<ReadPlan> {
  const { given, problems } = givenOf(options.inputs ?? {});
  const found = [...ofForm, ...problems];
  try {
    const plan = await planOf(file, options, given);
    if (found.length > 0) throw new InvalidInputs([]);
    return { plan, parse: await parserOf(plan, options, given) };
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    throw new InvalidInputs([...found, ...error.problems], error.warnings);
  }
}

async function planOf(
  file: string,
  { cwd = ".", jobs = [], environment = {} }: PlanOptions,
  given: Given,
): Promise<PlacedPlan> {
  const place = given.get("results-directory");
  return planJobs(await readJobFile(file, resolve(cwd)), {
    jobs,
    resultsDirectory: typeof place === "string" ? resolve(cwd, place) : undefined,
    environment: new Map(Object.entries(environment).map(([name, value = ""]) => [name, value])),
  });
}

async function parserOf(plan: PlacedPlan, options: PlanOptions, given: Given): Promise<Parse> {
  const surroundings = await surroundingsOf(options);
  const jobs = new Map(plan.jobs.map((job) => [job.id, job]));
  return ({ id }, signatures) => {
    const job = jobs.get(id);
    if (job === undefined) throw new Error(`${id} is not in the plan`);
    const beside = givenBeside(job.inputs(signatures), given, surroundings.directory);
    return parsePlannedJob(plan, job, signatures, { parse: parseSettings, surroundings, given: beside });
  };
}
