import { GitHubCache } from "./cache/github.ts";
import type { GitHubCacheOptions } from "./cache/github-options.ts";
import { LocalDirectory } from "./cache/local-directory.ts";
import type { ResultCache } from "./cache/result-cache.ts";
import type { SignSettings } from "./config/parse-sign-settings.ts";
import type { FinishSettings, Settings, TargetSettings } from "./config/settings.ts";
import type { Emit } from "./events.ts";
import { attachRun } from "./lifecycle/attach-run.ts";
import { cancelRun } from "./lifecycle/cancel-run.ts";
import type { Outcome } from "./lifecycle/conclude.ts";
import { finishRun } from "./lifecycle/finish-run.ts";
import { Link, type Dial } from "./lifecycle/link.ts";
import type { Ports } from "./lifecycle/ports.ts";
import type { ReadJobPorts } from "./lifecycle/read-job.ts";
import type { SignedJob } from "./lifecycle/sign-job.ts";
import { signOnly } from "./lifecycle/sign-only.ts";
import type { RunName } from "./remote/request.ts";
import { runJob } from "./lifecycle/run-job.ts";
import type { PipelineOutcome } from "./pipeline/pipeline-outcome.ts";
import type { Plan } from "./pipeline/planned-job.ts";
import { previewPlan, type JobPreview, type PreviewPorts } from "./pipeline/preview-plan.ts";
import { runPipeline, type PipelineOptions, type PipelinePorts } from "./pipeline/run-pipeline.ts";

/** What an edge gives; how the target and the caches are reached is known here. */
export interface EdgePorts extends Omit<Ports, "dial" | "caches" | "statsDirectory"> {
  readonly caches?: CachePlaces;
}

export { githubCacheOptions } from "./cache/github-options.ts";

/** Where results are kept beside the targets. */
export interface CachePlaces {
  readonly github?: GitHubCacheOptions | undefined;
  /** Absolute path of a directory of ours, for results. */
  readonly directory?: string | undefined;
  /** Absolute path of a directory of ours, for what files were found to hold. */
  readonly stats?: string | undefined;
}

/** Does over SSH what the settings say: runs or submits a job, attaches to a run, or cancels one. */
export async function runOverSsh(settings: Settings, ports: EdgePorts): Promise<Outcome> {
  const withSsh = withDial(settings, ports);
  switch (settings.mode) {
    case "run":
    case "submit":
      return runJob(settings, withSsh);
    case "attach":
      return attachRun(settings, withSsh);
    case "cancel":
      return cancelRun(settings, withSsh);
  }
}

/** What an edge gives to a run of several jobs. */
export interface PipelineEdgePorts extends Omit<PipelinePorts, "dial" | "caches" | "statsDirectory"> {
  readonly caches: CachePlaces;
}

/**
 * Runs the jobs of a plan over SSH.
 * @throws {JobError} `invalid`, an `InvalidInputs` with the problems of all jobs, before anything is dialled
 */
export async function runPipelineOverSsh(
  plan: Plan,
  { caches, ...ports }: PipelineEdgePorts,
  options: PipelineOptions,
): Promise<PipelineOutcome> {
  const places = { caches: cachesOf(caches), statsDirectory: caches.stats };
  return runPipeline(plan, { ...ports, ...places, dial: dialOverSsh }, options);
}

/** What running a plan would do. Nothing is dialled. @throws {JobError} `invalid`, and what reading a directory throws */
export async function previewPipeline(
  plan: Plan,
  { caches, ...ports }: Omit<PreviewPorts, "caches" | "statsDirectory"> & Pick<PipelineEdgePorts, "caches">,
): Promise<JobPreview[]> {
  return previewPlan(plan, { ...ports, caches: cachesOf(caches), statsDirectory: caches.stats });
}

/** Ends what a run left behind that was not seen to its end. */
export async function finishOverSsh(
  settings: FinishSettings,
  run: RunName,
  ports: EdgePorts,
): Promise<Outcome> {
  return finishRun(settings, run, withDial(settings, ports));
}

/** Signs a job that is not run; asks its target only where that is needed. */
export async function signOverSsh(settings: SignSettings, ports: ReadJobPorts): Promise<SignedJob> {
  const { target, remoteDirectory } = settings;
  if (target === undefined || remoteDirectory === undefined) return signOnly(settings, undefined, ports);
  await using link = linkOverSsh({ target, remoteDirectory }, ports.emit);
  ports.signal.addEventListener("abort", () => void link.close());
  return await signOnly(settings, link, ports);
}

/**
 * A link to a target for whoever asks it something and runs nothing there. To be closed by the caller.
 * @param onLogin told what has let us in, such as `key`
 */
export function linkOverSsh(settings: TargetSettings, emit: Emit, onLogin?: (method: string) => void): Link {
  return new Link(dialOverSsh(settings, emit, onLogin), settings.remoteDirectory, emit);
}

function withDial(settings: TargetSettings, ports: EdgePorts): Ports {
  const { caches = {}, ...rest } = ports;
  return {
    ...rest,
    dial: dialOverSsh(settings, ports.emit),
    caches: cachesOf(caches),
    statsDirectory: caches.stats,
  };
}

function cachesOf({ github, directory }: CachePlaces): ResultCache[] {
  return [
    ...(directory === undefined ? [] : [new LocalDirectory({ directory })]),
    ...(github === undefined ? [] : [new GitHubCache(github)]),
  ];
}

function dialOverSsh({ target }: TargetSettings, emit: Emit, onLogin?: (method: string) => void): Dial {
  return async (signal, isFurther = false) => {
    // The SSH library is the heaviest part: it is loaded when the inputs are known to be good.
    const [{ connect }, { connectSsh }] = await Promise.all([
      import("./transport/retry.ts"),
      import("./transport/ssh.ts"),
    ]);
    return isFurther
      ? connectSsh(target, { emit: () => undefined, signal, early: true })
      : connect(target, { emit, signal, onLogin });
  };
}
