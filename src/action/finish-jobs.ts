import * as core from "@actions/core";
import { readFile } from "node:fs/promises";
import { commandLine } from "../config/command-line.ts";
import { parseFinishSettings } from "../config/parse-settings.ts";
import type { FinishSettings, Parsed } from "../config/settings.ts";
import { freeBuffersSoon } from "../edge/memory.ts";
import { InvalidInputs } from "../errors.ts";
import { describeSkip } from "../pipeline/pipeline-outcome.ts";
import { viewPlanned, type JobView, type PipelineView } from "../pipeline/pipeline-view.ts";
import type { Plan } from "../pipeline/planned-job.ts";
import type { RunName } from "../remote/request.ts";
import type { Report } from "../report/report.ts";
import { readReports } from "../report/read-reports.ts";
import { sanitiseText } from "../report/sanitise.ts";
import { finishOverSsh } from "../wiring.ts";
import { deliverJobs, nameOf, reportPlace } from "./deliver-jobs.ts";
import { parserOf, readFileTask, type FileTask } from "./job-file.ts";
import { JobsConsole } from "./jobs-console.ts";
import { readSurroundings, requester } from "./read-inputs.ts";
import { masking } from "./read-task.ts";
import { isDelivered, rememberJob, rememberSettled, type LeftJob } from "./state.ts";
import { warnOfLost } from "./warn-of-lost.ts";

/**
 * After a step with several jobs: ends the runs that `main` did not see to their ends, and brings what became of all to
 * where people look for it, if `main` could not.
 * @param left by their indexes
 */
export async function finishJobs(
  left: readonly (readonly [index: number, job: LeftJob])[],
  given: ReadonlyMap<string, string>,
  stop: AbortSignal,
): Promise<void> {
  if (isDelivered() && left.every(([, job]) => !isGoingOn(job))) return;
  const understood = await understand(left, given);
  if (understood === undefined) return;
  const { task, jobs } = understood;
  freeBuffersSoon();
  const console = new JobsConsole(() => false);
  console.emit({ type: "planned", jobs: left.map(([, { id }]) => id) });
  await Promise.all(
    left.map(async ([index, job]) => {
      const parsed = jobs.get(job.id);
      if (parsed === undefined || !isGoingOn(job)) return;
      if (await finish(job, parsed, console, stop)) rememberJob(index, { ...job, isSettled: true });
    }),
  );
  if (isDelivered()) return;
  const settings = new Map([...jobs].map(([id, parsed]) => [id, parsed.settings]));
  const view = await viewOf(task.plan, settings);
  const name = nameOf(given, readSurroundings(process.env).jobName);
  const reportFile = reportPlace(task.root, settings);
  await deliverJobs({ view, settings, reportFile, name, rerun: commandLine(given) }, console.tell);
  rememberSettled();
}

function isGoingOn(job: LeftJob): job is LeftJob & { readonly run: RunName } {
  return job.run !== undefined && !job.isSettled;
}

interface Understood {
  readonly task: FileTask;
  /** By their ids. */
  readonly jobs: ReadonlyMap<string, Parsed<FinishSettings>>;
}

/** The inputs and the job file are those of main, but the world may not be: a key's file, say, may be gone. */
async function understand(
  left: readonly (readonly [number, LeftJob])[],
  given: ReadonlyMap<string, string>,
): Promise<Understood | undefined> {
  const surroundings = readSurroundings(process.env);
  try {
    const task = await readFileTask(given, surroundings, process.env);
    const parse = parserOf(task, given, surroundings, masking(parseFinishSettings));
    const known = new Set(task.plan.jobs.map(({ id }) => id));
    const jobs = new Map<string, Parsed<FinishSettings>>();
    for (const [, job] of left) {
      if (known.has(job.id)) jobs.set(job.id, await parse(job));
      else if (isGoingOn(job)) warnOfLost(job.run, `The job file has no job ${job.id} any more.`);
    }
    return { task, jobs };
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    for (const [, job] of left) if (isGoingOn(job)) warnOfLost(job.run, error.message);
    return undefined;
  }
}

/** Ends one run. @returns whether it is known to have ended */
async function finish(
  { id, run }: LeftJob & { readonly run: RunName },
  { settings, secrets }: Parsed<FinishSettings>,
  console: JobsConsole,
  stop: AbortSignal,
): Promise<boolean> {
  if (settings.onCancel === "detach") {
    core.info(sanitiseText(`${id}: on-cancel is detach: the run, if it was started, goes on on the target.`));
    return true;
  }
  const outcome = await finishOverSsh(settings, run, {
    // What the job wrote was shown by main; here it goes to the log file only.
    emit: (event) => event.type === "output" || console.emit({ type: "told", job: id, event }),
    stop: { signal: stop, by: requester(process.env), hasSuccessor: false, withinMs: 0 },
    secrets,
    record: () => undefined,
  });
  if (!outcome.settled) {
    core.warning(
      sanitiseText(`${id}: The target did not confirm that the run has ended. ${outcome.report.reason}`),
    );
  }
  return outcome.settled;
}

/** What became of all, as the reports beside their results tell. Those that main has not started have none of this step. */
async function viewOf(
  { file, jobs }: Plan,
  settings: ReadonlyMap<string, FinishSettings>,
): Promise<PipelineView> {
  const views = await Promise.all(
    jobs.map(async (planned): Promise<JobView> => {
      const own = settings.get(planned.id);
      const report = own && (await readReport(`${own.resultsDirectory}.json`));
      const view = viewPlanned(planned);
      return report === undefined
        ? { ...view, result: null, report: null, skipped: describeSkip({ kind: "stopped" }) }
        : { ...view, result: report.result, report };
    }),
  );
  const result = views.find((view) => view.result !== null && view.result !== "passed")?.result;
  return { schema: 1, file, result: result ?? "cancelled", jobs: views };
}

async function readReport(path: string): Promise<Report | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined || typeof readReports(text) === "string") return undefined;
  return JSON.parse(text) as Report;
}
