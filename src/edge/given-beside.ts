import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Given, GivenValue } from "../config/given.ts";

/** They say what is planned. */
const seenTo: ReadonlySet<string> = new Set(["job-file", "job", "results-directory"]);

/**
 * What is given beside a job file, as it wins over a job's inputs: its paths start where it is given. What is excluded is
 * excluded besides: the job's own list keeps results out of what is sent.
 * @param directory absolute; where paths start
 */
export function givenBeside(inputs: Given, options: Given, directory: string): Given {
  const given = new Map<string, GivenValue>();
  for (const [name, value] of options) {
    if (seenTo.has(name)) continue;
    if (name === "exclude") given.set(name, [...linesOf(inputs.get(name)), ...linesOf(value)]);
    else if (typeof value !== "string") given.set(name, value);
    else given.set(name, isPath(name, value, directory) ? resolve(directory, value) : value);
  }
  // What is run is one of the two.
  if (given.has("run")) given.set("script", given.get("script") ?? "");
  else if (given.has("script")) given.set("run", "");
  return given;
}

function isPath(name: string, text: string, directory: string): boolean {
  return (
    name === "directory" || (name === "key" && !text.includes("\n") && existsSync(resolve(directory, text)))
  );
}

function linesOf(value: GivenValue | undefined): readonly string[] {
  if (value === undefined || value instanceof Map) return [];
  return typeof value === "string" ? value.split("\n") : (value as readonly string[]);
}
