import { createHash } from "node:crypto";
import { join } from "node:path";
import type { JobSettings } from "../config/settings.ts";
import { JobError } from "../errors.ts";
import type { Emit } from "../events.ts";
import type { JobSpec } from "../job/spec.ts";
import type { Tree } from "../job/tree.ts";
import { temporaryPrefix } from "../workspace/placing.ts";
import { resultsPaths } from "../workspace/results-place.ts";
import { stageInto } from "../workspace/stage-into.ts";
import { StatCache } from "../workspace/stat-cache.ts";
import { readTree } from "../workspace/walk.ts";

/** What it takes to read a job directory. */
export interface ReadJobPorts {
  readonly emit: Emit;
  readonly signal: AbortSignal;
  /** Where it is kept what files were found to hold. */
  readonly statsDirectory: string | undefined;
}

/**
 * Reads the directory of a job, and hashes it.
 * @param onListed told when its names are known and can be sent, before any file is read
 * @throws {JobError} `invalid` without the script, and what {@link readTree} throws
 */
export async function readJob(
  {
    directory,
    exclude,
    resultsDirectory,
    spec,
    staged,
  }: Pick<JobSettings, "directory" | "exclude" | "resultsDirectory" | "spec" | "staged">,
  { emit, signal, statsDirectory }: ReadJobPorts,
  onListed?: () => void,
): Promise<Tree> {
  const stats =
    statsDirectory === undefined
      ? undefined
      : StatCache.load(join(statsDirectory, nameOf(directory)), directory);
  const tree = await readTree(directory, {
    exclude,
    leaveOut: resultsPaths(resultsDirectory),
    leaveOutPrefix: temporaryPrefix(resultsDirectory),
    emit,
    signal,
    stats,
    onListed: (isThere) => {
      requireScript(spec, isThere);
      onListed?.();
    },
  });
  stats?.save();
  return staged === undefined ? tree : stageInto(tree, staged);
}

/** A file name for a directory. */
function nameOf(directory: string): string {
  return createHash("sha256").update(directory).digest("hex").slice(0, 32);
}

/** Config has seen the script on disk; what is excluded is seen only when the tree is read. */
function requireScript({ command }: JobSpec, isThere: (path: string) => boolean): void {
  if (command.kind === "inline" || isThere(command.path)) return;
  throw new JobError("invalid", `The script ${command.path} is excluded from what is sent.`, {
    hint: "Change exclude or .sshjobignore, or set script to another file.",
  });
}
