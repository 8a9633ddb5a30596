import type { Findings } from "./findings.ts";
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
  // It becomes the name of a file.
  if (!/^(?!\.)[A-Za-z0-9._-]{1,60}$/.test(name)) {
    const hint = "Write up to 60 letters, digits, ., _ and -, with no . at the beginning.";
    findings.problem("lock", `${printable(name)} is no name of a lock.`, hint);
  }
  return { name, slots, queueTimeoutMs };
}
