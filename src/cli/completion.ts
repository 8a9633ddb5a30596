import { defaultJobFile, readJobFile } from "../config/job-file/read-job-file.ts";
import { printable } from "../config/printable.ts";
import { InvalidInputs, type Problem } from "../errors.ts";
import { cliExitCode } from "../job/result.ts";
import type { Command, Perform } from "./command.ts";
import { bashCompletion } from "./completion/bash.ts";
import { fishCompletion } from "./completion/fish.ts";
import { zshCompletion } from "./completion/zsh.ts";
import { sayProblems } from "./failure.ts";

const invalid = cliExitCode({ kind: "invalid", exitCode: undefined });

/** `ssh-job completion SHELL`: a script for that shell. It asks for `completion jobs [FILE]` where a job can stand. */
export function completionOf(commands: readonly Command[]): Perform {
  return async ({ operands: [shell, ...rest], problems }) => {
    if (shell === "jobs" && problems.length === 0) return printJobs(rest[0] ?? defaultJobFile);
    const script = shells.get(shell ?? "");
    const found = [...problems, ...rest.map(tooMuch), ...(script === undefined ? [unknown(shell)] : [])];
    if (script !== undefined && found.length === 0) {
      process.stdout.write(script(commands));
      return 0;
    }
    sayProblems(new InvalidInputs(found));
    return invalid;
  };
}

const shells: ReadonlyMap<string, typeof bashCompletion> = new Map([
  ["bash", bashCompletion],
  ["zsh", zshCompletion],
  ["fish", fishCompletion],
]);

/** The names of a file's jobs, a line each. Says nothing of a file that cannot be read: somebody is typing. */
async function printJobs(path: string): Promise<number> {
  try {
    const { jobs } = await readJobFile(path, process.cwd());
    process.stdout.write([...jobs.keys()].map((name) => `${name}\n`).join(""));
    return 0;
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    return invalid;
  }
}

function unknown(shell: string | undefined): Problem {
  const message = shell === undefined ? "It is missing." : `${printable(shell)} is not known.`;
  return { input: "SHELL", message, hint: `Write: ssh-job completion ${[...shells.keys()].join("|")}` };
}

function tooMuch(word: string): Problem {
  return { input: printable(word), message: "completion takes one shell only.", hint: "Leave it out." };
}
