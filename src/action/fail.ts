import * as core from "@actions/core";
import { describeProblem, type InvalidInputs, type Problem } from "../errors.ts";
import type { Outcome } from "../lifecycle/conclude.ts";
import { describeSkip, type JobOutcome, type PipelineOutcome } from "../pipeline/pipeline-outcome.ts";
import { sanitiseText } from "../report/sanitise.ts";
import { setOutputs } from "./set-outputs.ts";

/** The runner keeps ten annotations of a kind for a step; the last word has one of them. */
const mostErrors = 8;

/** Makes the step red, with the reason and the remedy, unless what was asked for was done. */
export function fail({ succeeded, report }: Outcome): void {
  if (succeeded) return;
  const hint = report.error?.hint ? `\n${report.error.hint}` : "";
  core.setFailed(
    sanitiseText(
      `${report.name} on ${report.target}: ${report.result ?? "submitted"}. ${report.reason}${hint}`,
    ),
  );
}

/** Makes the step red because of jobs that did not pass: an annotation for each of the first, and one for all. */
export function failOf({ jobs }: PipelineOutcome): void {
  const bad = jobs.filter((job) => job.kind === "ran" && job.result.kind !== "passed");
  const causes = bad.filter((job) => job.kind === "ran" && job.stoppedFor === undefined);
  if (bad.length === 0 && jobs.every(({ kind }) => kind === "ran")) return;
  for (const job of causes.slice(0, mostErrors)) core.error(sanitiseText(describeEnd(job)));
  const names = causes.map(({ planned }) => planned.id).join(", ");
  const passed = jobs.filter((job) => job.kind === "ran" && job.result.kind === "passed").length;
  const why = names === "" ? "" : ` These did not: ${names}.`;
  core.setFailed(sanitiseText(`${passed} of ${jobs.length} jobs passed.${why}`));
}

function describeEnd(job: JobOutcome): string {
  const { id, target } = job.planned;
  if (job.kind === "skipped") return `${id}: ${describeSkip(job.why)}`;
  const { result, report } = job;
  const hint = report?.error?.hint ? `\n${report.error.hint}` : "";
  return `${id} on ${report?.target ?? target}: ${result.kind}. ${result.reason}${hint}`;
}

/**
 * Makes the step red because of its inputs. Problems at places in a file are annotations there; all others are in one, and
 * so are those that are more than the runner keeps.
 */
export function refuse({ problems, warnings }: InvalidInputs, given: ReadonlyMap<string, string>): void {
  setOutputs({ result: "invalid", target: given.get("host")?.trim() });
  const placed = new Set(problems.filter(({ place }) => place !== undefined).slice(0, mostErrors));
  for (const problem of placed) core.error(sanitiseText(describeProblem(problem)), positionOf(problem));
  const others = problems.filter((problem) => !placed.has(problem));
  const lines = [...others.map(describeProblem), ...warnings];
  core.setFailed(sanitiseText(["The inputs cannot work; nothing was dialled.", ...lines].join("\n")));
}

function positionOf({ place }: Problem): core.AnnotationProperties {
  return place === undefined
    ? {}
    : { file: place.file, startLine: place.line, startColumn: place.column, title: "ssh-job" };
}
