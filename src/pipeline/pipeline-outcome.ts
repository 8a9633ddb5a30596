import { cliExitCode, type Result, type ResultKind } from "../job/result.ts";
import type { Report } from "../report/report.ts";
import type { PlannedJob } from "./planned-job.ts";
import type { SkipReason } from "./schedule.ts";

/** How one job of a plan ended. */
export type JobOutcome = {
  readonly planned: PlannedJob;
} & (
  | {
      readonly kind: "ran";
      readonly result: Result;
      /** `undefined` when the inputs turned out not to work, once the jobs before had ended. */
      readonly report: Report | undefined;
      /** Where log and results are, if the job got so far. */
      readonly resultsDirectory: string | undefined;
      /** Nothing is left to be done: its end was seen, it never started, or it goes on because it shall. */
      readonly settled: boolean;
      /** The job that did not pass, for which this one was stopped. */
      readonly stoppedFor?: string | undefined;
    }
  | { readonly kind: "skipped"; readonly why: SkipReason }
);

/** How all jobs of a plan ended, in the order of the file. */
export interface PipelineOutcome {
  readonly jobs: readonly JobOutcome[];
}

/**
 * What it came to as one: that of the first job in the order of the file that did not pass. Jobs that were stopped or
 * skipped because another one did not pass do not speak for the whole.
 */
export function resultOf({ jobs }: PipelineOutcome): Pick<Result, "kind" | "exitCode" | "signal"> {
  const ran = jobs.filter((job) => job.kind === "ran");
  const failed = ran.filter(({ result }) => result.kind !== "passed");
  const first = failed.find(({ stoppedFor }) => stoppedFor === undefined) ?? failed[0];
  if (first !== undefined) return first.result;
  const kind: ResultKind = ran.length === jobs.length ? "passed" : "cancelled";
  return { kind, exitCode: undefined, signal: undefined };
}

/** The exit code of the command line tool. */
export function exitCodeOf(outcome: PipelineOutcome): number {
  return cliExitCode(resultOf(outcome));
}

/** Why a job was not started, as a sentence. */
export function describeSkip(why: SkipReason): string {
  switch (why.kind) {
    case "need":
      return `It needs ${why.id}, which did not pass.`;
    case "failed":
      return `It was not started after ${why.id} did not pass.`;
    case "stopped":
      return "It was not started before all was stopped.";
  }
}
