import type { Parsed } from "../config/settings.ts";
import type { Surroundings } from "../config/surroundings.ts";
import { InvalidInputs, type Problem } from "../errors.ts";
import type { Options } from "./command.ts";

/**
 * What the options say, understood by `parse`.
 * @throws {JobError} `invalid`, all problems at once: those of the options' form and those of what they say
 */
export async function parseOptions<S>(
  { given, problems }: Options,
  surroundings: Surroundings,
  parse: (given: ReadonlyMap<string, string>, surroundings: Surroundings) => Promise<Parsed<S>>,
): Promise<Parsed<S>> {
  const parsed = await parse(given, surroundings).catch((error: unknown) => {
    if (!(error instanceof InvalidInputs)) throw error;
    throw new InvalidInputs([...problems, ...error.problems.filter(isNews(problems))], error.warnings);
  });
  if (problems.length > 0) throw new InvalidInputs(problems, parsed.warnings);
  return parsed;
}

/** An option without a value is not told to be missing as well. */
function isNews(problems: readonly Problem[]): (problem: Problem) => boolean {
  const told = new Set(problems.map(({ input }) => input));
  return ({ input }) => !told.has(`--${input}`);
}
