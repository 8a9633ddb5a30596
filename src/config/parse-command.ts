import { isAbsolute, join, posix } from "node:path";
import type { Command } from "../job/spec.ts";
import type { Findings } from "./findings.ts";
import { isWithin, lookUp } from "./paths.ts";
import { printable } from "./printable.ts";
import type { ReadInputs } from "./read-values.ts";
import { splitShellWords } from "./shell-words.ts";

/** What is run; `undefined` after a problem. `directory` is absolute, or `undefined` if it has a problem itself. */
export async function parseCommand(
  { values, given }: ReadInputs,
  directory: string | undefined,
  findings: Findings,
): Promise<Command | undefined> {
  const { run, script, shell } = values;
  if (shell !== undefined) checkShell(shell, findings);
  if (given.has("run")) {
    if (given.has("script")) {
      findings.problem("script", "It does not apply, as run says what to run.", "Give either run or script.");
    }
    return run === undefined ? undefined : { kind: "inline", text: run, shell };
  }
  if (directory === undefined || findings.hasProblem("script")) return undefined;

  const fault = await scriptFault(script, directory);
  if (fault !== undefined) {
    const hint = "Name a file of the directory, or give shell commands in run.";
    findings.problem("script", `${printable(script)} ${fault}.`, hint);
    return undefined;
  }
  return { kind: "script", path: posix.normalize(script), shell };
}

async function scriptFault(script: string, directory: string): Promise<string | undefined> {
  const path = posix.normalize(script);
  if (isAbsolute(script) || posix.isAbsolute(script)) return "is an absolute path";
  if (path === ".." || path.startsWith("../")) return "leads out of the directory";
  const [root, found] = await Promise.all([lookUp(directory), lookUp(join(directory, path))]);
  if (root === undefined || found === undefined) return `does not exist in ${printable(directory)}`;
  if (!isWithin(root.realPath, found.realPath)) return "is a link that leads out of the directory";
  return found.type === "file" ? undefined : "is not a file";
}

function checkShell(shell: string, findings: Findings): void {
  const hint =
    "Write a command and its options, such as bash -euo pipefail; the script's path is added at the end.";
  const words = splitShellWords(shell);
  if (shell.includes("{0}")) {
    findings.problem(
      "shell",
      `${printable(shell)} holds {0}.`,
      "Leave {0} out: the script's path is added at the end.",
    );
  } else if (words === undefined) {
    findings.problem("shell", `${printable(shell)} is more than words, plain or in quotes.`, hint);
  } else if (/^-|=|^$/.test(words[0] ?? "")) {
    findings.problem("shell", `${printable(shell)} does not begin with a command.`, hint);
  }
}
