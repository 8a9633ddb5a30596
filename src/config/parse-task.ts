import { checkMode } from "./check-mode.ts";
import type { Findings } from "./findings.ts";
import { parseJobId } from "./parse-job-id.ts";
import { parseJob, parseName } from "./parse-job.ts";
import { parseLock } from "./parse-lock.ts";
import { parseReuse } from "./parse-reuse.ts";
import { checkOutputs, parseArtifact, parseResultsDirectory } from "./parse-results.ts";
import { parseStage } from "./parse-stage.ts";
import type { ReadInputs } from "./read-values.ts";
import type {
  AttachSettings,
  CancelSettings,
  FollowSettings,
  JobSettings,
  ResumeSettings,
  TargetSettings,
} from "./settings.ts";
import type { Surroundings } from "./surroundings.ts";

/** Settings without their target. */
type Task<S extends TargetSettings> = Omit<S, keyof TargetSettings>;

/** What is to be done on the target; `undefined` after a problem. Inputs that mean nothing in the mode are problems. */
export async function parseTask(
  inputs: ReadInputs,
  surroundings: Surroundings,
  findings: Findings,
): Promise<Task<JobSettings> | Task<AttachSettings> | Task<CancelSettings> | undefined> {
  const { mode, summary } = inputs.values;
  checkMode(inputs, findings);
  if (mode === "run" || mode === "submit") return parseStart(inputs, mode, surroundings, findings);

  const jobId = parseJobId(inputs, findings);
  if (mode === "cancel") {
    const name = parseName(inputs, findings);
    return jobId && { mode, jobId, name, allowWorkflowCommands: false, summary };
  }
  const resumed = await parseResume(inputs, surroundings, findings);
  return jobId && { mode, jobId, ...resumed };
}

/** How a run that was started before is followed. */
export async function parseResume(
  inputs: ReadInputs,
  { directory }: Surroundings,
  findings: Findings,
): Promise<Task<ResumeSettings>> {
  const { values, given } = inputs;
  return {
    name: parseName(inputs, findings),
    outputs: given.has("outputs") ? values.outputs : undefined,
    keep: given.has("keep") ? values.keep : undefined,
    ...(await parseFollow(inputs, directory, undefined, findings)),
  };
}

async function parseStart(
  inputs: ReadInputs,
  mode: JobSettings["mode"],
  surroundings: Surroundings,
  findings: Findings,
): Promise<Task<JobSettings> | undefined> {
  const { values } = inputs;
  const { directory, spec } = await parseJob(inputs, surroundings, findings);
  const followed = await parseFollow(inputs, surroundings.directory, directory, findings);
  const stageFrom = parseStage(inputs, findings);
  const lock = parseLock(inputs, findings);
  const reuse = parseReuse(inputs, surroundings.event, findings);
  if (directory === undefined || spec === undefined) return undefined;
  const limits = {
    timeoutMs: values.timeout,
    idleTimeoutMs: values["idle-timeout"],
    orphanTimeoutMs: values["orphan-timeout"],
  };
  const { exclude, keep } = values;
  return { mode, directory, exclude, stageFrom, spec, limits, lock, keep, reuse, ...followed };
}

/** `jobDirectory` is absolute, or `undefined` where there is none. */
async function parseFollow(
  inputs: ReadInputs,
  base: string,
  jobDirectory: string | undefined,
  findings: Findings,
): Promise<Task<FollowSettings>> {
  const { values } = inputs;
  const resultsDirectory = await parseResultsDirectory(inputs, base, jobDirectory, findings);
  checkOutputs(inputs, findings);
  return {
    ifNoOutputs: values["if-no-outputs"],
    resultsDirectory,
    onCancel: values["on-cancel"],
    artifact: parseArtifact(inputs, findings),
    allowWorkflowCommands: values["allow-workflow-commands"],
    summary: values.summary,
  };
}
