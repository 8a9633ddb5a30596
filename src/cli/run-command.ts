import { statSync } from "node:fs";
import { defaultJobFile } from "../config/job-file/read-job-file.ts";
import { printable } from "../config/printable.ts";
import type { Problem } from "../errors.ts";
import type { Options, Perform } from "./command.ts";

/** `ssh-job run`: one job where only a host is given, else those of a job file. @returns the exit code */
export const runCommand: Perform = async (options, stop) => {
  const isNothing = options.operands.length === 0 && !isThere(defaultJobFile);
  if (options.given.has("job-file") || (!namesHost(options) && !isNothing)) {
    const { runFile } = await import("./run-file.ts");
    return runFile(withProblems(options, bothFormats(options)), stop);
  }
  const { run } = await import("./run.ts");
  const problems = [...bothFormats(options), ...(namesHost(options) ? ofJobFiles(options) : [noHost])];
  return run(withProblems(options, problems), stop);
};

/** One without a value is a problem, but means this. */
function namesHost({ given, problems }: Options): boolean {
  return given.has("host") || problems.some(({ input }) => input === "--host");
}

const noHost: Problem = {
  input: "--host",
  message: `No host is given, and there is no ${defaultJobFile} here.`,
  hint: "Give --host [user@]host[:port], or name a job file.",
};

function bothFormats({ json, own }: Options): Problem[] {
  if (!own.has("events")) return [];
  const hint = "Leave one of them out.";
  return [
    ...(json
      ? [{ input: "--events", message: "It does not go with --json: both print on stdout.", hint }]
      : []),
    ...(own.has("dry-run")
      ? [{ input: "--events", message: "It does not go with --dry-run: nothing happens.", hint }]
      : []),
  ];
}

/** What says something about a job file, where there is none. */
function ofJobFiles({ operands, own }: Options): Problem[] {
  const given = ["parallel", "keep-going", "dry-run"].filter((name) => own.has(name));
  const message = "It is about a job file; with --host there is one job, and none is read.";
  return [...operands.map(printable), ...given.map((name) => `--${name}`)].map((input) => ({
    input,
    message,
    hint: "Leave it out, or leave out --host.",
  }));
}

function withProblems(options: Options, problems: readonly Problem[]): Options {
  return { ...options, problems: [...options.problems, ...problems] };
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
