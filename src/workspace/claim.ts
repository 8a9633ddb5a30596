import { renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { JobError } from "../errors.ts";
import { errorCode } from "./file.ts";
import { type FoundReport, readReport } from "./found-report.ts";
import { inTheWay } from "./in-the-way.ts";
import { quoteName } from "./name.ts";
import { realPath } from "./real-path.ts";

/** Reports that this process has claimed: with its id alone, one that had the same id before would be taken for it. */
const claimed = new Set<string>();

/** Where a claim waits to become the report. */
export function pendingClaim(place: string): string {
  return `${place}.json.new`;
}

/**
 * Makes `claim` the report of a place, if it is still free then, and returns what `look` found there. Of several
 * processes that try at once, one succeeds: a claim is created exclusively under one name, and moved to the report in one
 * step. Nothing here waits, so that calls of one process follow one another.
 *
 * @param look throws if the place is not free
 * @throws {JobError} `invalid` if another run has the place, or takes it now
 */
export function claimReport<Found>(place: string, claim: string, look: () => Found): Found {
  const [pending, report] = [pendingClaim(place), `${place}.json`];
  createClaim(place, claim);
  try {
    const found = look();
    renameSync(pending, report);
    claimed.add(realPath(report));
    return found;
  } catch (error) {
    rmSync(pending, { force: true });
    if (error instanceof JobError) throw error;
    throw errorCode(error) === "ENOENT" ? beingTaken(place, error) : unclaimable(report, error);
  }
}

/** @throws {JobError} `invalid` if the run that a report belongs to goes on in a process of this host */
export function refuseInUse(place: string, { running }: FoundReport): void {
  if (running === undefined || !isAlive(running, `${place}.json`)) return;
  const message = `The results directory ${quoteName(place)} is in use by a run of process ${running.pid}.`;
  throw new JobError("invalid", message, {
    hint: `Set \`results-directory\` to another path, or wait until that run is over. If that process is no such run, remove ${quoteName(`${place}.json`)}.`,
  });
}

function createClaim(place: string, claim: string): void {
  const pending = pendingClaim(place);
  try {
    writeFileSync(pending, claim, { flag: "wx" });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw unclaimable(pending, error);
    const other = readReport(pending);
    if (other?.running === undefined || isAlive(other.running, pending)) throw beingTaken(place, error);
    replaceClaim(place, claim);
  }
}

/** After a process that ended between its two steps. */
function replaceClaim(place: string, claim: string): void {
  const pending = pendingClaim(place);
  try {
    rmSync(pending, { force: true });
    writeFileSync(pending, claim, { flag: "wx" });
  } catch (error) {
    throw errorCode(error) === "EEXIST" ? beingTaken(place, error) : unclaimable(pending, error);
  }
}

function isAlive({ pid, host }: NonNullable<FoundReport["running"]>, path: string): boolean {
  if (host !== hostname()) return false;
  if (pid === process.pid) return claimed.has(realPath(path));
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

function beingTaken(place: string, cause: unknown): JobError {
  return new JobError("invalid", `The results directory ${quoteName(place)} is being taken by another run.`, {
    hint: `Set \`results-directory\` to another path, or wait. If there is no other run, remove ${quoteName(pendingClaim(place))}.`,
    cause,
  });
}

function unclaimable(path: string, cause: unknown): JobError {
  return inTheWay(path, `cannot be written: ${errorCode(cause) ?? String(cause)}`, cause);
}
