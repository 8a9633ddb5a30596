import { isDeepStrictEqual } from "node:util";
import type { JobSettings, Parsed, Settings } from "../config/settings.ts";
import { describeProblem, InvalidInputs, type Problem } from "../errors.ts";
import { fewAtOnce } from "./few-at-once.ts";
import { groupBy } from "./group-by.ts";
import type { Plan, PlannedJob } from "./planned-job.ts";

/**
 * Understands the inputs of a job.
 * @param signatures of the jobs that it needs
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once; each with its place, or else the job is named
 */
export type Parse = (
  planned: PlannedJob,
  signatures: ReadonlyMap<string, string>,
) => Promise<Parsed<Settings>>;

/** A job whose inputs were understood. */
export interface ParsedJob extends Parsed<JobSettings> {
  readonly planned: PlannedJob;
  /** Whether its inputs depend on signatures of other jobs: they stand for certain when these have passed. */
  readonly isProvisional: boolean;
}

/**
 * Understands the inputs of all jobs, before anything is dialled. Where a job asks for the signature of another one, another
 * text of this form stands in for it.
 * @throws {JobError} `invalid`, an `InvalidInputs` with the problems of all jobs at once
 */
export async function parsePlan({ jobs }: Plan, parse: Parse): Promise<ParsedJob[]> {
  const attempts = await fewAtOnce(jobs, (planned) => attempt(planned, parse));
  const understood = attempts.filter((one) => "settings" in one);
  const refused = attempts.filter((one) => "error" in one);
  const found = [
    ...refused.flatMap(({ planned, error }) => error.problems.map((problem) => ({ planned, problem }))),
    ...sharedPlaces(understood),
  ];
  if (found.length === 0) return understood;
  const warnings = new Set(refused.flatMap(({ error }) => error.warnings));
  throw new InvalidInputs(told(found, jobs.length), [...warnings]);
}

interface Refused {
  readonly planned: PlannedJob;
  readonly error: InvalidInputs;
}

async function attempt(planned: PlannedJob, parse: Parse): Promise<ParsedJob | Refused> {
  try {
    return await parseJob(planned, standIn(planned, "0"), parse);
  } catch (error) {
    if (error instanceof InvalidInputs) return { planned, error };
    throw error;
  }
}

interface Found {
  readonly planned: PlannedJob;
  readonly problem: Problem;
}

/** What all jobs have is wrong beside the plan, and told once; else the job is named. */
function told(found: readonly Found[], jobs: number): Problem[] {
  const alike = groupBy(found, ({ problem }) => describeProblem(problem));
  return [...alike.values()].flatMap((all) => {
    if (all.length === jobs && jobs > 1) return all.slice(0, 1).map(({ problem }) => problem);
    return all.map(({ problem, planned: { id } }) => ({ ...problem, input: `${id}: ${problem.input}` }));
  });
}

/** Several jobs that would write to the same place. */
function sharedPlaces(jobs: readonly ParsedJob[]): Found[] {
  const owners = new Map<string, string>();
  return jobs.flatMap(({ planned, settings: { resultsDirectory } }) => {
    const owner = owners.get(resultsDirectory);
    owners.set(resultsDirectory, owner ?? planned.id);
    if (owner === undefined) return [];
    const message = `${owner} has the same one.`;
    const problem = { input: "results-directory", message, hint: "Give each job one of its own." };
    return [{ planned, problem }];
  });
}

/** Understands the inputs of one job. @param signatures of the jobs that it needs */
export async function parseJob(
  planned: PlannedJob,
  signatures: ReadonlyMap<string, string>,
  parse: Parse,
): Promise<ParsedJob> {
  const { settings, ...rest } = await parse(planned, signatures);
  if (settings.mode !== "run") throw new InvalidInputs([wrongMode(settings.mode)]);
  return { ...rest, settings, planned, isProvisional: asksForSignatures(planned) };
}

function asksForSignatures(planned: PlannedJob): boolean {
  const [some, others] = ["0", "1"].map((digit) => planned.inputs(standIn(planned, digit)));
  return !isDeepStrictEqual(some, others);
}

function standIn({ needs }: PlannedJob, digit: string): ReadonlyMap<string, string> {
  return new Map(needs.map((id) => [id, digit.repeat(64)]));
}

function wrongMode(mode: string): Problem {
  return {
    input: "mode",
    message: `A job of a job file is run, and nothing else: ${mode} does not apply.`,
    hint: "Leave it out.",
  };
}
