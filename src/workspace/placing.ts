import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { JobError } from "../errors.ts";
import { errorCode } from "./file.ts";
import { localFault } from "./local-fault.ts";
import { quoteName } from "./name.ts";

/** How the paths of all directories begin that are made beside a place for a while; one may be left by a run that was killed. */
export function temporaryPrefix(place: string): string {
  return join(dirname(place), `.${basename(place)}.ssh-job-`);
}

/**
 * A new directory beside a place that is free, so that the last step is a rename. Nobody else may enter it.
 * @returns its real path
 * @throws {JobError} `results`
 */
export function makeTemporary(place: string): string {
  try {
    if (existsSync(place) && readdirSync(place).length > 0) throw new Error("it is not empty");
    mkdirSync(dirname(place), { recursive: true });
    return realpathSync.native(mkdtempSync(temporaryPrefix(place)));
  } catch (error) {
    throw unwritable(place, error);
  }
}

/** Moves a directory to a place that is free. @throws {JobError} `results` */
export function moveTo(place: string, directory: string): void {
  try {
    // Windows renames to no directory that is there, not even an empty one.
    if (existsSync(place)) rmdirSync(place);
    renameSync(directory, place);
  } catch (error) {
    throw unwritable(place, error);
  }
}

function unwritable(place: string, cause: unknown): JobError {
  const local = localFault(place, cause);
  if (local !== undefined) return local;
  const why = errorCode(cause) ?? (cause instanceof Error ? cause.message : String(cause));
  return new JobError("results", `The results cannot be put at ${quoteName(place)}: ${why}.`, {
    hint: "Set `results-directory` to a path where a directory can be made, or remove what is there.",
    cause,
  });
}
