import type { JobEvent } from "../events.ts";
import { viewPlanned } from "../pipeline/pipeline-view.ts";
import { previewPipeline } from "../wiring.ts";
import type { PlannedJob } from "./file-outcome.ts";
import type { PlanOptions } from "./file-options.ts";
import { startJob, type Job } from "./job.ts";
import { readPlan } from "./read-plan.ts";
import { placesOf } from "./surroundings.ts";

/**
 * What running a job file would do, as far as it can be told without asking a target. Nothing is dialled.
 * @param file its path
 * @param options which jobs, and what goes with them
 * @throws {InvalidInputs} with the problems of all jobs at once, and their places in the file
 * @example
 * import { planFile } from "ssh-job-action";
 *
 * const jobs = await planFile("ssh-job.yml", { inputs: { ...board, "target-class": "rpi4" } });
 * console.log(jobs.map(({ id, needs }) => [id, needs])); // [ [ 'firmware', [] ], [ 'test', [ 'firmware' ] ] ]
 */
export function planFile(file: string, options: PlanOptions = {}): Job<readonly PlannedJob[]> {
  return startJob<readonly PlannedJob[], JobEvent>(options, async ({ emit, signal }) => {
    const { plan, parse } = await readPlan(file, options, []);
    const previews = await previewPipeline(plan, { parse, emit, signal, caches: placesOf(options) });
    return previews.map(({ planned, target, files, bytes, signature, isKnown, reasons }) => ({
      ...viewPlanned(planned),
      needs: planned.needs,
      host: target,
      files,
      bytes,
      signature: signature ?? null,
      reused: isKnown ?? null,
      reasons,
    }));
  });
}
