import { existsSync } from "node:fs";
import * as core from "@actions/core";
import type { OutputName } from "../config/outputs.ts";
import type { Settings } from "../config/settings.ts";
import type { Outcome } from "../lifecycle/conclude.ts";

type Value = string | number | null | undefined;

/** Sets all outputs when the run is over; what is not known, as the artifact is not yet, is empty. */
export function setRunOutputs({ report }: Outcome, { resultsDirectory }: Settings): void {
  setOutputs({
    result: report.result,
    "exit-code": report.exitCode,
    signal: report.signal,
    "job-id": report.jobId,
    signature: report.signature,
    target: report.target,
    "results-directory": resultsDirectory,
    "log-file": ifThere(`${resultsDirectory}.log`),
    "report-file": ifThere(`${resultsDirectory}.json`),
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
