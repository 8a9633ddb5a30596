import { accessOf } from "./access.ts";
import type { Findings } from "./findings.ts";
import type { InputName } from "./inputs.ts";
import type { ReadInputs } from "./read-values.ts";
import type { ReuseSettings } from "./settings.ts";
import type { WorkflowEvent } from "./surroundings.ts";
import { trustOf } from "./trust.ts";

/** A shorter secret can be found by trying, for whoever has a stored result. */
const shortestSecret = 16;

/** When results of earlier runs are used and who may use this one. What means nothing beside `cache` is a problem. */
export function parseReuse(
  inputs: ReadInputs,
  event: WorkflowEvent | undefined,
  findings: Findings,
): ReuseSettings {
  const { values } = inputs;
  checkApplicable(inputs, findings);
  const secret = values["cache-secret"];
  if (secret !== undefined && secret.reveal().length < shortestSecret) {
    findings.warning(
      `cache-secret: It has fewer than ${shortestSecret} characters, and can be guessed by whoever has a stored result.`,
    );
  }
  const { trust, limits } = trustOf(event);
  return {
    ...accessOf(values.cache, limits),
    join: values.cache !== "off",
    refresh: values.refresh,
    scope: values["cache-scope"],
    targetClass: values["target-class"],
    salt: values["cache-salt"],
    probes: values["cache-probe"],
    secret,
    verifyPercent: values["cache-verify"],
    trust,
  };
}

/** Salt, scope, class and probes are part of the signature, so they mean something even with `cache: off`. */
function checkApplicable({ values, given }: ReadInputs, findings: Findings): void {
  const { cache, refresh, "cache-scope": scope, "cache-verify": verify } = values;
  const refuse = (input: InputName, why: string, hint: string): void => {
    findings.problem(input, `It does not apply, as ${why}.`, hint);
  };
  if (refresh && cache !== "auto")
    refuse("refresh", withoutRefresh[cache], "Leave it out, or set cache to auto.");
  if (verify > 0 && (cache === "write" || cache === "off")) {
    refuse(
      "cache-verify",
      `cache is ${cache}: no result is reused`,
      "Leave it out, or set cache to auto or read.",
    );
  }
  if (given.has("cache-secret") && cache === "off") {
    refuse(
      "cache-secret",
      "cache is off: no result is reused or stored",
      "Leave it out, or set cache to another value.",
    );
  }
  if (given.has("target-class") && scope === "any") {
    refuse(
      "target-class",
      "cache-scope is any: all targets count as one class",
      "Leave it out, or set cache-scope to class or host.",
    );
  }
}

const withoutRefresh = {
  read: "cache is read: the new result would not be stored",
  write: "cache is write: the job is run in any case",
  off: "cache is off: the job is run in any case",
} as const;
