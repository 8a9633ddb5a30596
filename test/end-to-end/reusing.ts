import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Report } from "../../src/report/report.ts";
import type { Scope } from "../support/results-service/token.ts";
import type { JobOptions } from "../support/runner/job.ts";
import type { StepReport } from "../support/runner/step.ts";
import type { Workflow } from "./workflow.ts";

/** What every step here is given, beside what it is about. */
export const inputs: Readonly<Record<string, string>> = { directory: "job", outputs: "answer" };

/** The same, for targets that need not be asked what they are. */
export const classed: Readonly<Record<string, string>> = { ...inputs, "target-class": "board" };

/** Writes the job into workspaces; the target remembers how often it has really run. */
export async function writeJob(workflow: Workflow, ...others: readonly Workflow[]): Promise<void> {
  const script = `echo asked; echo ran >>${workflow.there("ran")}; sed s/6/42/ input >answer; echo done >&2`;
  for (const each of [workflow, ...others]) await each.write({ "job/start.sh": script, "job/input": "6\n" });
}

/** How often the job has run on the target. */
export async function timesRun(workflow: Workflow): Promise<number> {
  const file = workflow.there("ran");
  return existsSync(file) ? (await readFile(file, "utf8")).split("\n").length - 1 : 0;
}

export async function reportOf({ outputs }: StepReport): Promise<Report> {
  return JSON.parse(await readFile(outputs["report-file"] ?? "", "utf8")) as Report;
}

/** A workflow run that another event than a push to `main` has started. */
export interface Occasion {
  readonly event: string;
  readonly payload?: unknown;
  readonly env: Readonly<Record<string, string>>;
  /** What the token of the cache service is good for. */
  readonly scopes: readonly Scope[];
}

/** A pull request of a branch of this repository, or of somebody else's fork of it. */
export function pullRequest({
  event = "pull_request",
  from = "octocat/hello-world",
}: { readonly event?: string; readonly from?: string } = {}): Occasion {
  const ref = event === "pull_request" ? "refs/pull/7/merge" : "refs/heads/main";
  return {
    event,
    payload: {
      pull_request: { head: { repo: { full_name: from } }, base: { ref: "main" } },
      repository: { default_branch: "main" },
    },
    env: { GITHUB_REF: ref, GITHUB_BASE_REF: "main" },
    scopes: [
      { ref, permission: "read-write" },
      { ref: "refs/heads/main", permission: "read" },
    ],
  };
}

/** A job on a runner of its own that this has started; to be over before `workflow` is. */
export async function startedBy(workflow: Workflow, occasion: Occasion): Promise<Workflow> {
  const { event, payload = {}, env, scopes } = occasion;
  const options: JobOptions = {
    event: { name: event, payload },
    env,
    resultsService: { environment: () => workflow.service.environment({ scopes }) },
  };
  return workflow.another(options);
}

/** What a step says to its user, but for the durations of phases and the client of artifacts. */
export function linesAbout({ console }: StepReport, words: RegExp): string[] {
  return console.filter((line) => words.test(line));
}
