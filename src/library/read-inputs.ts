import { workflowOnlyInputs } from "../config/command-line.ts";
import { didYouMean } from "../config/did-you-mean.ts";
import type { Given, GivenValue } from "../config/given.ts";
import { inputs } from "../config/inputs.ts";
import { printable } from "../config/printable.ts";
import type { Parsed } from "../config/settings.ts";
import type { Surroundings } from "../config/surroundings.ts";
import { InvalidInputs, type Problem } from "../errors.ts";

/** Inputs of the other edges that functions stand for here, and what to do instead of giving them. */
export const calledOtherwise: ReadonlyMap<string, string> = new Map([
  ["mode", "Call run, submit, attach or cancel."],
  ["job-file", "Call runFile."],
  ["job", "Call runFile."],
]);

const known: ReadonlySet<string> = new Set(inputs.map(({ name }) => name));

/**
 * What an object of inputs says, understood by `parse`.
 * @param mode for what the settings are, which the caller has said by the function that was called
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once: those of form and those of what is said
 */
export async function readInputs<S>(
  object: object,
  mode: string,
  surroundings: Surroundings,
  parse: (given: Given, surroundings: Surroundings) => Promise<Parsed<S>>,
): Promise<Parsed<S>> {
  const { given, problems } = givenOf(object);
  try {
    const parsed = await parse(new Map([...given, ["mode", mode]]), surroundings);
    if (problems.length > 0) throw new InvalidInputs(problems, parsed.warnings);
    return parsed;
  } catch (error) {
    if (!(error instanceof InvalidInputs) || problems.length === 0) throw error;
    const told = new Set(problems.map(({ input }) => input));
    const others = error.problems.filter(({ input }) => !told.has(input));
    throw new InvalidInputs([...problems, ...others], error.warnings);
  }
}

/** Inputs by their names, as the settings read them; `undefined` is not given. */
export function givenOf(object: object): {
  readonly given: Given;
  readonly problems: readonly Problem[];
} {
  const given = new Map<string, GivenValue>();
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(object) as [string, unknown][]) {
    if (value === undefined) continue;
    const problem = problemOfName(name);
    const text = problem === undefined ? valueOf(value) : undefined;
    if (problem !== undefined) problems.push(problem);
    else if (text === undefined) problems.push(problemOfValue(name));
    else given.set(name, text);
  }
  return { given, problems };
}

/** `undefined` for what cannot be the value of any input. */
function valueOf(value: unknown): GivenValue | undefined {
  if (isScalar(value)) return String(value);
  if (Array.isArray(value)) return value.every(isScalar) ? value.map(String) : undefined;
  const entries = entriesOf(value)?.filter(([, item]) => item !== undefined);
  const texts = entries?.flatMap(([name, item]) =>
    isScalar(name) && isScalar(item) ? [[String(name), String(item)] as const] : [],
  );
  return texts === undefined || texts.length !== entries?.length ? undefined : new Map(texts);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** Of a map or of a plain object, which a path or a date is not. */
function entriesOf(value: unknown): readonly (readonly [unknown, unknown])[] | undefined {
  if (value instanceof Map) return [...(value as ReadonlyMap<unknown, unknown>)];
  if (typeof value !== "object" || value === null) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? Object.entries(value) : undefined;
}

function problemOfName(input: string): Problem | undefined {
  const instead = calledOtherwise.get(input);
  if (instead !== undefined) {
    return { input, message: "It does not apply: there is a function for it.", hint: instead };
  }
  if (workflowOnlyInputs.has(input)) {
    return { input, message: "It has a meaning in workflows only.", hint: "Leave it out." };
  }
  if (known.has(input)) return undefined;
  const meant = didYouMean(input.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`));
  const hint = meant === undefined ? "Leave it out." : `Did you mean ${printable(meant)}?`;
  return { input: printable(input), message: "There is no such input.", hint };
}

function problemOfValue(input: string): Problem {
  const message = "It is neither a text, a number or a boolean, nor a list or a mapping of them.";
  return { input, message, hint: "Give one of these, or leave it out." };
}
