import { printable } from "../printable.ts";
import type { Faults } from "./faults.ts";
import type { InputValue, JobEntry, JobFile, Matrix } from "./job-file.ts";
import { suggest } from "./suggest.ts";
import { referencesIn, showReference, type Reference, type Template } from "./template.ts";

type Names = Pick<JobFile, "targets" | "jobs">;

/** What the plan needs to know before any job has a signature. */
const known: ReadonlySet<string> = new Set(["directory", "results-directory", "name"]);

/** Finds expressions that can have no value, wherever they stand. */
export function checkExpressions({ targets, jobs }: Names, faults: Faults): void {
  for (const { inputs } of targets.values()) {
    for (const reference of [...inputs.values()].flatMap(({ value }) => referencesOf(value))) {
      if (reference.context === "env") continue;
      const message = `${showReference(reference)} is not known in a target.`;
      faults.add(reference.at, message, "Write env.NAME, or give the input in the job.");
    }
  }
  for (const job of jobs.values()) {
    const { target, stage, inputs } = job;
    const early = [target ?? [], ...stage.flatMap(({ source, destination }) => [source, destination])];
    for (const reference of early.flatMap(referencesOf)) check(reference, job, jobs, false, faults);
    for (const [name, { value }] of inputs) {
      for (const reference of referencesOf(value)) check(reference, job, jobs, !known.has(name), faults);
    }
  }
}

/** The templates that a value is made of. */
export function templatesIn(value: InputValue): readonly Template[] {
  if ("parts" in value) return [value];
  return isMap(value) ? [...value.values()] : value;
}

function isMap(value: Exclude<InputValue, Template>): value is ReadonlyMap<string, Template> {
  return value instanceof Map;
}

function referencesOf(value: InputValue): readonly Reference[] {
  return templatesIn(value).flatMap(referencesIn);
}

function check(
  reference: Reference,
  job: JobEntry,
  jobs: Names["jobs"],
  maySign: boolean,
  faults: Faults,
): void {
  const { context, at } = reference;
  if (context === "matrix") checkMatrix(reference, job.matrix, faults);
  if (context !== "signature") return;
  const fault = maySign
    ? signatureFault(reference.name, job, jobs)
    : (["It is known only once the plan is made.", "Write matrix.NAME or env.NAME here."] as const);
  if (fault !== undefined) faults.add(at, `${showReference(reference)}: ${fault[0]}`, fault[1]);
}

function checkMatrix({ name, at }: Reference, matrix: Matrix | undefined, faults: Faults): void {
  if (matrix === undefined) {
    faults.add(at, `matrix.${name} has no value: the job has no matrix.`, "Give the job a matrix.");
    return;
  }
  const keys = new Set([
    ...matrix.axes.keys(),
    ...matrix.include.flatMap(({ values }) => [...values.keys()]),
  ]);
  if (keys.has(name)) return;
  const hint = suggest(name, keys, "Write a name of the matrix.");
  faults.add(at, `The matrix has no ${printable(name)}.`, hint);
}

function signatureFault(
  name: string,
  job: JobEntry,
  jobs: Names["jobs"],
): readonly [message: string, hint: string] | undefined {
  const other = jobs.get(name);
  if (other === undefined) {
    return [`There is no job ${printable(name)}.`, suggest(name, jobs.keys(), "Write the name of a job.")];
  }
  if (!job.needs.some((need) => need.job === name)) {
    return [`${job.name} does not need ${name}.`, `Add ${name} to its needs.`];
  }
  if (other.matrix === undefined) return undefined;
  return [`${name} has a matrix, and so many signatures.`, "Write the signature of a job without a matrix."];
}
