import { readFileSync } from "node:fs";
import { join } from "node:path";
import { workflowOnlyInputs } from "../config/command-line.ts";
import { inputGroups, type Input } from "../config/inputs.ts";
import type { Command } from "./command.ts";
import { commands } from "./commands.ts";

/** What `ssh-job help` prints, made from the one list of inputs. */
export function help(): string {
  return [
    "Runs a directory on any machine you can ssh to.",
    "",
    ...commands.flatMap(commandEntry),
    "  ssh-job help | version",
    "",
    "Inputs that have a meaning in workflows only, such as artifact, may be given and have no effect.",
    "A list is one value with newlines, or the option repeated. --json prints the report on stdout and the log on stderr.",
    "The exit code is the job's own; 124 timed out, 130 cancelled, 253 lost, 255 infrastructure, 2 invalid options.",
    ...inputGroups.flatMap(({ title, inputs }) => [
      "",
      `${title}:`,
      ...inputs.filter(onTerminal).flatMap(entry),
    ]),
    "",
  ].join("\n");
}

/** The version of this package. */
export function version(): string {
  // Both the sources and the bundle stand two directories below it.
  const text = readFileSync(join(import.meta.dirname, "..", "..", "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

function commandEntry({ name, usage, does }: Command): string[] {
  return [`  ssh-job ${name} ${usage}`.trimEnd(), `      ${does}`];
}

function onTerminal({ name }: Input): boolean {
  return !workflowOnlyInputs.has(name);
}

function entry(input: Input): string[] {
  const fallback = input.default === undefined ? "" : ` (default: ${input.default})`;
  return [`  --${input.name}`, ...wrap(`${input.description}${fallback}`.replaceAll("`", ""))];
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line.length + word.length > 90) {
      lines.push(line);
      line = "";
    }
    line += ` ${word}`;
  }
  return [...lines, line].map((words) => `     ${words}`);
}
