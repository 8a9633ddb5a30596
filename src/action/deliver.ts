import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as core from "@actions/core";
import type { CancelSettings, FinishSettings, FollowSettings, Settings } from "../config/settings.ts";
import type { Emit } from "../events.ts";
import type { Outcome } from "../lifecycle/conclude.ts";
import { Progress } from "../lifecycle/progress.ts";
import { printReport, type Report } from "../report/report.ts";
import { summaryOf } from "../report/summary.ts";
import { quoteName, someOf } from "../workspace/name.ts";
import { artifactName } from "./artifact-name.ts";
import type { ArtifactFile } from "./artifact-staging.ts";
import { uploadResults, type ArtifactOutcome, type UploadedArtifact } from "./artifact.ts";
import { setOutputs } from "./set-outputs.ts";

/** Bytes. The runner drops a longer summary whole. */
const longestSummary = 900 * 1024;

/**
 * Brings the results to where people look for them: the artifact and the job summary. Neither makes a result worse.
 * @param rerun the command that runs the same job from a terminal
 */
export async function deliver(
  outcome: Outcome,
  settings: Settings | FinishSettings,
  rerun: string,
  emit: Emit,
): Promise<void> {
  const progress = new Progress(emit, outcome.report.name);
  const artifact = hasArtifact(outcome, settings)
    ? tellOfArtifact(await progress.phase("artifact", () => upload(outcome, settings)), emit)
    : undefined;
  const report = { ...outcome.report, phases: [...outcome.report.phases, ...progress.phases] };
  if (settings.mode !== "cancel") await rewriteReport(report, settings);
  if (settings.summary) await writeSummary(summaryOf(report, { artifact, rerun }));
}

/** Adds to the summary of the workflow job, if there is one. */
export async function writeSummary(text: string): Promise<void> {
  if (!process.env["GITHUB_STEP_SUMMARY"] || Buffer.byteLength(text) > longestSummary) return;
  await core.summary.addRaw(text, true).write();
}

/** A job that did not start has nothing to show, and one that is only started or ended has nothing to show here. */
function hasArtifact(
  { report }: Outcome,
  settings: Settings | FinishSettings,
): settings is Exclude<typeof settings, CancelSettings> {
  if (settings.mode === "cancel" || settings.mode === "submit") return false;
  return settings.artifact.enabled && report.jobId !== null;
}

async function rewriteReport(report: Report, { resultsDirectory }: FollowSettings): Promise<void> {
  const file = `${resultsDirectory}.json`;
  if (existsSync(file)) await writeFile(file, printReport(report));
}

async function upload(
  { report, entries }: Outcome,
  { artifact, resultsDirectory }: FollowSettings,
): Promise<ArtifactOutcome> {
  const results = entries
    .filter(({ type }) => type !== "directory")
    .map(({ path }) => ({ path, file: join(resultsDirectory, path) }));
  return uploadResults({
    name: artifact.name ?? artifactName(report.name, report.target),
    nameIsExplicit: artifact.name !== undefined,
    signature: report.signature ?? "",
    files: [...ownFiles("ssh-job", resultsDirectory), ...results],
    retentionDays: artifact.retentionDays,
    compressionLevel: artifact.compressionLevel,
    temporaryDirectory: process.env["RUNNER_TEMP"] ?? tmpdir(),
  });
}

/** The log and the report, beside the results. @param name what they are called in the artifact */
export function ownFiles(name: string, resultsDirectory: string): ArtifactFile[] {
  return ["log", "out", "err", "json"]
    .map((extension) => ({ path: `${name}.${extension}`, file: `${resultsDirectory}.${extension}` }))
    .filter(({ file }) => existsSync(file));
}

/** Sets the outputs of an artifact, and says what of it is not as one might expect. */
export function tellOfArtifact(outcome: ArtifactOutcome, emit: Emit): UploadedArtifact | undefined {
  if (outcome.kind === "skipped") {
    emit({
      type: "warning",
      message: `No artifact was uploaded: ${outcome.reason} The files stay where they are.`,
    });
    return undefined;
  }
  if (outcome.kind === "failed") {
    emit({ type: "warning", message: `The artifact was not uploaded: ${outcome.message}` });
    return undefined;
  }
  const { id, url, digest, leftOut, renamed } = outcome;
  setOutputs({ "artifact-id": id, "artifact-url": url, "artifact-digest": digest });
  if (leftOut.length > 0) {
    const files = someOf(leftOut.map(({ path, reason }) => `${quoteName(path)} (${reason})`));
    emit({ type: "warning", message: `Left out of the artifact: ${files}.` });
  }
  if (renamed.size > 0) {
    const files = someOf(Array.from(renamed, ([path, place]) => `${quoteName(path)} is ${place}`));
    emit({ type: "notice", message: `Renamed in the artifact: ${files}.` });
  }
  return outcome;
}
