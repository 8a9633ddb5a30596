import { behaviourInputs } from "./inputs/behaviour.ts";
import { connectionInputs } from "./inputs/connection.ts";
import { jobFileInputs } from "./inputs/job-file.ts";
import { jobInputs } from "./inputs/job.ts";
import { lockInputs } from "./inputs/lock.ts";
import { resultsInputs } from "./inputs/results.ts";
import { reuseInputs } from "./inputs/reuse.ts";
import type { Kind } from "./kinds.ts";

/** One knob. An input of the action, an option of the command line and a key of a job file are this same thing. */
export interface Input {
  /** kebab-case. */
  readonly name: InputName;
  readonly kind: Kind;
  /** The text that stands for an input that was not given. */
  readonly default?: string;
  readonly required?: true;
  /** Markdown. Says what happens without the input where there is no `default`. */
  readonly description: string;
}

export type Inputs =
  | (typeof connectionInputs)[number]
  | (typeof jobInputs)[number]
  | (typeof resultsInputs)[number]
  | (typeof reuseInputs)[number]
  | (typeof behaviourInputs)[number]
  | (typeof lockInputs)[number]
  | (typeof jobFileInputs)[number];

export type InputName = Inputs["name"];

/** The one list of knobs: `action.yml`, the tables of the README, the help and the settings are made from it. */
export const inputGroups: readonly { readonly title: string; readonly inputs: readonly Input[] }[] = [
  { title: "Connection", inputs: connectionInputs },
  { title: "Job", inputs: jobInputs },
  { title: "Results", inputs: resultsInputs },
  { title: "Reuse", inputs: reuseInputs },
  { title: "Behaviour", inputs: behaviourInputs },
  { title: "Lock", inputs: lockInputs },
  { title: "Job file", inputs: jobFileInputs },
];

export const inputs: readonly Input[] = inputGroups.flatMap((group) => group.inputs);

/** Inputs whose meaning is settled but that this version cannot honour: an error if given, for none may be ignored. */
export const plannedInputs = [
  "runtime",
  "python",
  "requirements",
  "image",
  "container-engine",
  "container-options",
  "launcher",
  "slurm-options",
  "health-command",
  "recover-command",
  "retries",
  "junit",
  "tap",
  "expect-tests",
] as const;

export type PlannedInputName = (typeof plannedInputs)[number];
