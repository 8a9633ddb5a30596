import { connectionInputs } from "../inputs/connection.ts";
import { lockInputs } from "../inputs/lock.ts";
import { inputs, plannedInputs } from "../inputs.ts";
import { isSecret } from "../kinds.ts";
import { closest } from "./suggest.ts";

/** What says which job or run is meant, which a job file does by itself. */
const elsewhere: ReadonlySet<string> = new Set(["mode", "job-id", "job-file", "job"]);

const inputNames: readonly string[] = [...inputs.map(({ name }) => name), ...plannedInputs];

/** Keys of a job that say how it hangs together with others: stage has a form of its own here. */
export const graphKeys = ["target", "needs", "matrix", "stage"] as const;

/** Keys of a job that are inputs. */
export const jobInputKeys: ReadonlySet<string> = new Set(
  inputNames.filter((name) => !elsewhere.has(name) && !graphKeys.some((key) => key === name)),
);

/** Keys of a target that are inputs: how it is reached, and what is so of all that runs there. */
export const targetInputKeys: ReadonlySet<string> = new Set([
  ...[...connectionInputs, ...lockInputs].map(({ name }) => name),
  ...["target-class", "cache-scope", "cache-probe", "shell", "launcher", "slurm-options"],
  ...["container-engine", "container-options", "python", "health-command", "recover-command"],
]);

/** What a target calls its `target-class`. */
export const classKey = "class";

/** Inputs that a job file has no use for. */
export const keysElsewhere: ReadonlySet<string> = elsewhere;

/** Keys whose values no message may show. */
const secretKeys: ReadonlySet<string> = new Set(
  inputs.filter(({ kind }) => isSecret(kind)).map(({ name }) => name),
);

/** Whether a key is one of a secret, or may be meant to be one. */
export function isSecretKey(key: string): boolean {
  if (secretKeys.has(key)) return true;
  if (jobInputKeys.has(key) || graphKeys.some((known) => known === key)) return false;
  return /pass|secret|token|key/i.test(key) || closest(key, secretKeys) !== undefined;
}
