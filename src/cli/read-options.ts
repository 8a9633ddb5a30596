import { parseArgs } from "node:util";
import { workflowOnlyInputs } from "../config/command-line.ts";
import { inputs, plannedInputs } from "../config/inputs.ts";
import { closest } from "../config/job-file/suggest.ts";
import { printable } from "../config/printable.ts";
import type { Problem } from "../errors.ts";
import type { Command, Options, OwnOption } from "./command.ts";

/** Reads `--name value`, `--name=value`, and for booleans a bare `--name`. */
export function readOptions(words: readonly string[], command: Command): Options {
  const types = optionTypes(command.options);
  const { tokens } = parseArgs({ args: [...words], options: types, strict: false, tokens: true });
  const given = new Map<string, string>();
  const own = new Map<string, string>();
  const operands: string[] = [];
  const withoutEffect = new Set<string>();
  const problems: Problem[] = [];
  let unknownAt: number | undefined;
  for (const token of tokens) {
    if (token.kind === "positional") {
      // Else it is the value of an option that nobody knows.
      if (token.index - 1 === unknownAt) continue;
      if (command.takesWords === true || operands.length < (command.operands?.length ?? 0))
        operands.push(token.value);
      else if (command.positional === undefined) problems.push(unknownWord(token.value, command));
      else add(given, command.positional, token.value);
      continue;
    }
    if (token.kind !== "option") continue;
    const { name } = token;
    const value = token.value ?? (types[name]?.type === "boolean" ? "true" : undefined);
    if (isSwitch(name, types)) {
      if (value === "true") own.set(name, value);
      else if (value === "false") own.delete(name);
      else problems.push(neitherOnNorOff(name));
    } else if (workflowOnlyInputs.has(name)) withoutEffect.add(name);
    else if (types[name] === undefined) {
      problems.push(unknownOption(token.rawName, Object.keys(types)));
      unknownAt = token.index;
    } else if (value === undefined) problems.push(missingValue(name));
    else add(known.has(name) ? given : own, name, value);
  }
  for (const [name, value] of Object.entries(command.gives ?? {})) {
    if (given.has(name)) problems.push(alreadyGiven(name, command));
    given.set(name, value);
  }
  problems.push(
    ...(command.operands ?? []).slice(operands.length).map((one) => missingOperand(one, command)),
  );
  const [json, help] = [own.delete("json"), own.delete("help")];
  return { words, operands, given, own, json, help, withoutEffect: [...withoutEffect], problems };
}

const known: ReadonlySet<string> = new Set([...inputs.map(({ name }) => name), ...plannedInputs]);

/** Inputs that mean true when they have no value; the word after them is another option. */
const bare: ReadonlySet<string> = new Set(
  inputs.filter(({ kind }) => kind.type === "boolean").map(({ name }) => name),
);

type OptionType = Pick<OwnOption, "type" | "short"> & { readonly multiple?: boolean };

function optionTypes(own: Command["options"]): Record<string, OptionType> {
  const ofInputs = [...known].map((name): [string, OptionType] => [
    name,
    { type: bare.has(name) ? "boolean" : "string", multiple: true },
  ]);
  return {
    ...Object.fromEntries(ofInputs),
    ...own,
    json: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  };
}

/** Whether an option is on or off, and none of the inputs: those may have more to say of their values. */
function isSwitch(name: string, types: Readonly<Record<string, OptionType>>): boolean {
  return types[name]?.type === "boolean" && !known.has(name);
}

function add(values: Map<string, string>, name: string, value: string): void {
  const before = values.get(name);
  values.set(name, before === undefined ? value : `${before}\n${value}`);
}

function unknownOption(input: string, names: readonly string[]): Problem {
  const meant = closest(input.replace(/^--?/, ""), names);
  const hint = meant === undefined ? "Type: ssh-job help" : `Did you mean --${meant}?`;
  return { input, message: "There is no such option.", hint };
}

function neitherOnNorOff(name: string): Problem {
  const message = "Its value is neither true nor false.";
  return { input: `--${name}`, message, hint: `Write --${name}, or leave it out.` };
}

function missingValue(name: string): Problem {
  return { input: `--${name}`, message: "It has no value.", hint: `Write --${name} VALUE.` };
}

function alreadyGiven(name: string, { name: command }: Command): Problem {
  const message = `It does not apply: the command ${command} gives it.`;
  return { input: `--${name}`, message, hint: "Leave it out." };
}

function missingOperand(operand: string, { name, usage }: Command): Problem {
  return { input: operand, message: "It is missing.", hint: `Write: ssh-job ${name} ${usage}` };
}

function unknownWord(word: string, { name, operands }: Command): Problem {
  if (operands !== undefined) {
    const message = `${name} takes ${operands.join(" and ")} only.`;
    return { input: printable(word), message, hint: "Leave it out." };
  }
  const message = `${name} takes options only.`;
  return { input: printable(word), message, hint: "Give everything as options, --host first." };
}
