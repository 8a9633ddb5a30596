import { dirname, resolve } from "node:path";
import { Faults } from "../config/job-file/faults.ts";
import type { JobFile } from "../config/job-file/job-file.ts";
import type { Given, GivenValue } from "../config/given.ts";
import { connectionInputs } from "../config/inputs/connection.ts";
import { InvalidInputs } from "../errors.ts";
import { checkPlaces, checkStages } from "./check-plan.ts";
import { evaluateJob, type EvaluatedJob, defaultResults } from "./evaluate-job.ts";
import { expandJobs, type ExpandedJob } from "./expand-jobs.ts";
import type { PlacedJob, PlacedPlan } from "./planned-job.ts";
import { excludeResults } from "./results-places.ts";
import { selectJobs } from "./select-jobs.ts";

export interface PlanOptions {
  /** Names of jobs, or of one combination as the plan has it: `test (rpi4, smoke)`. None is all. */
  readonly jobs: readonly string[];
  /** Absolute; wins over what the jobs say. Without it results land below `ssh-job-results` beside the job file. */
  readonly resultsDirectory: string | undefined;
  /** What `${{ env.NAME }}` stands for. */
  readonly environment: ReadonlyMap<string, string>;
}

/**
 * What is run, and in which order: the named jobs and those that they need, one for each combination of a matrix.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
export function planJobs(file: JobFile, options: PlanOptions): PlacedPlan {
  const faults = new Faults(file.source);
  const all = expandJobs(file, faults);
  const { jobs, problems } = selectJobs(all, options.jobs);
  const evaluated = jobs.map((job) => evaluateJob(job, file, options, faults));
  checkPlaces(evaluated, faults);
  checkStages(evaluated, faults);
  const found = [...problems, ...faults.problems];
  if (found.length > 0) throw new InvalidInputs(found);

  const root = options.resultsDirectory ?? resolve(dirname(file.path), defaultResults);
  // Of the others, too: what is sent must not depend on which jobs were asked for.
  const places = new Set(all.map((job) => evaluateJob(job, file, options, new Faults(file.source)).results));
  const directories = new Set(evaluated.map(({ directory }) => directory));
  const excluded = new Map([...directories].map((one) => [one, excludeResults(one, root, places)]));
  return { file: file.path, jobs: evaluated.map((job) => planned(job, jobs, file, excluded)) };
}

const connection: ReadonlySet<string> = new Set(connectionInputs.map(({ name }) => name));

function planned(
  job: EvaluatedJob,
  jobs: readonly ExpandedJob[],
  file: JobFile,
  excluded: ReadonlyMap<string, readonly string[]>,
): PlacedJob {
  const { id, entry, matrix, target, inputs, directory } = job;
  const idsOf = (name: string): readonly string[] =>
    jobs.filter((other) => other.entry.name === name).map((other) => other.id);
  return {
    id,
    job: entry.name,
    matrix,
    needs: entry.needs.flatMap((need) => idsOf(need.job)),
    target: target?.name ?? "",
    stage: job.stage.map(({ job: from, source, destination }) => ({
      from: idsOf(from),
      source,
      destination,
    })),
    inputs: (signatures) => complete(job, job.fill(signatures), excluded.get(directory) ?? []),
    positionOf: (input) => {
      const owner = connection.has(input) ? target : undefined;
      return file.source.placeOf((inputs.get(input) ?? owner ?? entry).at);
    },
  };
}

/** The inputs with those that the plan gives. */
function complete(job: EvaluatedJob, given: Given, exclude: readonly string[]): Given {
  const { id, directory, results } = job;
  return new Map<string, GivenValue>([
    ["name", Array.from(id).slice(0, 100).join("")],
    ...given,
    ["directory", directory],
    ["results-directory", results],
    ["exclude", [...linesOf(given.get("exclude")), ...exclude]],
  ]);
}

function linesOf(given: GivenValue | undefined): readonly string[] {
  if (given === undefined || given instanceof Map) return [];
  return typeof given === "string" ? given.split("\n") : (given as readonly string[]);
}
