import { ofJobFiles, withoutMeaning } from "../config/check-mode.ts";
import { workflowOnlyInputs } from "../config/command-line.ts";
import { inputGroups, inputs, type Input, type InputName } from "../config/inputs.ts";
import { connectionInputs } from "../config/inputs/connection.ts";
import type { Command, OwnOption } from "./command.ts";

/** An option as shells and manuals know it. */
export interface CommandOption {
  readonly name: string;
  readonly short?: string | undefined;
  /** What it does, in a few words. */
  readonly does: string;
  readonly value: OptionValue;
}

/** What stands behind an option: nothing, one of a few words, or a text of some kind. */
export type OptionValue =
  | { readonly type: "none" | "file" | "directory" | "host" | "text" }
  | { readonly type: "choice"; readonly of: readonly string[] };

/** Options that every command has. */
const common: Readonly<Record<string, OwnOption>> = {
  json: { type: "boolean", does: "Print one JSON document on stdout." },
  help: { type: "boolean", short: "h", does: "Print the help." },
};

/** The options that mean something to a command, its own first. */
export function optionsOf(command: Command): CommandOption[] {
  return [
    ...Object.entries({ ...command.options, ...common }).map(([name, option]) => own(name, option)),
    ...inputs.filter(({ name }) => takes(command, name)).map(ofInput),
  ];
}

/** The inputs that can be options, as the help groups them. */
export const optionGroups: typeof inputGroups = inputGroups.map(({ title, inputs: group }) => ({
  title,
  inputs: group.filter(({ name }) => !workflowOnlyInputs.has(name) && name !== "mode"),
}));

const connection: ReadonlySet<string> = new Set(connectionInputs.map(({ name }) => name));

function takes({ gives = {}, usage, positional, takesWords }: Command, name: InputName): boolean {
  if (ofJobFiles.has(name)) return takesWords === true;
  if (workflowOnlyInputs.has(name) || name in gives || name === "mode") return false;
  // Commands that start or follow a run say which mode they are; without one it is `run`.
  const mode = (gives.mode ?? (usage.includes("[OPTIONS]") ? "run" : undefined)) as
    keyof typeof withoutMeaning | undefined;
  if (mode !== undefined) return !withoutMeaning[mode].has(name);
  return name === positional || (usage.includes("--host") && connection.has(name));
}

function own(name: string, { type, short, does }: OwnOption): CommandOption {
  return {
    name,
    short,
    does,
    value: type === "boolean" ? { type: "none" } : { type: places[name] ?? "text" },
  };
}

function ofInput({ name, kind, description }: Input): CommandOption {
  const value = ((): OptionValue => {
    if (kind.type === "boolean") return { type: "none" };
    return kind.type === "choice" ? kind : { type: places[name] ?? "text" };
  })();
  return { name, does: firstWords(description), value };
}

type Place = "file" | "directory" | "host";

/** Options whose values can be found on this machine. */
const places: Readonly<Record<string, Place>> = {
  host: "host",
  jump: "host",
  key: "file",
  script: "file",
  directory: "directory",
  "results-directory": "directory",
  "job-file": "file",
} satisfies Partial<Record<InputName, Place>>;

/** What stands before the details, without markup. */
function firstWords(description: string): string {
  const [words = ""] = description.replaceAll("`", "").split(/[.;:](?: |$)/);
  return `${words}.`;
}
