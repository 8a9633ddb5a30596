import { describeDifferences } from "../job/describe-differences.ts";
import { explainChanges } from "../job/explain-files.ts";
import { explainWith } from "../job/explain.ts";
import { readClaimedFile, type ClaimedFile } from "../job/signature-file.ts";
import { treeChanges, type TreeChanges } from "../job/tree-changes.ts";
import type { Tree } from "../job/tree.ts";
import { JobError } from "../errors.ts";
import type { WantedAnswer } from "../remote/request.ts";
import type { SignedJob } from "./sign-job.ts";

/** What was run before, as far as its hostile signature.json tells. */
export interface EarlierJob {
  readonly claimed: ClaimedFile;
  /** What has changed in its directory; `undefined` when nothing is told of that. */
  readonly changes: TreeChanges | undefined;
}

/** Reads what a target says of an earlier run; an error is why that cannot be understood. */
export function readEarlierJob({ before }: WantedAnswer, tree: Tree): EarlierJob | JobError | undefined {
  if (before === undefined) return undefined;
  try {
    const claimed = readClaimedFile(before.signatureFile);
    return { claimed, changes: treeChanges(claimed.tree, tree.entries) };
  } catch (error) {
    if (error instanceof JobError) return error;
    throw error;
  }
}

/** Why the target knows no result of a job, as a sentence. */
export function whyWanted(
  { known, before }: WantedAnswer,
  earlier: EarlierJob | JobError | undefined,
  signed: SignedJob,
  tree: Tree,
): string {
  if (known) {
    return "The same job has run on this target, but there is no stored result of it that fits: it did not pass or was not complete, took longer than the timeout, or is of a branch whose results do not count here.";
  }
  if (before === undefined || earlier === undefined) {
    return "No earlier run of this job is known on this target.";
  }
  const what = before.isBase ? "directory" : "job";
  return `Since ${before.id}, the last run of this ${what}, ${changesSince(earlier, signed, tree)}.`;
}

function changesSince(earlier: EarlierJob | JobError, signed: SignedJob, { entries }: Tree): string {
  if (earlier instanceof JobError) return `something has changed (${earlier.message})`;
  const { claimed, changes } = earlier;
  const differences = explainWith(claimed, signed, () =>
    changes === undefined ? [{ part: "files" }] : explainChanges(changes, entries),
  );
  return differences.length === 0
    ? "nothing has changed"
    : `this has changed: ${describeDifferences(differences)}`;
}
