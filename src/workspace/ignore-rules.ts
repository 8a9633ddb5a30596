import { readFileSync } from "node:fs";
import { join } from "node:path";
import ignore from "ignore";
import { JobError } from "../errors.ts";
import { errorCode } from "./file.ts";

const ignoreFile = ".sshjobignore";

/** Says of a path below the job directory whether it stays here. */
export type Excludes = (path: string, isDirectory: boolean) => boolean;

/**
 * The rules of the directory's `.sshjobignore` and then of `lines`, as gitignore(5) reads them: the last match decides,
 * and nothing below an excluded directory can be brought back. `.git` is excluded at any depth, whatever they say.
 *
 * @throws {JobError} `invalid` if `.sshjobignore` is there and cannot be read
 */
export function readIgnoreRules(directory: string, lines: readonly string[]): Excludes {
  const text = readIgnoreFile(directory);
  if (text === "" && lines.length === 0) return isGit;
  const rules = ignore({ ignorecase: false }).add(text).add(lines);
  return (path, isDirectory) => isGit(path) || rules.ignores(isDirectory ? `${path}/` : path);
}

function isGit(path: string): boolean {
  return path === ".git" || path.endsWith("/.git");
}

function readIgnoreFile(directory: string): string {
  try {
    return readFileSync(join(directory, ignoreFile), "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return "";
    throw new JobError("invalid", `${join(directory, ignoreFile)} cannot be read.`, {
      hint: "Make it a readable text file of gitignore-style lines, or remove it.",
      cause: error,
    });
  }
}
