import { parseArgs } from "node:util";
import { workflowOnlyInputs } from "../config/command-line.ts";
import { inputs, plannedInputs } from "../config/inputs.ts";
import { didYouMean } from "../config/did-you-mean.ts";
import { InvalidInputs, type Problem } from "../errors.ts";

/** What a command was given. */
export interface Options {
  /** The inputs by name; an option that was repeated has several lines. */
  readonly given: ReadonlyMap<string, string>;
  readonly positionals: readonly string[];
  readonly json: boolean;
}

/** Reads `--name value`, `--name=value`, and for booleans a bare `--name`. @throws {InvalidInputs} */
export function readOptions(words: readonly string[]): Options {
  const { tokens } = parseArgs({
    args: words.map(withValue),
    options: optionTypes(),
    strict: false,
    tokens: true,
  });
  const given = new Map<string, string>();
  const positionals: string[] = [];
  const problems: Problem[] = [];
  let json = false;
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const { name, value } = token;
    if (name === "json") json = true;
    else if (!known.has(name)) problems.push(unknownOption(token.rawName));
    else if (value === undefined) problems.push(missingValue(name));
    else if (workflowOnlyInputs.has(name)) problems.push(onlyInWorkflows(name));
    else given.set(name, given.has(name) ? `${given.get(name) ?? ""}\n${value}` : value);
  }
  if (problems.length > 0) throw new InvalidInputs(problems);
  return { given, positionals, json };
}

const known: ReadonlySet<string> = new Set([...inputs.map(({ name }) => name), ...plannedInputs]);

const booleans: ReadonlySet<string> = new Set(
  inputs.filter(({ kind }) => kind.type === "boolean").map(({ name }) => `--${name}`),
);

function withValue(word: string): string {
  return booleans.has(word) ? `${word}=true` : word;
}

function optionTypes(): Record<string, { type: "string" | "boolean"; multiple?: boolean }> {
  return {
    ...Object.fromEntries([...known].map((name) => [name, { type: "string" as const, multiple: true }])),
    json: { type: "boolean" },
  };
}

function unknownOption(input: string): Problem {
  const meant = didYouMean(input.replace(/^--?/, ""));
  const hint = meant === undefined ? "Type: ssh-job help" : `Did you mean --${meant}?`;
  return { input, message: "There is no such option.", hint };
}

function missingValue(name: string): Problem {
  return { input: `--${name}`, message: "It has no value.", hint: `Write --${name} VALUE.` };
}

function onlyInWorkflows(name: string): Problem {
  return { input: `--${name}`, message: "It has a meaning in workflows only.", hint: "Leave it out." };
}
