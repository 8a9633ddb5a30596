import { quote } from "../remote/quote.ts";
import { inputs, type Input } from "./inputs.ts";
import { isSecret } from "./kinds.ts";
import { parseVariables } from "./variables.ts";

/** Inputs whose effect only a workflow can have. */
export const workflowOnlyInputs: ReadonlySet<string> = new Set([
  "artifact",
  "artifact-name",
  "retention-days",
  "compression-level",
  "allow-workflow-commands",
  "summary",
]);

/** The mode is a command of its own. */
const withoutOption: ReadonlySet<string> = new Set([...workflowOnlyInputs, "mode"]);

/**
 * The command that does from a terminal what these inputs do in a workflow, to be pasted beside a clone of this
 * repository. The values of secrets are left to the variables of the shell that it is pasted into.
 */
export function commandLine(given: ReadonlyMap<string, string>): string {
  const options = inputs.flatMap((input) => {
    const value = given.get(input.name)?.trimEnd() ?? "";
    return value === "" || withoutOption.has(input.name) ? [] : option(input, value);
  });
  const mode = given.get("mode")?.trim() ?? "";
  return [`node ssh-job-action/dist/cli/index.js ${mode === "" ? "run" : quote(mode)}`, ...options].join(
    " \\\n  ",
  );
}

function option({ name, kind }: Input, value: string): string[] {
  if (kind.type === "secret-variables") {
    return [...parseVariables(value).variables].map(([variable, text]) => {
      const isOneLine = !text.includes("\n");
      return `--${name} "${isOneLine ? `${variable}=$${variable}` : `${variable}<<EOF\n$${variable}\nEOF`}"`;
    });
  }
  if (name === "key") return [`--${name} "$KEY_FILE"`];
  if (isSecret(kind)) return [`--${name} "$${name.replaceAll("-", "_").toUpperCase()}"`];
  // The word after a boolean is not its value.
  return [`--${name}${kind.type === "boolean" ? "=" : " "}${quote(value)}`];
}
