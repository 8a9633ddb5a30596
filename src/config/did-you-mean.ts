import { closestMatch } from "leven";
import { inputs, plannedInputs } from "./inputs.ts";

/** What other SSH actions call an input of ours. */
const elsewhere = new Map([
  ["command-timeout", "timeout"],
  ["envs", "env"],
  ["private-key", "key"],
  ["proxy-host", "jump"],
  ["script-path", "script"],
  ["ssh-key", "key"],
  ["ssh-private-key", "key"],
  ["user", "username"],
  ["working-directory", "directory"],
]);

/** The input that was most likely meant by a name that nobody knows; `undefined` when none is close. */
export function didYouMean(name: string): string | undefined {
  const spelled = name.toLowerCase().replaceAll(/[_\s]+/g, "-");
  const known = [...inputs.map((input) => input.name), ...plannedInputs];
  const maxDistance = Math.min(3, Math.floor(spelled.length / 3));
  return elsewhere.get(spelled) ?? closestMatch(spelled, known, { maxDistance });
}
