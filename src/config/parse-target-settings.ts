import type { Secret } from "../secret.ts";
import type { Target } from "../transport/target.ts";
import { Findings } from "./findings.ts";
import { connectionInputs } from "./inputs/connection.ts";
import type { InputName } from "./inputs.ts";
import { parseRemoteDirectory } from "./parse-remote-directory.ts";
import { parseTarget } from "./parse-target.ts";
import { readValues, warnOfUnknown } from "./read-values.ts";
import type { Parsed, TargetSettings } from "./settings.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Understands the inputs of a command that needs a target and runs nothing on it; any other input is a problem.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
export async function parseTargetSettings(
  given: ReadonlyMap<string, string>,
  surroundings: Surroundings,
): Promise<Parsed<TargetSettings>> {
  const findings = new Findings();
  const inputs = readValues(given, findings);
  warnOfUnknown(given, findings);
  for (const name of inputs.given) {
    if (!reachInputs.has(name)) findings.problem(name, "It does not apply to this command.", "Leave it out.");
  }
  const target = await parseTarget(inputs, surroundings, findings);
  const remoteDirectory = parseRemoteDirectory(inputs, findings);
  if (findings.hasProblem() || target === undefined) throw findings.toError();
  return {
    settings: { target, remoteDirectory },
    warnings: findings.warnings,
    secrets: secretsOfTarget(target),
  };
}

const reachInputs: ReadonlySet<InputName> = new Set(connectionInputs.map(({ name }) => name));

/** What logs in and must never be shown. */
export function secretsOfTarget({ credentials }: Target): Secret[] {
  const { privateKey, passphrase, password } = credentials;
  return [privateKey, passphrase, password].filter((secret) => secret !== undefined);
}
