import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import * as core from "@actions/core";
import type { ArtifactSettings } from "../config/settings.ts";
import type { Emit } from "../events.ts";
import { groupBy } from "../pipeline/group-by.ts";
import type { JobView, PipelineView } from "../pipeline/pipeline-view.ts";
import { resultsPlace } from "../pipeline/results-places.ts";
import { overviewOf } from "../report/overview.ts";
import type { ToldJob } from "../report/read-reports.ts";
import { artifactName } from "./artifact-name.ts";
import type { ArtifactFile } from "./artifact-staging.ts";
import { uploadResults, type UploadedArtifact } from "./artifact.ts";
import { ownFiles, tellOfArtifact, writeSummary } from "./deliver.ts";

/** Of a job, what says how it is delivered. */
interface Delivered {
  readonly artifact: ArtifactSettings;
  readonly resultsDirectory: string;
  readonly summary: boolean;
}

export interface JobsToDeliver {
  readonly view: PipelineView;
  /** By the ids of the jobs. */
  readonly settings: ReadonlyMap<string, Delivered>;
  /** Where the report on all of them goes: an absolute path. */
  readonly reportFile: string;
  /** What the whole is called. */
  readonly name: string;
  /** The command that runs the same jobs from a terminal. */
  readonly rerun: string;
}

/** Where the report on all jobs goes, unless one of them has its own there. */
export function reportPlace(
  root: string,
  settings: ReadonlyMap<string, { readonly resultsDirectory: string }>,
): string {
  const isTaken = [...settings.values()].some(({ resultsDirectory }) => resultsDirectory === root);
  return isTaken ? `${root}.jobs.json` : `${root}.json`;
}

/** What several jobs are called as one. */
export function nameOf(given: ReadonlyMap<string, string>, jobName: string | undefined): string {
  const name = given.get("name")?.trim() ?? "";
  return name === "" ? (jobName ?? "jobs") : name;
}

/** Brings what became of several jobs to where people look for it. None of that makes a result worse. */
export async function deliverJobs(jobs: JobsToDeliver, emit: Emit): Promise<void> {
  const { view, settings, reportFile, rerun } = jobs;
  try {
    await mkdir(dirname(reportFile), { recursive: true });
    await writeFile(reportFile, `${JSON.stringify(view, undefined, 2)}\n`);
  } catch (error) {
    emit({ type: "warning", message: `The report could not be written: ${String(error)}` });
  }
  const artifacts = await upload(jobs, emit);
  if (![...settings.values()].some(({ summary }) => summary)) return;
  const links = artifacts.map(({ name, url }) => `Artifact: [${escaped(name)}](${url})\n`);
  const command = `\`\`\`sh\n${rerun.replaceAll("```", "")}\n\`\`\``;
  const details = `<details><summary>Run it from a terminal</summary>\n\n${command}\n\n</details>\n`;
  await writeSummary([overviewOf(view.jobs.map(told)), ...links, details].join("\n"));
}

/** One artifact, or one for each name that the jobs were given. */
async function upload(
  { view, settings, reportFile, name }: JobsToDeliver,
  emit: Emit,
): Promise<readonly UploadedArtifact[]> {
  const withFiles = view.jobs.flatMap((job) => {
    const { artifact, resultsDirectory } = settings.get(job.id) ?? {};
    const isThere = artifact?.enabled === true && (job.report?.jobId ?? null) !== null;
    return isThere && resultsDirectory !== undefined ? [{ job, artifact, resultsDirectory }] : [];
  });
  if (withFiles.length === 0) return [];
  core.startGroup("Upload the artifact");
  const uploaded: UploadedArtifact[] = [];
  for (const [explicit, group] of groupBy(withFiles, ({ artifact }) => artifact.name)) {
    const files = await Promise.all(group.map((one) => filesOf(one.job, one.resultsDirectory)));
    const report = existsSync(reportFile) ? [{ path: "ssh-job.json", file: reportFile }] : [];
    const outcome = await uploadResults({
      name: explicit ?? artifactName(name, targetsOf(group.map(({ job }) => job))),
      nameIsExplicit: explicit !== undefined,
      signature: signatureOf(group.map(({ job }) => job)),
      files: [...report, ...files.flat()],
      retentionDays: group[0]?.artifact.retentionDays,
      compressionLevel: group[0]?.artifact.compressionLevel ?? 6,
      temporaryDirectory: process.env["RUNNER_TEMP"] ?? tmpdir(),
    });
    uploaded.push(...[tellOfArtifact(outcome, emit)].filter((one) => one !== undefined));
  }
  core.endGroup();
  return uploaded;
}

/** Where each job has its own place, as below the results directory: `test/rpi4-smoke/…`, `test/rpi4-smoke.log`. */
async function filesOf({ job, matrix }: JobView, place: string): Promise<ArtifactFile[]> {
  const name = resultsPlace("", job, new Map(Object.entries(matrix)));
  const own = ownFiles(name, place);
  if (!existsSync(place)) return own;
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return [
    ...own,
    ...files.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: `${name}/${relative(place, file)}`, file };
    }),
  ];
}

function targetsOf(jobs: readonly JobView[]): string {
  const targets = new Set(jobs.map(({ target, report }) => report?.target ?? target));
  return targets.size === 1 ? [...targets].join("") : `${jobs.length} jobs`;
}

function signatureOf(jobs: readonly JobView[]): string {
  const text = JSON.stringify(jobs.map(({ id, report }) => [id, report?.signature]));
  return createHash("sha256").update(text).digest("hex");
}

function told({ id, target, result, report, skipped }: JobView): ToldJob {
  const reason = report?.reason ?? skipped ?? "It has no report.";
  return { name: id, target: report?.target ?? target, result, reason, report: report ?? undefined };
}

function escaped(name: string): string {
  return name.replaceAll(/[\\[\]<>`]/g, "-");
}
