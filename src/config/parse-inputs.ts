import type { Secret } from "../secret.ts";
import type { Credentials } from "../transport/target.ts";
import { Findings } from "./findings.ts";
import type { Given } from "./given.ts";
import { parseRemoteDirectory } from "./parse-remote-directory.ts";
import { parseTarget } from "./parse-target.ts";
import { readValues, warnOfUnknown, type ReadInputs } from "./read-values.ts";
import type { Parsed, TargetSettings } from "./settings.ts";
import type { Surroundings } from "./surroundings.ts";

/** Understands inputs beside those of the target; `undefined` after a problem. */
export type ParseRest<Rest> = (
  inputs: ReadInputs,
  surroundings: Surroundings,
  findings: Findings,
) => Promise<Rest | undefined> | Rest | undefined;

/**
 * The settings of a target, and with them what `parseRest` makes of the other inputs.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
export async function parseInputs<Rest extends object>(
  given: Given,
  surroundings: Surroundings,
  parseRest: ParseRest<Rest>,
): Promise<Parsed<TargetSettings & Rest>> {
  return parseWith(given, async (inputs, findings) => {
    const target = await parseTargetInputs(inputs, surroundings, findings);
    const rest = await parseRest(inputs, surroundings, findings);
    return target && rest && { ...target, ...rest };
  });
}

/** How the target is reached; `undefined` after a problem. */
export async function parseTargetInputs(
  inputs: ReadInputs,
  surroundings: Surroundings,
  findings: Findings,
): Promise<TargetSettings | undefined> {
  const target = await parseTarget(inputs, surroundings, findings);
  const remoteDirectory = parseRemoteDirectory(inputs, findings);
  return target && { target, remoteDirectory };
}

/**
 * What `parse` makes of the inputs.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
export async function parseWith<S extends { readonly target?: TargetSettings["target"] | undefined }>(
  given: Given,
  parse: (inputs: ReadInputs, findings: Findings) => Promise<S | undefined>,
): Promise<Parsed<S>> {
  const findings = new Findings();
  const inputs = readValues(given, findings);
  warnOfUnknown(given, findings);
  const settings = await parse(inputs, findings);
  if (findings.hasProblem() || settings === undefined) throw findings.toError();

  const { "secret-env": secretEnv, "cache-secret": cacheSecret } = inputs.values;
  const ways = settings.target === undefined ? [] : [settings.target, ...settings.target.jump];
  const secrets = [
    ...ways.flatMap(({ credentials }) => secretsOf(credentials)),
    cacheSecret,
    ...secretEnv.values(),
  ];
  return {
    settings,
    warnings: findings.warnings,
    secrets: [...new Set(secrets)].filter((secret) => secret !== undefined),
  };
}

function secretsOf(credentials: Credentials | undefined): (Secret | undefined)[] {
  if (credentials === undefined) return [];
  const { privateKey, passphrase, password, otherKeys = [] } = credentials;
  const others = otherKeys.flatMap((key) => [key.privateKey, key.passphrase]);
  return [privateKey, passphrase, password, ...others];
}
