import { InvalidInputs, JobError, type Problem } from "../errors.ts";
import { checkResultsPlace } from "../workspace/results-place.ts";
import type { ParsedJob } from "./parse-plan.ts";

/**
 * Finds jobs whose results have no place: before anything runs, and not when their turn has come.
 * @throws {JobError} `invalid`, an `InvalidInputs` with the problems of all jobs
 */
export function checkResults(jobs: readonly ParsedJob[]): void {
  const problems = jobs.flatMap(({ planned: { id }, settings }): Problem[] => {
    try {
      checkResultsPlace(settings.resultsDirectory, settings.directory);
      return [];
    } catch (error) {
      // What else is wrong there is found, and told, by whoever makes the directories.
      if (!(error instanceof JobError)) return [];
      return [{ input: `${id}: results-directory`, message: error.message, hint: error.hint ?? "" }];
    }
  });
  if (problems.length > 0) throw new InvalidInputs(problems);
}
