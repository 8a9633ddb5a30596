import { basename, resolve } from "node:path";
import type { JobSpec } from "../job/spec.ts";
import type { Findings } from "./findings.ts";
import { parseCommand } from "./parse-command.ts";
import { lookUp } from "./paths.ts";
import { printable } from "./printable.ts";
import type { ReadInputs } from "./read-values.ts";
import type { Surroundings } from "./surroundings.ts";

/** What is run, and the absolute path of the directory it is run in; each `undefined` after a problem. */
export interface ParsedJob {
  readonly directory: string | undefined;
  readonly spec: JobSpec | undefined;
}

/** Understands the job directory and everything that is run in it. */
export async function parseJob(
  inputs: ReadInputs,
  surroundings: Surroundings,
  findings: Findings,
): Promise<ParsedJob> {
  const { values } = inputs;
  const directory = await parseDirectory(inputs, surroundings.directory, findings);
  const command = await parseCommand(inputs, directory, findings);
  const name = parseName(inputs, findings) ?? nameOf(surroundings.jobName ?? basename(directory ?? ""));
  checkOverlap(inputs, findings);
  const spec: JobSpec | undefined = command && {
    name,
    command,
    args: values.args,
    env: values.env,
    secretEnv: values["secret-env"],
    outputs: values.outputs,
    separateStreams: values["separate-streams"],
  };
  return { directory, spec };
}

async function parseDirectory(
  { values }: ReadInputs,
  base: string,
  findings: Findings,
): Promise<string | undefined> {
  if (findings.hasProblem("directory")) return undefined;
  const directory = resolve(base, values.directory);
  const found = await lookUp(directory);
  if (found?.type === "directory") return directory;
  const fault = found === undefined ? "does not exist" : "is not a directory";
  const hint = "Name a directory; in a workflow, check the repository out first.";
  findings.problem("directory", `${printable(values.directory)} ${fault} in ${printable(base)}.`, hint);
  return undefined;
}

const longestName = 100;

/** The label that was given, if any. */
export function parseName({ values: { name } }: ReadInputs, findings: Findings): string | undefined {
  if (name === undefined) return undefined;
  if (/\p{C}/u.test(name)) {
    findings.problem(
      "name",
      `${printable(name)} holds characters that cannot be seen.`,
      "Write a plain name.",
    );
  } else if (name.length > longestName) {
    const message = `${printable(name)} has more than ${longestName} characters.`;
    findings.problem("name", message, "Write a shorter name.");
  }
  return name;
}

/** A label of what nobody has chosen for one. */
function nameOf(text: string): string {
  return text.replaceAll(/\p{C}/gu, "?").slice(0, longestName) || "job";
}

function checkOverlap({ values }: ReadInputs, findings: Findings): void {
  for (const name of values.env.keys()) {
    if (!values["secret-env"].has(name)) continue;
    findings.problem(
      "secret-env",
      `${printable(name)} is set in env too.`,
      "Set each variable in one of them.",
    );
  }
}
