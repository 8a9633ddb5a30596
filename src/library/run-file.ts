import type { Problem } from "../errors.ts";
import type { PipelineEvent } from "../pipeline/pipeline-event.ts";
import { describeSkip, resultOf, type JobOutcome } from "../pipeline/pipeline-outcome.ts";
import { viewPlanned } from "../pipeline/pipeline-view.ts";
import { defaultParallel } from "../pipeline/run-pipeline.ts";
import { runPipelineOverSsh } from "../wiring.ts";
import type { FileEvent } from "./file-event.ts";
import type { FileOptions } from "./file-options.ts";
import type { FileJob, FileOutcome } from "./file-outcome.ts";
import { startJob, type Job } from "./job.ts";
import { nameOf, withinMs } from "./perform.ts";
import { readPlan } from "./read-plan.ts";
import type { DroppedEvent } from "./run-event.ts";
import { placesOf, surroundingsOf } from "./surroundings.ts";

/**
 * Runs the jobs of a job file, each when those that it needs have passed. Running it again reuses what has passed and joins
 * what still runs.
 * @param file its path
 * @param options which jobs, what goes with them, and how they are stopped
 * @throws {InvalidInputs} with the problems of all jobs at once, and their places in the file, before anything is dialled; or
 * what `onEvent` throws
 * @example
 * import { runFile } from "ssh-job-action";
 *
 * const running = runFile("ssh-job.yml", { inputs: board });
 * for await (const event of running.events) {
 *   if (event.type === "planned") console.log(event.jobs); // [ 'firmware', 'test' ]
 * }
 * const { succeeded, jobs } = await running;
 * console.log(succeeded, jobs.map(({ result }) => result)); // true [ 'passed', 'passed' ]
 */
export function runFile(file: string, options: FileOptions = {}): Job<FileOutcome, FileEvent> {
  type Event = Exclude<FileEvent, DroppedEvent>;
  return startJob<FileOutcome, Event>(options, async ({ emit, signal }) => {
    const { parallel = defaultParallel, keepGoing = false } = options;
    const { plan, parse } = await readPlan(file, options, problemsOf(parallel));
    const { defaultUsername } = await surroundingsOf(options);
    const outcome = await runPipelineOverSsh(
      plan,
      {
        parse,
        emit: (event) => {
          const told = eventOf(event);
          if (told !== undefined) emit(told);
        },
        stop: { signal, by: nameOf(options, defaultUsername), hasSuccessor: false, withinMs },
        record: () => undefined,
        caches: placesOf(options),
      },
      { parallel, keepGoing },
    );
    const { kind } = resultOf(outcome);
    return { succeeded: kind === "passed", result: kind, jobs: outcome.jobs.map(jobOf) };
  });
}

/** How a job ended is told by one event. */
function eventOf(event: PipelineEvent): Exclude<FileEvent, DroppedEvent> | undefined {
  switch (event.type) {
    case "told":
      return event.event.type === "ended" ? undefined : { ...event.event, job: event.job };
    case "ended":
      return { type: "ended", job: event.job, outcome: jobOf(event.outcome) };
    default:
      return event;
  }
}

function jobOf(outcome: JobOutcome): FileJob {
  const named = viewPlanned(outcome.planned);
  if (outcome.kind === "skipped") {
    const skipped = describeSkip(outcome.why);
    return { ...named, result: null, report: null, resultsDirectory: null, skipped };
  }
  const { result, report = null, resultsDirectory = null } = outcome;
  return { ...named, result: result.kind, report, resultsDirectory, skipped: null };
}

function problemsOf(parallel: number): Problem[] {
  if (Number.isSafeInteger(parallel) && parallel >= 1 && parallel <= 9999) return [];
  const message = "It is no number of jobs.";
  return [{ input: "parallel", message, hint: "Give a whole number from 1 to 9999." }];
}
