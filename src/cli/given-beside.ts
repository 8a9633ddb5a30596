import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Given, GivenValue } from "../config/given.ts";

/** The plan has seen to them. */
const seenTo: ReadonlySet<string> = new Set(["results-directory"]);

/**
 * The options that are given beside a job file, as they win over a job's inputs: their paths start where they were typed.
 * What is excluded is excluded besides: the job's own list keeps results out of what is sent.
 */
export function givenBeside(inputs: Given, options: ReadonlyMap<string, string>): Given {
  const given = new Map<string, GivenValue>();
  for (const [name, text] of options) {
    if (seenTo.has(name)) continue;
    if (name === "exclude") given.set(name, [...linesOf(inputs.get(name)), ...text.split("\n")]);
    else given.set(name, isPath(name, text) ? resolve(text) : text);
  }
  return given;
}

function isPath(name: string, text: string): boolean {
  return name === "directory" || (name === "key" && !text.includes("\n") && existsSync(text));
}

function linesOf(value: GivenValue | undefined): readonly string[] {
  if (value === undefined || value instanceof Map) return [];
  return typeof value === "string" ? value.split("\n") : (value as readonly string[]);
}
