import type { Findings } from "./findings.ts";
import { connectionInputs } from "./inputs/connection.ts";
import { jobFileInputs } from "./inputs/job-file.ts";
import { jobInputs } from "./inputs/job.ts";
import { lockInputs } from "./inputs/lock.ts";
import { reuseInputs } from "./inputs/reuse.ts";
import { inputs, type InputName } from "./inputs.ts";
import type { ReadInputs } from "./read-values.ts";

type Mode = ReadInputs["values"]["mode"];

/** Finds the inputs that mean nothing in the mode that is asked for. */
export function checkMode({ values: { mode }, given }: ReadInputs, findings: Findings): void {
  // What applies to a mode that nobody understands?
  if (findings.hasProblem("mode")) return;
  for (const name of given) {
    if (ofJobFiles.has(name)) findings.problem(name, ...noJobFile(name));
    else if (withoutMeaning[mode].has(name)) {
      findings.problem(name, `It does not apply with mode ${mode}.`, hintOf(name, mode));
    }
  }
}

const namesOf = (group: readonly { readonly name: InputName }[]): InputName[] =>
  group.map(({ name }) => name);

const forCancel: ReadonlySet<InputName> = new Set([
  ...namesOf(connectionInputs),
  ...(["mode", "job-id", "name", "summary"] as const),
]);

/**
 * What does not apply to a mode. Where a run ends, how long it may take and what it is kept from is said when it is
 * started.
 */
export const withoutMeaning: Readonly<Record<Mode, ReadonlySet<InputName>>> = {
  run: new Set(["job-id"]),
  submit: new Set([
    "job-id",
    "if-no-outputs",
    "artifact",
    "artifact-name",
    "retention-days",
    "compression-level",
    "allow-workflow-commands",
    "cache-verify",
  ]),
  attach: new Set([
    ...namesOf(jobInputs).filter((name) => name !== "secret-env"),
    ...namesOf(reuseInputs),
    ...namesOf(lockInputs),
    ...(["separate-streams", "timeout", "idle-timeout", "orphan-timeout"] as const),
  ]),
  cancel: new Set(namesOf(inputs).filter((name) => !forCancel.has(name))),
};

/** They stand in the place of a job's inputs, and are not among them. */
export const ofJobFiles: ReadonlySet<InputName> = new Set(namesOf(jobFileInputs));

function noJobFile(name: InputName): [message: string, hint: string] {
  return name === "job"
    ? ["It names a job of a job file, and there is none.", "Give job-file as well, or leave it out."]
    : ["No job file is read here.", "Leave it out; the action and ssh-job run read one."];
}

function hintOf(name: InputName, mode: Mode): string {
  if (name === "job-id") return "Leave it out, or set mode to attach or cancel.";
  return mode === "submit" ? "Leave it out here; give it where you attach to the run." : "Leave it out.";
}
