import { JobError } from "../errors.ts";
import type { ResultKind } from "../job/result.ts";
import { describeSkip, resultOf, type JobOutcome, type PipelineOutcome } from "./pipeline-outcome.ts";
import type { Plan, PlannedJob } from "./planned-job.ts";
import type { Report } from "../report/report.ts";

/** What `run --json` prints of a job file. */
export interface PipelineView {
  readonly schema: 1;
  /** The job file. */
  readonly file: string;
  readonly result: ResultKind;
  readonly jobs: readonly JobView[];
  /** Why none was started. */
  readonly error?: { readonly code: string | null; readonly message: string; readonly hint: string | null };
}

export interface JobView extends PlannedView {
  /** `null` if it was not started. */
  readonly result: ResultKind | null;
  readonly report: Report | null;
  /** Why it was not started, as a sentence. */
  readonly skipped?: string;
}

/** Which job of the file it is. */
export interface PlannedView {
  readonly id: string;
  readonly job: string;
  readonly matrix: Readonly<Record<string, string>>;
  /** As the job file calls it. */
  readonly target: string;
}

export function viewOutcome({ file }: Plan, outcome: PipelineOutcome): PipelineView {
  return { schema: 1, file, result: resultOf(outcome).kind, jobs: outcome.jobs.map(viewJob) };
}

/** Of a run in which no job could be started. */
export function failureView(file: string, result: ResultKind, error: unknown): PipelineView {
  const { code, message, hint } =
    error instanceof JobError ? error : { code: null, message: String(error), hint: undefined };
  return { schema: 1, file, result, jobs: [], error: { code, message, hint: hint ?? null } };
}

export function viewPlanned({ id, job, matrix, target }: PlannedJob): PlannedView {
  return { id, job, matrix: Object.fromEntries(matrix), target };
}

function viewJob(job: JobOutcome): JobView {
  const planned = viewPlanned(job.planned);
  if (job.kind === "skipped") {
    return { ...planned, result: null, report: null, skipped: describeSkip(job.why) };
  }
  return { ...planned, result: job.result.kind, report: job.report ?? null };
}
