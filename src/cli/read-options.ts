import { parseArgs } from "node:util";
import { workflowOnlyInputs } from "../config/command-line.ts";
import { inputs, plannedInputs, type PlannedInputName } from "../config/inputs.ts";
import { didYouMean } from "../config/did-you-mean.ts";
import { printable } from "../config/printable.ts";
import type { Problem } from "../errors.ts";

/** What a command was given. */
export interface Options {
  /** The inputs by name; an option that was repeated has several lines. */
  readonly given: ReadonlyMap<string, string>;
  readonly json: boolean;
  readonly help: boolean;
  /** Inputs that were given and have a meaning in workflows only. */
  readonly withoutEffect: readonly string[];
  readonly problems: readonly Problem[];
}

/** Reads `--name value`, `--name=value`, and for booleans a bare `--name`. */
export function readOptions(words: readonly string[]): Options {
  const { tokens } = parseArgs({ args: [...words], options: optionTypes(), strict: false, tokens: true });
  const given = new Map<string, string>();
  const withoutEffect = new Set<string>();
  const problems: Problem[] = [];
  let json = false;
  let help = false;
  let unknownAt = -1;
  for (const token of tokens) {
    if (token.kind === "positional") {
      // Else it is the value of an option that nobody knows.
      if (token.index !== unknownAt + 1) problems.push(jobFile(token.value));
      continue;
    }
    if (token.kind !== "option") continue;
    const { name, value = bare.has(name) ? "true" : undefined } = token;
    if (name === "json") json = true;
    else if (name === "help") help = true;
    else if (workflowOnlyInputs.has(name)) withoutEffect.add(name);
    else if (!known.has(name)) {
      problems.push(unknownOption(token.rawName));
      unknownAt = token.index;
    } else if (value === undefined) problems.push(missingValue(name));
    else given.set(name, given.has(name) ? `${given.get(name) ?? ""}\n${value}` : value);
  }
  return { given, json, help, withoutEffect: [...withoutEffect], problems };
}

const known: ReadonlySet<string> = new Set([...inputs.map(({ name }) => name), ...plannedInputs]);

const plannedBooleans: readonly PlannedInputName[] = ["refresh"];

/** Options that mean true when they have no value; the word after them is another one. */
const bare: ReadonlySet<string> = new Set([
  ...inputs.filter(({ kind }) => kind.type === "boolean").map(({ name }) => name),
  ...plannedBooleans,
]);

function optionTypes(): Record<string, { type: "string" | "boolean"; multiple?: boolean; short?: string }> {
  return {
    ...Object.fromEntries(
      [...known].map((name) => [name, { type: bare.has(name) ? "boolean" : "string", multiple: true }]),
    ),
    json: { type: "boolean" },
    help: { type: "boolean", short: "h" },
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

function jobFile(word: string): Problem {
  const message = "Job files are not supported by this version of ssh-job.";
  return { input: printable(word), message, hint: "Give the job as options, --host first." };
}
