import { basename, join, posix } from "node:path";
import { InvalidInputs, type Problem } from "../errors.ts";
import type { Staged, StagedCopy, StagedEntry } from "../job/staged.ts";
import type { TreeEntry } from "../job/tree.ts";
import { quoteName } from "../workspace/name.ts";
import { withoutParents, type UnpackedEntry } from "../workspace/unpacked-entry.ts";
import type { StagedPath } from "./planned-job.ts";

/** What a job that has passed has made. */
export interface Made {
  readonly entries: readonly UnpackedEntry[];
  readonly resultsDirectory: string;
  /** The run that stands in the store of a target, and which store that is; `undefined` if its results came from elsewhere. */
  readonly run: { readonly jobId: string; readonly store: string } | undefined;
}

/**
 * What is staged for a job, of the outputs of jobs before. Where several combinations of a matrix make it, what each has made
 * lies in a directory named by its values.
 * @param store of the target on which the job is to run: what runs of the same store have made need not be sent
 * @throws {JobError} `invalid`, an `InvalidInputs` that names all that was not made
 */
export function stageOutputs(
  stage: readonly StagedPath[],
  madeBy: ReadonlyMap<string, Made>,
  store: string,
): Staged {
  const problems: Problem[] = [];
  const staged = stage.flatMap((path) =>
    path.from.flatMap((id) => {
      const made = madeBy.get(id);
      if (made === undefined) throw new Error(`${id} has not passed`);
      const found = find(made, normal(path.source), destinationOf(path, made), store);
      if (found.entries.length === 0) problems.push(notMade(id, path.source));
      return found;
    }),
  );
  problems.push(...twice(staged.flatMap(({ entries }) => entries)));
  if (problems.length > 0) throw new InvalidInputs(problems);
  return {
    entries: staged.flatMap(({ entries }) => entries),
    copies: staged.flatMap(({ copies }) => copies),
  };
}

function find(
  { entries, resultsDirectory, run }: Made,
  source: string,
  destination: string,
  store: string,
): Staged {
  const found = withoutParents(entries).flatMap((entry): Found[] => {
    if (entry.path === source) return [{ entry, below: "" }];
    const below = source === "." ? entry.path : entry.path.slice(source.length + 1);
    return source === "." || entry.path.startsWith(`${source}/`) ? [{ entry, below }] : [];
  });
  return {
    entries: found.map(({ entry, below }) => ({
      entry: treeEntry(entry, posix.join(destination, below)),
      file: join(resultsDirectory, entry.path),
    })),
    copies: run?.store === store ? copyOf(run.jobId, source, destination, found) : [],
  };
}

interface Found {
  readonly entry: UnpackedEntry;
  /** Its path below the source; empty if it is the source itself. */
  readonly below: string;
}

/** Links and empty directories are sent: nothing would tell whether the target has them as they were. */
function copyOf(jobId: string, source: string, destination: string, found: readonly Found[]): StagedCopy[] {
  const files = found.filter(({ entry }) => entry.type === "file");
  const [first] = files;
  if (first === undefined) return [];
  const names = first.below === "" ? undefined : files.map(({ below }) => below);
  return [{ jobId, source, destination, names }];
}

/** Where what one job has made lands. */
function destinationOf(
  { from, source, destination }: StagedPath,
  { entries, resultsDirectory }: Made,
): string {
  const [there, here] = [normal(source), normal(destination)];
  if (from.length < 2) return here;
  const own = basename(resultsDirectory);
  if (there === here) return posix.join(own, here);
  const isOne = entries.some(({ path, type }) => path === there && type !== "directory");
  return posix.join(here, own, isOne ? posix.basename(there) : "");
}

function normal(path: string): string {
  return posix.normalize(path).replace(/\/$/, "");
}

function treeEntry(entry: UnpackedEntry, path: string): TreeEntry {
  switch (entry.type) {
    case "file":
      return { type: "file", path, size: entry.size, executable: entry.executable, sha256: entry.sha256 };
    case "directory":
      return { type: "directory", path };
    case "symlink":
      return { type: "symlink", path, target: entry.target };
  }
}

function notMade(id: string, source: string): Problem {
  return {
    input: "stage",
    message: `${id} has made no ${quoteName(source)}.`,
    hint: `See which files there are: the results of ${id}. Only what its outputs name is kept.`,
  };
}

function twice(entries: readonly StagedEntry[]): Problem[] {
  const paths = new Set<string>();
  return entries.flatMap(({ entry: { path } }) => {
    if (!paths.has(path)) {
      paths.add(path);
      return [];
    }
    return [
      { input: "stage", message: `${quoteName(path)} is staged twice.`, hint: "Give each its own path." },
    ];
  });
}
