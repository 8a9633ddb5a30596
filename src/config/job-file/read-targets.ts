import { printable } from "../printable.ts";
import type { Faults } from "./faults.ts";
import type { InputEntry, TargetEntry } from "./job-file.ts";
import { classKey, jobInputKeys, targetInputKeys } from "./keys.ts";
import { readInput } from "./read-input.ts";
import { isName, readEntries } from "./read-names.ts";
import { suggest } from "./suggest.ts";
import type { Entry } from "./tree.ts";

/** The machines, by their names. */
export function readTargets({ value }: Entry, faults: Faults): ReadonlyMap<string, TargetEntry> {
  const targets = new Map<string, TargetEntry>();
  for (const [name, entry] of readEntries(value, "the targets", faults)) {
    isName(name, entry.at, faults);
    targets.set(name, { name, at: entry.at, inputs: readInputs(name, entry, faults) });
  }
  return targets;
}

function readInputs(target: string, { at, value }: Entry, faults: Faults): ReadonlyMap<string, InputEntry> {
  const inputs = new Map<string, InputEntry>();
  const entries = readEntries(value, "a target", faults);
  for (const [key, entry] of entries) {
    const name = key === classKey ? "target-class" : key;
    if (!targetInputKeys.has(name)) {
      refuse(key, entry, faults);
      continue;
    }
    if (key === classKey && entries.has("target-class")) {
      faults.add(entry.at, "class and target-class are the same.", "Leave one of them out.");
    }
    const given = readInput(name, entry, faults);
    if (given !== undefined) inputs.set(name, { at: entry.at, value: given });
  }
  if (!entries.has("host") && (value.type === "mapping" || value.type === "nothing")) {
    faults.add(
      at,
      `The target ${printable(target)} has no host.`,
      "Write host: [user@]host[:port] below it.",
    );
  }
  return inputs;
}

function refuse(key: string, { at }: Entry, faults: Faults): void {
  const message = `${printable(key)} is no key of a target.`;
  const hint = jobInputKeys.has(key)
    ? "Write it in the jobs."
    : suggest(key, [...targetInputKeys, classKey], "Keys are host, class and the names of other inputs.");
  faults.add(at, message, hint);
}
