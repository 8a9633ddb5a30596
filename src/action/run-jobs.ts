import { once } from "node:events";
import { cacheMode } from "../config/access.ts";
import { commandLine } from "../config/command-line.ts";
import { parseSettings } from "../config/parse-settings.ts";
import type { JobSettings } from "../config/settings.ts";
import { freeBuffersSoon } from "../edge/memory.ts";
import type { Parse } from "../pipeline/parse-plan.ts";
import type { PipelineEvent } from "../pipeline/pipeline-event.ts";
import { viewOutcome } from "../pipeline/pipeline-view.ts";
import { defaultParallel } from "../pipeline/run-pipeline.ts";
import { githubCacheOptions, runPipelineOverSsh } from "../wiring.ts";
import { deliverJobs, nameOf, reportPlace } from "./deliver-jobs.ts";
import { failOf } from "./fail.ts";
import { parserOf, type FileTask } from "./job-file.ts";
import { JobsConsole } from "./jobs-console.ts";
import { LeftJobs } from "./left-jobs.ts";
import { readSurroundings, requester, statsDirectory } from "./read-inputs.ts";
import { masking } from "./read-task.ts";
import { setOutputsOfJobs } from "./set-outputs.ts";
import { rememberSettled } from "./state.ts";

/** Milliseconds from the runner's first signal until all runs must be over; the runner kills after 10 s. */
const withinMs = 6000;

/**
 * A step that runs several jobs of a job file.
 * @throws {JobError} `invalid`, an `InvalidInputs` with the problems of all jobs, before anything is dialled
 */
export async function runJobs(
  task: FileTask,
  given: ReadonlyMap<string, string>,
  stop: AbortSignal,
): Promise<void> {
  const { plan, named, root } = task;
  const surroundings = readSurroundings(process.env);
  const settings = new Map<string, JobSettings>();
  const understand = parserOf(task, given, surroundings, masking(parseSettings));
  const parse: Parse = async (job, signatures) => {
    const parsed = await understand(job, signatures);
    if (parsed.settings.mode === "run") settings.set(job.id, parsed.settings);
    return parsed;
  };
  const console = new JobsConsole((id) => settings.get(id)?.allowWorkflowCommands === true);
  const left = new LeftJobs(plan, stop);
  const emit = (event: PipelineEvent): void => {
    left.heed(event);
    console.emit(event);
  };
  freeBuffersSoon();
  const outcome = await runPipelineOverSsh(
    plan,
    {
      parse,
      emit,
      stop: { signal: stop, by: requester(process.env), hasSuccessor: true, withinMs },
      record: left.record,
      caches: { github: githubCacheOptions(process.env), stats: statsDirectory(process.env) },
    },
    { parallel: defaultParallel, keepGoing: false },
  );
  const reportFile = reportPlace(root, settings);
  const [asked, ...others] = outcome.jobs.filter(({ planned }) => named.some(({ id }) => id === planned.id));
  const only = others.length === 0 ? asked : undefined;
  const reuse = only && settings.get(only.planned.id)?.reuse;
  setOutputsOfJobs(outcome, only, { root, reportFile, mode: reuse && cacheMode(reuse) });
  // Cancelled, there is no time for an upload: what is left to do is left to post.
  const leaves = [...settings.values()].every(({ onCancel }) => onCancel === "detach");
  if (!stop.aborted || leaves) {
    const view = viewOutcome(plan, outcome);
    const name = nameOf(given, surroundings.jobName);
    const delivered = deliverJobs(
      { view, settings, reportFile, name, rerun: commandLine(given) },
      console.tell,
    );
    await Promise.race([delivered.then(rememberSettled), aborted(stop)]);
  }
  console.end(outcome);
  failOf(outcome);
}

/** Settles when the step is cancelled. */
async function aborted(stop: AbortSignal): Promise<void> {
  if (!stop.aborted) await once(stop, "abort");
}
