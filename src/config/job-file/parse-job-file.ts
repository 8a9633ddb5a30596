import { checkReferences } from "./check-references.ts";
import { Faults } from "./faults.ts";
import type { JobFile } from "./job-file.ts";
import { readEntries } from "./read-names.ts";
import { readJobs } from "./read-jobs.ts";
import { readTargets } from "./read-targets.ts";
import { readYaml } from "./read-yaml.ts";
import { Source } from "./source.ts";
import { suggest } from "./suggest.ts";
import { printable } from "../printable.ts";
import type { Entry, Tree } from "./tree.ts";

/** Where the text of a job file is from. */
export interface Origin {
  /** Absolute. */
  readonly path: string;
  /** What messages call it: the path as the user wrote it. */
  readonly shown: string;
}

/**
 * Understands the text of a job file, as far as it can be without knowing where it is run.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
export async function parseJobFile(text: string, { path, shown }: Origin): Promise<JobFile> {
  const source = new Source(shown, text);
  const faults = new Faults(source);
  const tree = await readYaml(text, faults);
  const entries = tree === undefined ? new Map<string, Entry>() : readTop(tree, faults);
  if (tree !== undefined && tree.type !== "mapping") faults.throwIfAny();
  const [targets, jobs] = ["targets", "jobs"].map((key) => entries.get(key) ?? nothing);
  const names = {
    targets: readTargets(targets ?? nothing, faults),
    jobs: readJobs(jobs ?? nothing, faults),
  };
  if (names.jobs.size === 0 && ["mapping", "nothing"].includes((jobs ?? nothing).value.type)) {
    const message = tree === undefined ? "The file is empty." : "There is no job.";
    faults.add(entries.get("jobs")?.at ?? 0, message, "Write jobs: with a job below it.");
  }
  checkReferences(names, faults);
  faults.throwIfAny();
  return { path, ...names, source };
}

const topKeys = ["targets", "jobs"];

const nothing: Entry = { at: 0, value: { type: "nothing", start: 0 } };

function readTop(tree: Tree, faults: Faults): ReadonlyMap<string, Entry> {
  const entries = readEntries(tree, "targets and jobs", faults);
  for (const [key, { at }] of entries) {
    if (topKeys.includes(key)) continue;
    faults.add(at, `${printable(key)} is no key of a job file.`, suggest(key, topKeys, ""));
  }
  return entries;
}
