import { existsSync } from "node:fs";
import * as core from "@actions/core";
import { cacheMode } from "../config/access.ts";
import type { OutputName } from "../config/outputs.ts";
import type { Settings } from "../config/settings.ts";
import type { Outcome } from "../lifecycle/conclude.ts";
import { resultOf, type JobOutcome, type PipelineOutcome } from "../pipeline/pipeline-outcome.ts";

type Value = string | number | null | undefined;
type CacheMode = ReturnType<typeof cacheMode> | undefined;

/** Sets all outputs when the run is over; what is not known, as the artifact is not yet, is empty. */
export function setRunOutputs({ report }: Outcome, settings: Settings): void {
  // Whoever cancels a run has none of its files.
  const place = settings.mode === "cancel" ? undefined : settings.resultsDirectory;
  setOutputs({
    result: report.result,
    "exit-code": report.exitCode,
    signal: report.signal,
    "job-id": report.jobId,
    signature: report.signature,
    target: report.target,
    "cache-hit": String(report.cache.hit),
    "cache-source": report.cache.source,
    "cache-mode": "reuse" in settings ? cacheMode(settings.reuse) : undefined,
    "results-directory": place,
    "log-file": place && ifThere(`${place}.log`),
    "report-file": place && ifThere(`${place}.json`),
    duration: report.duration,
    "artifact-id": "",
    "artifact-url": "",
    "artifact-digest": "",
  });
}

/**
 * Sets all outputs when several jobs are over: how they ended as one, and of the one that was asked for what else is known.
 * Where several were asked for, the others are empty, but for where to find all.
 */
export function setOutputsOfJobs(
  outcome: PipelineOutcome,
  asked: JobOutcome | undefined,
  {
    root,
    reportFile,
    mode,
  }: { readonly root: string; readonly reportFile: string; readonly mode: CacheMode },
): void {
  const { kind, exitCode, signal } = resultOf(outcome);
  const own = asked?.kind === "ran" ? asked.report : undefined;
  const reports = outcome.jobs.map((job) => (job.kind === "ran" ? job.report : undefined));
  const place = asked?.kind === "ran" ? asked.resultsDirectory : undefined;
  setOutputs({
    result: kind,
    "exit-code": kind === "passed" ? 0 : exitCode,
    signal,
    "job-id": own?.jobId,
    signature: own?.signature,
    target: own?.target,
    "cache-hit": String(own?.cache.hit ?? reports.every((report) => report?.cache.hit === true)),
    "cache-source": own?.cache.source,
    "cache-mode": mode,
    "results-directory": asked === undefined ? root : place,
    "log-file": place && ifThere(`${place}.log`),
    "report-file": reportFile,
    duration: own?.duration,
    "artifact-id": "",
    "artifact-url": "",
    "artifact-digest": "",
  });
}

function ifThere(path: string): string | undefined {
  return existsSync(path) ? path : undefined;
}

/** Sets outputs; a name that is not declared does not compile. */
export function setOutputs(values: Partial<Record<OutputName, Value>>): void {
  for (const [name, value] of Object.entries(values)) core.setOutput(name, value ?? "");
}
