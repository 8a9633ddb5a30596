import { withoutMeaning } from "../../src/config/check-mode.ts";
import { workflowOnlyInputs } from "../../src/config/command-line.ts";
import { calledOtherwise } from "../../src/library/read-inputs.ts";
import { inputs, type Input } from "../../src/config/inputs.ts";
import type { Kind } from "../../src/config/kinds.ts";
import type { ReadInputs } from "../../src/config/read-values.ts";

type Mode = ReadInputs["values"]["mode"];

/** The text of `src/library/inputs.ts`: the inputs as types of the library. */
export function libraryInputs(): string {
  return [
    "// Made by scripts/generate.ts from src/config: change it there.\n",
    "/** One text, or several: lines, or items of a list, which may hold newlines where a text may. */",
    "export type Texts = string | readonly string[];\n",
    "/** Variables by their names; or as text, one `NAME=value` a line. */",
    "export type Variables = string | Readonly<Record<string, string | number | boolean>> | ReadonlyMap<string, string>;\n",
    "/** All inputs, by the names that they have in the action, on the command line and in job files. */",
    `export interface Inputs {\n${taken.map(property).join("\n")}\n}\n`,
    "/** The inputs of {@link run}. */",
    `export type RunInputs = ${without("run")};\n`,
    "/** The inputs of {@link submit}. */",
    `export type SubmitInputs = ${without("submit")};\n`,
    "/** The inputs of {@link attach} and {@link fetch}. */",
    `export type AttachInputs = ${only("attach")};\n`,
    "/** The inputs of {@link cancel}. */",
    `export type CancelInputs = ${only("cancel")};\n`,
    "/** The inputs of {@link sign}. A target that need not be asked may be left out. */",
    `export type SignInputs = Omit<RunInputs, "host"> & Partial<Pick<Inputs, "host">>;\n`,
  ].join("\n");
}

/** The others have a meaning in workflows only, or are what the functions stand for. */
const taken = inputs.filter(({ name }) => !calledOtherwise.has(name) && !workflowOnlyInputs.has(name));

function property({ name, kind, description, default: text, required }: Input): string {
  const full = text === undefined ? description : `${description} Default: \`${text}\`.`;
  const key = /^\w+$/.test(name) ? name : JSON.stringify(name);
  return `${comment(full)}\n  readonly ${key}${required ? "" : "?"}: ${typeOf(kind)}${required ? "" : " | undefined"};`;
}

function typeOf(kind: Kind): string {
  switch (kind.type) {
    case "boolean":
      return "boolean";
    case "integer":
      return "number";
    case "choice":
      return kind.of.map((choice) => JSON.stringify(choice)).join(" | ");
    case "text":
    case "list":
    case "lines":
      return "Texts";
    case "variables":
    case "secret-variables":
      return "Variables";
    case "line":
    case "duration":
    case "secret":
    case "secret-text":
      return "string";
  }
}

/** Those that mean something in a mode that starts a job. */
function without(mode: Mode): string {
  const names = taken.filter(({ name }) => withoutMeaning[mode].has(name)).map(({ name }) => name);
  return `Omit<Inputs, ${union(names)}>`;
}

/** Those that mean something in a mode that is about a run, which it names. */
function only(mode: Mode): string {
  const names = taken.filter(({ name }) => !withoutMeaning[mode].has(name)).map(({ name }) => name);
  return `Pick<Inputs, ${union(names.filter((name) => name !== "job-id"))}> & { readonly "job-id": string }`;
}

function union(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(" | ");
}

function comment(text: string): string {
  if (text.includes("*/")) throw new Error(`This would end the comment that it stands in: ${text}`);
  const lines = wrap(text, 110);
  return lines.length === 1
    ? `  /** ${text} */`
    : ["  /**", ...lines.map((line) => `   * ${line}`), "   */"].join("\n");
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length >= width) {
      lines.push(line);
      line = "";
    }
    line += line === "" ? word : ` ${word}`;
  }
  return [...lines, line];
}
