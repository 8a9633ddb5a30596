import * as core from "@actions/core";
import { describeProblem, type InvalidInputs } from "../errors.ts";
import type { Outcome } from "../lifecycle/conclude.ts";
import { sanitiseText } from "../report/sanitise.ts";
import { setOutputs } from "./set-outputs.ts";

/** Makes the step red, with the reason and the remedy, unless what was asked for was done. */
export function fail({ succeeded, report }: Outcome): void {
  if (succeeded) return;
  const hint = report.error?.hint ? `\n${report.error.hint}` : "";
  core.setFailed(
    sanitiseText(
      `${report.name} on ${report.target}: ${report.result ?? "submitted"}. ${report.reason}${hint}`,
    ),
  );
}

/** Makes the step red because of its inputs: all problems in one annotation. */
export function refuse({ problems, warnings }: InvalidInputs, given: ReadonlyMap<string, string>): void {
  setOutputs({ result: "invalid", target: given.get("host")?.trim() });
  const lines = [...problems.map(describeProblem), ...warnings];
  core.setFailed(sanitiseText(["The inputs cannot work; nothing was dialled.", ...lines].join("\n")));
}
