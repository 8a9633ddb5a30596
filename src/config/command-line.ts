import { quote } from "../remote/quote.ts";
import { inputs } from "./inputs.ts";
import { isSecret } from "./kinds.ts";

/** Inputs whose effect only a workflow can have. */
export const workflowOnlyInputs: ReadonlySet<string> = new Set([
  "artifact",
  "artifact-name",
  "retention-days",
  "compression-level",
  "allow-workflow-commands",
  "summary",
]);

/** The command that does from a terminal what these inputs do in a workflow. The values of secrets are left out. */
export function commandLine(given: ReadonlyMap<string, string>): string {
  const options = inputs.flatMap(({ name, kind }) => {
    const value = given.get(name)?.trimEnd() ?? "";
    if (value === "" || workflowOnlyInputs.has(name)) return [];
    return [`--${name} ${isSecret(kind) ? "…" : quote(value)}`];
  });
  return ["ssh-job run", ...options].join(" \\\n  ");
}
