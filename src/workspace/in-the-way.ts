import { lstatSync } from "node:fs";
import { JobError } from "../errors.ts";
import { errorCode } from "./file.ts";
import { quoteName } from "./name.ts";

/** What is at a path itself, whatever a link there leads to; `undefined` if nothing is. @throws {JobError} `invalid` */
export function kindOf(path: string): "file" | "directory" | "link" | "other" | undefined {
  try {
    const found = lstatSync(path);
    if (found.isSymbolicLink()) return "link";
    return found.isFile() ? "file" : found.isDirectory() ? "directory" : "other";
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw inTheWay(path, `cannot be looked at: ${errorCode(error) ?? String(error)}`, error);
  }
}

/** The error for something that we neither may replace nor can do without. */
export function inTheWay(path: string, why: string, cause?: unknown): JobError {
  return new JobError("invalid", `${quoteName(path)} ${why}.`, {
    hint: "Set `results-directory` to a path that is not there yet, or remove what is there.",
    cause,
  });
}
