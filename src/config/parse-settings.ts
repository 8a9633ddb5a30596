import type { Given } from "./given.ts";
import { parseInputs } from "./parse-inputs.ts";
import { parseResume, parseTask } from "./parse-task.ts";
import type { FinishSettings, Parsed, Settings } from "./settings.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Turns the inputs' texts, by name, into settings that nobody has to check again. Nothing is dialled; the job directory,
 * the script and a key's file are looked at.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
export async function parseSettings(given: Given, surroundings: Surroundings): Promise<Parsed<Settings>> {
  return parseInputs(given, surroundings, parseTask);
}

/**
 * Of the inputs of a step that was stopped, what is needed to end its run and to fetch the results. The job itself is not
 * looked at: its directory may be gone by now.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
export async function parseFinishSettings(
  given: Given,
  surroundings: Surroundings,
): Promise<Parsed<FinishSettings>> {
  return parseInputs(given, surroundings, async (...words) => ({
    mode: "finish" as const,
    ...(await parseResume(...words)),
  }));
}
