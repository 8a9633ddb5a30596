import { isDeepStrictEqual } from "node:util";
import type { JobSettings, Parsed, Settings } from "../config/settings.ts";
import { InvalidInputs, type Problem } from "../errors.ts";
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
  const problems: Problem[] = [];
  const warnings = new Set<string>();
  const parsed = await Promise.all(
    jobs.map(async (planned) => {
      try {
        return await parseJob(planned, standIn(planned, "0"), parse);
      } catch (error) {
        if (!(error instanceof InvalidInputs)) throw error;
        problems.push(...error.problems.map((problem) => located(problem, planned)));
        for (const warning of error.warnings) warnings.add(warning);
        return undefined;
      }
    }),
  );
  const understood = parsed.filter((job) => job !== undefined);
  problems.push(...sharedPlaces(understood));
  if (problems.length > 0) throw new InvalidInputs(inOrder(problems, jobs), [...warnings]);
  return understood;
}

/** Several jobs that would write to the same place. */
function sharedPlaces(jobs: readonly ParsedJob[]): Problem[] {
  const owners = new Map<string, string>();
  return jobs.flatMap(({ planned, settings: { resultsDirectory } }) => {
    const owner = owners.get(resultsDirectory);
    owners.set(resultsDirectory, owner ?? planned.id);
    if (owner === undefined) return [];
    const message = `${owner} has the same one.`;
    return [located({ input: "results-directory", message, hint: "Give each job one of its own." }, planned)];
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

function located(problem: Problem, { id }: PlannedJob): Problem {
  return { ...problem, input: `${id}: ${problem.input}` };
}

/** They were found in any order. */
function inOrder(problems: readonly Problem[], jobs: readonly PlannedJob[]): Problem[] {
  return jobs.flatMap(({ id }) => problems.filter(({ input }) => input.startsWith(`${id}: `)));
}

function wrongMode(mode: string): Problem {
  return {
    input: "mode",
    message: `A job of a job file is run, and nothing else: ${mode} does not apply.`,
    hint: "Leave it out.",
  };
}
