import { parseJobFile } from "../../src/config/job-file/parse-job-file.ts";
import type { GivenValue } from "../../src/config/given.ts";
import { InvalidInputs } from "../../src/errors.ts";
import { planJobs, type PlanOptions } from "../../src/pipeline/plan.ts";
import type { PlacedJob, PlacedPlan } from "../../src/pipeline/planned-job.ts";

export async function planned(text: string, options: Partial<PlanOptions> = {}): Promise<PlacedPlan> {
  const file = await parseJobFile(text, { path: "/repo/ssh-job.yml", shown: "ssh-job.yml" });
  return planJobs(file, { jobs: [], resultsDirectory: undefined, environment: new Map(), ...options });
}

/** What a user reads; nothing if the plan is right. */
export async function messages(text: string, options: Partial<PlanOptions> = {}): Promise<string> {
  try {
    await planned(text, options);
    return "";
  } catch (error) {
    if (error instanceof InvalidInputs) return error.message;
    throw error;
  }
}

export function ids({ jobs }: PlacedPlan): readonly string[] {
  return jobs.map(({ id }) => id);
}

/** An input of a job, with these signatures of other jobs. */
export function input(
  job: PlacedJob | undefined,
  name: string,
  signatures: Readonly<Record<string, string>> = {},
): GivenValue | undefined {
  return job?.inputs(new Map(Object.entries(signatures))).get(name);
}
