import type { Findings } from "./findings.ts";
import { connectionInputs } from "./inputs/connection.ts";
import type { InputName } from "./inputs.ts";
import { parseInputs } from "./parse-inputs.ts";
import { parseJobId } from "./parse-job-id.ts";
import type { ReadInputs } from "./read-values.ts";
import type { Parsed, RunSettings, TargetSettings } from "./settings.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Understands the inputs of a command that needs a target and runs nothing on it; any other input is a problem.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
export async function parseTargetSettings(
  given: ReadonlyMap<string, string>,
  surroundings: Surroundings,
): Promise<Parsed<TargetSettings>> {
  return parseInputs(given, surroundings, (inputs, _, findings) => {
    refuseOthers(inputs, targetInputs, findings);
    return {};
  });
}

/**
 * Understands the inputs of a command about one run of a target: those of the target, and `job-id`.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
export async function parseRunSettings(
  given: ReadonlyMap<string, string>,
  surroundings: Surroundings,
): Promise<Parsed<RunSettings>> {
  return parseInputs(given, surroundings, (inputs, _, findings) => {
    refuseOthers(inputs, new Set([...targetInputs, "job-id"]), findings);
    const jobId = parseJobId(inputs, findings);
    return jobId && { jobId };
  });
}

const targetInputs: ReadonlySet<InputName> = new Set(connectionInputs.map(({ name }) => name));

function refuseOthers({ given }: ReadInputs, applicable: ReadonlySet<InputName>, findings: Findings): void {
  for (const name of given) {
    if (applicable.has(name)) continue;
    findings.problem(name, "It does not apply to this command.", "Leave it out.");
  }
}
