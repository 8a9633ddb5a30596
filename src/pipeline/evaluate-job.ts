import { dirname, posix, resolve } from "node:path";
import type { Given, GivenValue } from "../config/given.ts";
import { noTarget } from "../config/job-file/check-references.ts";
import { templatesIn } from "../config/job-file/check-expressions.ts";
import type { Faults } from "../config/job-file/faults.ts";
import type { InputEntry, InputValue, JobFile, TargetEntry } from "../config/job-file/job-file.ts";
import { isBelow } from "../config/job-file/read-stage.ts";
import {
  fillIn,
  referencesIn,
  type Reference,
  type Scope,
  type Template,
} from "../config/job-file/template.ts";
import { printable } from "../config/printable.ts";
import type { ExpandedJob } from "./expand-jobs.ts";
import { resultsPlace } from "./results-places.ts";

export interface Surroundings {
  /** Variables of whoever plans. */
  readonly environment: ReadonlyMap<string, string>;
  /** Absolute; where results land, whatever the jobs say. */
  readonly resultsDirectory: string | undefined;
}

/** A job whose expressions have their values, but for signatures. */
export interface EvaluatedJob extends ExpandedJob {
  readonly target: TargetEntry | undefined;
  /** What the job says, and what its target says otherwise. */
  readonly inputs: ReadonlyMap<string, InputEntry>;
  /** Absolute paths. */
  readonly directory: string;
  readonly results: string;
  readonly stage: readonly StagedFrom[];
  readonly fill: (signatures: ReadonlyMap<string, string>) => Given;
}

interface StagedFrom {
  readonly job: string;
  readonly source: string;
  readonly destination: string;
  readonly at: number;
}

/** Where results land unless anybody says otherwise, from the directory of the job file. */
export const defaultResults = "ssh-job-results";

/** Looks up what the expressions of a job stand for. */
export function evaluateJob(
  job: ExpandedJob,
  file: JobFile,
  { environment, resultsDirectory }: Surroundings,
  faults: Faults,
): EvaluatedJob {
  const { entry, id, matrix } = job;
  const scope: Scope = ({ context, name }) => (context === "env" ? environment : matrix).get(name);
  const text = (template: Template): string => fillIn(template, scope);
  const target = targetOf(job, file, text, faults);
  const inputs = new Map([...(target?.inputs ?? []), ...entry.inputs]);
  const templates = [...inputs.values()].flatMap(({ value }) => templatesIn(value));
  const staged = entry.stage.flatMap(({ source, destination }) => [source, destination]);
  for (const reference of [entry.target ?? [], ...templates, ...staged].flat().flatMap(referencesIn)) {
    checkValue(reference, id, scope, faults);
  }
  const base = dirname(file.path);
  const own = pathOf(inputs.get("results-directory"), text);
  const results =
    resultsDirectory === undefined && own !== undefined
      ? resolve(base, own)
      : resultsPlace(resultsDirectory ?? resolve(base, defaultResults), entry.name, matrix);
  return {
    ...job,
    target,
    inputs,
    directory: resolve(base, pathOf(inputs.get("directory"), text) ?? "."),
    results,
    stage: entry.stage.map(({ job: from, source, destination, at }) => ({
      job: from,
      at,
      source: stagedPath(source, text, faults),
      destination: stagedPath(destination, text, faults),
    })),
    fill: (signatures) => {
      const full: Scope = (reference) =>
        reference.context === "signature" ? signatures.get(reference.name) : scope(reference);
      return new Map([...inputs].map(([name, { value }]) => [name, fillValue(value, full)]));
    },
  };
}

function targetOf(
  { entry }: ExpandedJob,
  file: JobFile,
  text: (template: Template) => string,
  faults: Faults,
): TargetEntry | undefined {
  if (entry.target === undefined) return undefined;
  const name = text(entry.target);
  const target = file.targets.get(name);
  if (target === undefined) faults.add(entry.target.at, ...noTarget(name, file));
  return target;
}

function checkValue(reference: Reference, id: string, scope: Scope, faults: Faults): void {
  const { context, name, at } = reference;
  if (context === "signature" || scope(reference) !== undefined) return;
  if (context === "env") {
    faults.add(
      at,
      `The variable ${name} is not set.`,
      "Set it in the environment that this is started from.",
    );
  } else {
    faults.add(at, `matrix.${name} has no value in ${printable(id)}.`, "Give it one there, by include.");
  }
}

function pathOf(input: InputEntry | undefined, text: (template: Template) => string): string | undefined {
  if (input === undefined || !("parts" in input.value)) return undefined;
  return text(input.value).trim() || undefined;
}

function stagedPath(template: Template, text: (template: Template) => string, faults: Faults): string {
  const path = text(template);
  if (!isBelow(path)) {
    faults.add(
      template.at,
      `${printable(path)} is no path below the job directory.`,
      "Write a relative path.",
    );
  }
  return posix.normalize(path);
}

/** More than one entry of an environment holds: a text from a file may be of any size, which a list tells. */
const largeText = 100 * 1024;

function fillValue(value: InputValue, scope: Scope): GivenValue {
  if ("parts" in value) {
    const text = fillIn(value, scope);
    return text.length * 3 > largeText ? [text] : text;
  }
  if (value instanceof Map) {
    const entries: [string, string][] = [];
    for (const [name, template] of value as ReadonlyMap<string, Template>)
      entries.push([name, fillIn(template, scope)]);
    return new Map(entries);
  }
  return (value as readonly Template[]).map((template) => fillIn(template, scope));
}
