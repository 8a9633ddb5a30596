import { dirname, isAbsolute, normalize, relative, resolve } from "node:path";
import { withoutMeaning } from "../config/check-mode.ts";
import type { Given } from "../config/given.ts";
import type { InputName } from "../config/inputs.ts";
import { readJobFile } from "../config/job-file/read-job-file.ts";
import { isWithin } from "../config/paths.ts";
import type { Parsed } from "../config/settings.ts";
import type { Surroundings } from "../config/surroundings.ts";
import { givenBeside } from "../edge/given-beside.ts";
import { InvalidInputs } from "../errors.ts";
import { defaultResults } from "../pipeline/evaluate-job.ts";
import { parsePlannedJob } from "../pipeline/parse-planned-job.ts";
import { planJobs } from "../pipeline/plan.ts";
import type { PlacedJob, PlacedPlan } from "../pipeline/planned-job.ts";
import { isNamed } from "../pipeline/select-jobs.ts";

/** What a step is to do with a job file. */
export interface FileTask {
  readonly plan: PlacedPlan;
  /** The jobs that were asked for; the others of the plan are needed by them. */
  readonly named: readonly PlacedJob[];
  /** The one that the step is about as if there were no job file; `undefined` where several are run. */
  readonly single: PlacedJob | undefined;
  /** Absolute; below it the results of each job land, unless the job file says otherwise. */
  readonly root: string;
}

/**
 * Reads the job file that the inputs name, and plans what is asked for.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems of the file at once
 */
export async function readFileTask(
  given: ReadonlyMap<string, string>,
  { directory }: Surroundings,
  environment: NodeJS.ProcessEnv,
): Promise<FileTask> {
  const place = textOf(given, "results-directory");
  const resultsDirectory = place === "" ? undefined : resolve(directory, place);
  const jobs = textOf(given, "job").split("\n");
  const names = jobs.map((name) => name.trim()).filter(Boolean);
  const file = await readJobFile(shownPath(textOf(given, "job-file"), directory), directory);
  const plan = planJobs(file, { jobs: names, resultsDirectory, environment: variables(environment) });
  const named = plan.jobs.filter(
    ({ id, job }) => names.length === 0 || names.some((name) => isNamed(name, id, job)),
  );
  return {
    plan,
    named,
    single: singleOf(plan, named, modeOf(given)),
    root: resultsDirectory ?? resolve(dirname(plan.file), defaultResults),
  };
}

/**
 * Understands the inputs of a planned job by `parse`. What is given beside the job file wins; of a job that is not started
 * here, only that counts which has a meaning then.
 */
export function parserOf<S>(
  { plan, single }: FileTask,
  given: ReadonlyMap<string, string>,
  surroundings: Surroundings,
  parse: (given: Given, surroundings: Surroundings) => Promise<Parsed<S>>,
): (job: { readonly id: string }, signatures?: ReadonlyMap<string, string>) => Promise<Parsed<S>> {
  const jobs = new Map(plan.jobs.map((job) => [job.id, job]));
  const ignored = ignoredIn(modeOf(given));
  // Several jobs go by their own names.
  const beside = new Map([...given].filter(([name]) => single !== undefined || name !== "name"));
  return async ({ id }, signatures) => {
    const job = jobs.get(id);
    if (job === undefined) throw new Error(`${id} is not in the plan`);
    const known = signatures ?? new Map(job.needs.map((need) => [need, "0".repeat(64)]));
    const inputs = new Map([...job.inputs(known)].filter(([name]) => !ignored.has(name)));
    return parsePlannedJob(plan, { ...job, inputs: () => inputs }, known, {
      parse,
      surroundings,
      given: givenBeside(inputs, beside, surroundings.directory),
    });
  };
}

/** @throws {JobError} `invalid` where the mode is one of a single job, and it is not clear which */
function singleOf({ jobs }: PlacedPlan, named: readonly PlacedJob[], mode: string): FileTask["single"] {
  const [first, ...others] = named;
  const isFollowed = mode === "attach" || mode === "cancel";
  if (others.length === 0 && (jobs.length === 1 || isFollowed)) return first;
  if (!isFollowed && mode !== "submit") return undefined;
  const [message, hint] =
    others.length > 0
      ? [
          `With mode ${mode} it is one job, and these are ${named.length}.`,
          "Name one, with the values of its matrix.",
        ]
      : [
          "With mode submit nothing is waited for, and this job needs others.",
          "Leave mode out, or name a job that needs none.",
        ];
  throw new InvalidInputs([{ input: "job", message, hint }]);
}

function ignoredIn(mode: string): ReadonlySet<string> {
  return mode === "attach" || mode === "cancel" ? withoutMeaning[mode] : new Set();
}

function modeOf(given: ReadonlyMap<string, string>): string {
  return textOf(given, "mode");
}

function textOf(given: ReadonlyMap<string, string>, name: InputName): string {
  return given.get(name)?.trim() ?? "";
}

/** As annotations of files are told: from the workspace, where the file is in it. */
function shownPath(path: string, directory: string): string {
  if (!isAbsolute(path)) return normalize(path);
  return isWithin(directory, path) ? relative(directory, path) : path;
}

/** A job file may come from anybody who can open a pull request: credentials of the step and of the runner are not its. */
const withheld = /^(INPUT_|STATE_|ACTIONS_)/i;

function variables(environment: NodeJS.ProcessEnv): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(environment).flatMap(([name, value]): [string, string][] =>
      value === undefined || withheld.test(name) ? [] : [[name, value]],
    ),
  );
}
