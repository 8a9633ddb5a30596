import { lstat, readdir, readFile, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { JobError } from "../errors.ts";
import { errorCode } from "./file.ts";
import { quoteName } from "./name.ts";
import { realPath } from "./real-path.ts";

/** A report is far smaller. Bytes. */
const reportBytes = 16 * 1024 * 1024;

/**
 * Makes sure that nothing old is taken for a result of this run: a results directory that `<it>.json` proves to be an
 * earlier run's is removed, with its log and report. Nothing else ever is.
 *
 * @throws {JobError} `invalid` if something else is in the way, or the place holds the job, the working directory or the
 * home directory
 */
export async function prepareResultsPlace(
  resultsDirectory: string,
  { jobDirectory }: { readonly jobDirectory: string },
): Promise<void> {
  const place = resolve(resultsDirectory);
  for (const kept of [jobDirectory, homedir()]) {
    if (contains(realPath(place), realPath(kept))) throw inTheWay(place, `holds ${quoteName(kept)}`);
  }
  const report = `${place}.json`;
  const found = await contentOf(place);
  if (found === "other") throw inTheWay(place, "is there and is no directory");
  if (await isReport(report)) {
    await removeResults(place);
  } else if (found === "something") {
    throw inTheWay(place, "holds files that no earlier run is known to have put there");
  } else if ((await kindOf(report)) !== undefined) {
    throw inTheWay(report, "is where the report goes, and is no report of an earlier run");
  }
}

/** All paths that a run may leave: the results directory, and beside it the log, its streams and the report. */
export function resultsPaths(resultsDirectory: string): string[] {
  return ["", ".log", ".out", ".err", ".json"].map((suffix) => `${resolve(resultsDirectory)}${suffix}`);
}

/** The report goes last: until then it proves that the rest is ours. */
async function removeResults(place: string): Promise<void> {
  const companions = resultsPaths(place).filter((path) => path !== place);
  for (const path of companions) {
    const kind = (await kindOf(path)) ?? "file";
    if (kind !== "file") throw inTheWay(path, "is where a file of the run goes, and is no file");
  }
  try {
    await rm(place, { recursive: true, force: true });
    for (const path of companions) await rm(path, { force: true });
  } catch (error) {
    throw inTheWay(place, "holds results of an earlier run that cannot be removed", error);
  }
}

async function contentOf(place: string): Promise<"nothing" | "something" | "other"> {
  const kind = await kindOf(place);
  if (kind === undefined) return "nothing";
  if (kind !== "directory") return "other";
  return (await readdir(place)).length === 0 ? "nothing" : "something";
}

async function kindOf(path: string): Promise<"file" | "directory" | "other" | undefined> {
  try {
    const found = await lstat(path);
    return found.isFile() ? "file" : found.isDirectory() ? "directory" : "other";
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw inTheWay(path, "cannot be looked at", error);
  }
}

async function isReport(path: string): Promise<boolean> {
  if ((await kindOf(path)) !== "file" || (await lstat(path)).size > reportBytes) return false;
  const text = await readFile(path, "utf8");
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "schema" in value && value.schema === 1;
  } catch {
    return false;
  }
}

function contains(directory: string, path: string): boolean {
  const steps = relative(directory, path);
  return steps !== ".." && !steps.startsWith(`..${sep}`) && !isAbsolute(steps);
}

function inTheWay(path: string, why: string, cause?: unknown): JobError {
  return new JobError("invalid", `${quoteName(path)} ${why}.`, {
    hint: "Set `results-directory` to a path that is not there yet, or remove what is there.",
    cause,
  });
}
