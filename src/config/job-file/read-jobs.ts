import { printable } from "../printable.ts";
import type { Faults } from "./faults.ts";
import type { InputEntry, JobEntry, Need } from "./job-file.ts";
import { graphKeys, jobInputKeys, keysElsewhere } from "./keys.ts";
import { readInput, readTemplate } from "./read-input.ts";
import { readMatrix } from "./read-matrix.ts";
import { isName, readEntries, readTexts } from "./read-names.ts";
import { readStage } from "./read-stage.ts";
import { suggest } from "./suggest.ts";
import type { Entry, Tree } from "./tree.ts";

/** The jobs, by their names. */
export function readJobs({ value }: Entry, faults: Faults): ReadonlyMap<string, JobEntry> {
  const jobs = new Map<string, JobEntry>();
  for (const [name, entry] of readEntries(value, "the jobs", faults)) {
    isName(name, entry.at, faults);
    jobs.set(name, readJob(name, entry, faults));
  }
  return jobs;
}

function readJob(name: string, { at, value }: Entry, faults: Faults): JobEntry {
  const entries = readEntries(value, "a job", faults);
  const [target, needs, matrix, stage] = graphKeys.map((key) => entries.get(key));
  return {
    name,
    at,
    target: isGiven(target) ? readTemplate(target.value, faults) : undefined,
    needs: needs === undefined ? [] : readNeeds(needs.value, faults),
    matrix: isGiven(matrix) ? readMatrix(matrix, faults) : undefined,
    stage: isGiven(stage) ? readStage(stage, faults) : [],
    inputs: readInputs(entries, faults),
  };
}

function readNeeds(tree: Tree, faults: Faults): readonly Need[] {
  const needs = new Map<string, Need>();
  for (const { text, start } of readTexts(tree, faults)) {
    if (needs.has(text)) faults.add(start, `${printable(text)} stands here twice.`, "Write it once.");
    needs.set(text, { job: text, at: start });
  }
  return [...needs.values()];
}

function readInputs(entries: ReadonlyMap<string, Entry>, faults: Faults): ReadonlyMap<string, InputEntry> {
  const inputs = new Map<string, InputEntry>();
  for (const [key, entry] of entries) {
    if (isGraphKey(key)) continue;
    if (!jobInputKeys.has(key)) {
      refuse(key, entry, faults);
      continue;
    }
    const value = readInput(key, entry, faults);
    if (value !== undefined) inputs.set(key, { at: entry.at, value });
  }
  return inputs;
}

function refuse(key: string, { at }: Entry, faults: Faults): void {
  if (keysElsewhere.has(key)) {
    faults.add(at, `${key} has no meaning in a job file.`, "Leave it out.");
  } else if (key === "class") {
    faults.add(at, '"class" is no key of a job.', "Write it in the target, or write target-class.");
  } else {
    const known = [...graphKeys, ...jobInputKeys];
    faults.add(
      at,
      `${printable(key)} is no key of a job.`,
      suggest(key, known, "Keys are the names of inputs, target, needs, matrix and stage."),
    );
  }
}

function isGiven(entry: Entry | undefined): entry is Entry {
  return entry !== undefined && entry.value.type !== "nothing";
}

function isGraphKey(key: string): boolean {
  return graphKeys.some((known) => known === key);
}
