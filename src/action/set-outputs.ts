import { existsSync } from "node:fs";
import * as core from "@actions/core";
import { cacheMode } from "../config/access.ts";
import type { OutputName } from "../config/outputs.ts";
import type { Settings } from "../config/settings.ts";
import type { Outcome } from "../lifecycle/conclude.ts";

type Value = string | number | null | undefined;

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

function ifThere(path: string): string | undefined {
  return existsSync(path) ? path : undefined;
}

/** Sets outputs; a name that is not declared does not compile. */
export function setOutputs(values: Partial<Record<OutputName, Value>>): void {
  for (const [name, value] of Object.entries(values)) core.setOutput(name, value ?? "");
}
