import { quote } from "../remote/quote.ts";
import { inputs } from "./inputs.ts";
import { isSecret } from "./kinds.ts";

/** Inputs that mean something to a workflow only. */
const workflowOnly: ReadonlySet<string> = new Set([
  "artifact",
  "artifact-name",
  "retention-days",
  "compression-level",
  "allow-workflow-commands",
  "summary",
  "name",
]);

/** The command that does from a terminal what these inputs do in a workflow. The values of secrets are left out. */
export function commandLine(given: ReadonlyMap<string, string>): string {
  const options = inputs.flatMap(({ name, kind }) => {
    const value = given.get(name)?.trimEnd() ?? "";
    if (value === "" || workflowOnly.has(name)) return [];
    return [`--${name} ${isSecret(kind) ? "…" : quote(value)}`];
  });
  return ["ssh-job run", ...options].join(" \\\n  ");
}
