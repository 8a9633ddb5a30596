import { posix } from "node:path";
import picomatch from "picomatch";
import type { Faults } from "../config/job-file/faults.ts";
import { printable } from "../config/printable.ts";
import { textsOf } from "../config/given.ts";
import type { EvaluatedJob } from "./evaluate-job.ts";
import { groupBy } from "./group-by.ts";
import { overlap } from "./results-places.ts";

/** Finds jobs that would write over each other's results. */
export function checkPlaces(jobs: readonly EvaluatedJob[], faults: Faults): void {
  const owners = new Map<string, EvaluatedJob>();
  for (const job of jobs) {
    const other = owners.get(job.results);
    if (other !== undefined) tell(other, job, faults);
    else owners.set(job.results, job);
  }
  for (const [results, job] of owners) {
    const others = new Set(owners.keys());
    others.delete(results);
    const place = overlap(results, others);
    const other = place === undefined ? undefined : owners.get(place);
    if (other !== undefined) tell(other, job, faults);
  }
}

function tell(one: EvaluatedJob, other: EvaluatedJob, faults: Faults): void {
  // That there are two of them has been told.
  if (one.id === other.id) return;
  const own = other.inputs.get("results-directory");
  const at = (own ?? other.entry.matrix ?? other.entry).at;
  const hint =
    own === undefined
      ? "Rename a job, or a value of the matrix."
      : "Give each its own results-directory, with ${{ matrix.NAME }} in it where there is a matrix, or leave it out.";
  const message = `The results of ${printable(other.id)} would be written over those of ${printable(one.id)}.`;
  faults.add(at, message, hint);
}

/** Finds paths that are staged although no job that makes them keeps them, and paths that are staged twice. */
export function checkStages(jobs: readonly EvaluatedJob[], faults: Faults): void {
  const byName = groupBy(jobs, ({ entry }) => entry.name);
  for (const { stage, id } of jobs) {
    const destinations = new Set<string>();
    for (const { job, at, source, destination } of stage) {
      if (destinations.has(destination)) {
        faults.add(
          at,
          `${printable(destination)} is staged twice in ${printable(id)}.`,
          "Give each its own path.",
        );
      }
      destinations.add(destination);
      const makers = byName.get(job) ?? [];
      if (makers.some((maker) => mayKeep(maker, source))) continue;
      const message = `${job} does not keep ${printable(source)}: it is not among its outputs.`;
      faults.add(at, message, `Add it to the outputs of ${job}, or stage one of them.`);
    }
  }
}

/** Whether a path may be among a job's outputs, be a directory of them or lie in one. Only the run tells for certain. */
function mayKeep(maker: EvaluatedJob, source: string): boolean {
  const outputs = maker.fill(new Map()).get("outputs") ?? [];
  const globs = textsOf(outputs)
    .flatMap((text) => text.split("\n"))
    .map((glob) => posix.normalize(glob.trim()))
    .filter((glob) => glob !== "." && !glob.startsWith("!"));
  return globs.some((glob) => {
    // Slashes in braces make parts that mean nothing.
    if (/\{[^}]*\//.test(glob)) return true;
    const matches = (pattern: string, path: string): boolean => picomatch(pattern, { dot: true })(path);
    return (
      prefixesOf(source).some((path) => matches(glob, path)) ||
      prefixesOf(glob).some((part) => matches(part, source))
    );
  });
}

/** A path or glob, and all that it lies in. */
function prefixesOf(path: string): readonly string[] {
  const steps = path.replace(/\/$/, "").split("/");
  return steps.map((_, index) => steps.slice(0, index + 1).join("/"));
}
