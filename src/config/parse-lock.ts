import type { Findings } from "./findings.ts";
import { isLockName, lockNameHint } from "./lock-name.ts";
import { printable } from "./printable.ts";
import type { ReadInputs } from "./read-values.ts";
import type { Lock } from "./settings.ts";

/** The lock that the run has to hold, if any; nothing about it applies where there is none. */
export function parseLock({ values, given }: ReadInputs, findings: Findings): Lock | undefined {
  const { lock: name, slots, "queue-timeout": queueTimeoutMs } = values;
  if (!given.has("lock")) {
    for (const input of ["slots", "queue-timeout"] as const) {
      if (!given.has(input)) continue;
      findings.problem(input, "It does not apply, as there is no lock.", "Give lock, or leave it out.");
    }
  }
  if (name === undefined) return undefined;
  if (!isLockName(name)) findings.problem("lock", `${printable(name)} is no name of a lock.`, lockNameHint);
  return { name, slots, queueTimeoutMs };
}
