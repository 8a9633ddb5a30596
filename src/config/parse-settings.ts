import { Findings } from "./findings.ts";
import { parseJob } from "./parse-job.ts";
import { parseRemoteDirectory } from "./parse-remote-directory.ts";
import { checkOutputs, parseArtifact, parseResultsDirectory } from "./parse-results.ts";
import { secretsOfTarget } from "./parse-target-settings.ts";
import { parseTarget } from "./parse-target.ts";
import { readValues, warnOfUnknown } from "./read-values.ts";
import type { Parsed, Settings } from "./settings.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Turns the inputs' texts, by name, into settings that nobody has to check again. Nothing is dialled; the job directory,
 * the script and a key's file are looked at.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
export async function parseSettings(
  given: ReadonlyMap<string, string>,
  surroundings: Surroundings,
): Promise<Parsed<Settings>> {
  const findings = new Findings();
  const inputs = readValues(given, findings);
  const { values } = inputs;
  warnOfUnknown(given, findings);

  const target = await parseTarget(inputs, surroundings, findings);
  const remoteDirectory = parseRemoteDirectory(inputs, findings);
  const { directory, spec } = await parseJob(inputs, surroundings, findings);
  const resultsDirectory = await parseResultsDirectory(inputs, surroundings.directory, directory, findings);
  checkOutputs(inputs, findings);
  const artifact = parseArtifact(inputs, findings);
  if (findings.hasProblem() || target === undefined || directory === undefined || spec === undefined) {
    throw findings.toError();
  }

  const settings: Settings = {
    target,
    remoteDirectory,
    directory,
    exclude: values.exclude,
    spec,
    limits: { timeoutMs: values.timeout, idleTimeoutMs: values["idle-timeout"] },
    ifNoOutputs: values["if-no-outputs"],
    resultsDirectory,
    onCancel: values["on-cancel"],
    artifact,
    allowWorkflowCommands: values["allow-workflow-commands"],
    summary: values.summary,
  };
  const secrets = [...secretsOfTarget(target), ...spec.secretEnv.values()];
  return { settings, warnings: findings.warnings, secrets };
}
