import { mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, isAbsolute, parse, relative, resolve, sep } from "node:path";
import { JobError } from "../errors.ts";
import { claimReport, pendingClaim, refuseInUse } from "./claim.ts";
import { earlierPath, EarlierResults } from "./earlier-results.ts";
import { errorCode } from "./file.ts";
import { type FoundReport, readReport } from "./found-report.ts";
import { inTheWay, kindOf } from "./in-the-way.ts";
import { quoteName } from "./name.ts";
import { realPath } from "./real-path.ts";

export interface PlaceOptions {
  /** `undefined` when the results are of a job from elsewhere. */
  readonly jobDirectory: string | undefined;
  /** The text of a provisional report, whose `running` holds `pid` and `host`. The final one, without it, frees the place. */
  readonly claim: string;
}

export interface PreparedPlace {
  /** The job id, or `""`, of the earlier run whose results were removed. */
  readonly removed: string | undefined;
  /** What that run had put into the results directory, for as long as it may be of use. */
  readonly earlier: EarlierResults | undefined;
}

/**
 * Takes the place of the results for one run, and makes sure that nothing old is taken for a result of it: what
 * `<it>.json` proves to be an earlier run's is taken away, with its log. Nothing else ever is. After that `claim` is the
 * report, and nothing is at the other paths, but for a results directory that is empty.
 *
 * @throws {JobError} `invalid` if something else is in the way, another run has the place, or it holds the job, the home
 * directory or everything
 */
export async function prepareResultsPlace(
  resultsDirectory: string,
  { jobDirectory, claim }: PlaceOptions,
): Promise<PreparedPlace> {
  const place = resolve(resultsDirectory);
  makeParent(place);
  checkResultsPlace(place, jobDirectory);
  const found = claimReport(place, claim, () => lookAt(place));
  if (found === undefined) return { removed: undefined, earlier: undefined };
  return { removed: found.jobId, earlier: await takeAway(place, found) };
}

/**
 * Finds out whether a run may take the place, as far as it can be told without writing.
 *
 * @throws {JobError} `invalid`, as `prepareResultsPlace`
 */
export function checkResultsPlace(resultsDirectory: string, jobDirectory: string | undefined): void {
  const place = resolve(resultsDirectory);
  if (kindOf(place) === "link") throw inTheWay(place, "is a link and no directory");
  if (jobDirectory !== undefined) refuseToHold(place, "the job directory", jobDirectory);
  refuseToHold(place, "the home directory", homedir());
  lookAt(place);
}

/** All paths that a run may make: the results directory, and beside it the log, its streams, the report and earlier results. */
export function resultsPaths(resultsDirectory: string): string[] {
  const place = resolve(resultsDirectory);
  return [place, ...logPaths(place), `${place}.json`, pendingClaim(place), earlierPath(place)];
}

function logPaths(place: string): string[] {
  return [".log", ".out", ".err"].map((suffix) => `${place}${suffix}`);
}

function refuseToHold(place: string, what: string, kept: string): void {
  const [outer, inner] = [realPath(place), realPath(kept)];
  const steps = relative(outer, inner);
  if (steps === ".." || steps.startsWith(`..${sep}`) || isAbsolute(steps)) return;
  const fault =
    outer === parse(outer).root ? "holds everything" : steps === "" ? `is ${what}` : `holds ${what}`;
  throw new JobError("invalid", `The results directory ${quoteName(place)} ${fault}.`, {
    hint: "Set `results-directory` to a directory of its own, such as ssh-job-results.",
  });
}

/** The report of an earlier run; without one nothing is there. */
function lookAt(place: string): FoundReport | undefined {
  const report = readReport(`${place}.json`);
  if (report !== undefined) refuseInUse(place, report);
  if ((kindOf(place) ?? "directory") !== "directory") throw inTheWay(place, "is there and is no directory");
  if (report === undefined) {
    refuseFilesOfOthers(place);
    return undefined;
  }
  for (const path of logPaths(place)) {
    if (["directory", "other"].includes(kindOf(path) ?? "file")) {
      throw inTheWay(path, "is where a file of the run goes, and is no file");
    }
  }
  return report;
}

/** A link is refused like a file: to write to it could change anything. */
function refuseFilesOfOthers(place: string): void {
  if (kindOf(place) === "directory" && readdirSync(place).length > 0) {
    throw inTheWay(place, "holds files that no earlier run is known to have put there");
  }
  if (kindOf(`${place}.json`) !== undefined) {
    throw inTheWay(`${place}.json`, "is where the report goes, and is no report of an earlier run");
  }
  for (const path of logPaths(place)) {
    if (kindOf(path) === undefined) continue;
    throw inTheWay(path, "is where a file of the run goes, and no report proves that an earlier run made it");
  }
}

function makeParent(place: string): void {
  const parent = dirname(place);
  try {
    mkdirSync(parent, { recursive: true });
  } catch (error) {
    const fault = `cannot be made: ${errorCode(error) ?? String(error)}`;
    throw new JobError("invalid", `The directory ${quoteName(parent)}, for the results, ${fault}.`, {
      hint: "Set `results-directory` to a path below a directory that you may write to.",
      cause: error,
    });
  }
}

/** If that fails, the earlier report is put back: it still proves whose the rest is. */
async function takeAway(place: string, { text }: FoundReport): Promise<EarlierResults | undefined> {
  const aside = earlierPath(realPath(place));
  let blamed = place;
  try {
    for (const path of logPaths(place)) await rm(path, { force: true });
    blamed = aside;
    await rm(aside, { recursive: true, force: true });
    blamed = place;
    if (kindOf(place) === undefined) return undefined;
    return await setAside(place, aside);
  } catch (error) {
    writeFileSync(`${place}.json`, text);
    const fault = `cannot be removed: ${errorCode(error) ?? String(error)}`;
    throw inTheWay(blamed, `holds results of an earlier run that ${fault}`, error);
  }
}

/** Where the file system cannot rename it, such as a lower layer of an overlay, it is removed at once. */
async function setAside(place: string, aside: string): Promise<EarlierResults | undefined> {
  try {
    renameSync(place, aside);
    return new EarlierResults(aside);
  } catch (error) {
    if (errorCode(error) !== "EXDEV") throw error;
    await rm(place, { recursive: true });
    return undefined;
  }
}
