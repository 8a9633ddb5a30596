import { resolve } from "node:path";
import { open, stat, writeFile } from "node:fs/promises";
import { printable } from "../config/printable.ts";
import { InvalidInputs, type Problem } from "../errors.ts";
import { cliExitCode } from "../job/result.ts";
import { overviewOf } from "../report/overview.ts";
import { pageOf } from "../report/page/page.ts";
import { readReports, type ToldFile } from "../report/read-reports.ts";
import type { Options, Perform } from "./command.ts";
import { sayProblems } from "./failure.ts";
import { printJson } from "./print.ts";
import { say } from "./say.ts";
import { sayWithoutEffect } from "./without-effect.ts";

/** A longer file is none that we have written. Bytes. */
const longest = 16 * 1024 * 1024;

/** `ssh-job report`: what became of the jobs that reports tell about. @returns the code of the first that did not pass */
export const report: Perform = async (options) => {
  sayWithoutEffect(options);
  const page = options.own.get("html");
  const read = await Promise.all(options.operands.map(readFile));
  const files = read.filter((found) => "jobs" in found);
  const jobs = files.flatMap((file) => file.jobs);
  const problems = [
    ...problemsOf(options),
    ...read.flatMap((found) => ("jobs" in found ? [] : [found])),
    ...(page !== undefined && options.operands.some((file) => resolve(file) === resolve(page))
      ? [itself(page)]
      : []),
  ];
  if (problems.length === 0 && page !== undefined) problems.push(...(await writePage(page, pageOf(jobs))));
  if (problems.length > 0) return refuse(problems, options);
  if (options.json) printJson(jobs.flatMap((job) => job.report ?? []));
  else process.stdout.write(overviewOf(jobs));
  return exitCodeOf(files);
};

/** Nobody knows how a run has ended that was only started: it is not taken for one that passed. */
function exitCodeOf(files: readonly ToldFile[]): number {
  const first = files.find(({ result }) => result !== "passed");
  if (first === undefined) return 0;
  return cliExitCode({ kind: first.result ?? "lost", exitCode: first.exitCode ?? undefined });
}

async function readFile(path: string): Promise<ToldFile | Problem> {
  try {
    // To open a pipe is to wait for whoever writes to it.
    if (!(await stat(path)).isFile()) return problem(path, "It is no file.", notReport);
    await using file = await open(path);
    if ((await file.stat()).size > longest) return problem(path, "It is longer than 16 MiB.", notReport);
    const told = readReports(await file.readFile("utf8"));
    return typeof told === "string" ? problem(path, told, notReport) : told;
  } catch (error) {
    return problem(path, `It cannot be read: ${systemCode(error)}.`, notReport);
  }
}

const notReport = "Give the path of a report: it lies beside the results, as <results-directory>.json.";

async function writePage(path: string, text: string): Promise<Problem[]> {
  try {
    await writeFile(path, text);
    say(`Wrote ${printable(path)}.`, "dim");
    return [];
  } catch (error) {
    const message = `${printable(path)} cannot be written: ${systemCode(error)}.`;
    return [{ input: "--html", message, hint: "Name a file in a directory that you can write to." }];
  }
}

function problemsOf({ operands, given, problems }: Options): Problem[] {
  const missing = { input: "FILE", message: "It is missing.", hint: "Write: ssh-job report FILE..." };
  const message = "It does not apply to this command.";
  return [
    ...problems,
    ...[...given.keys()].map((name) => ({ input: `--${name}`, message, hint: "Leave it out." })),
    ...(operands.length === 0 ? [missing] : []),
  ];
}

function refuse(problems: readonly Problem[], { json }: Options): number {
  const invalid = new InvalidInputs(problems);
  if (json) printJson({ error: { code: invalid.code, message: invalid.message, hint: null } });
  sayProblems(invalid);
  return cliExitCode({ kind: "invalid", exitCode: undefined });
}

function itself(page: string): Problem {
  const message = `${printable(page)} is one of the reports, and would be lost.`;
  return { input: "--html", message, hint: "Name another file." };
}

function problem(path: string, message: string, hint: string): Problem {
  return { input: printable(path), message, hint };
}

/** @throws what no system call has said */
function systemCode(error: unknown): string {
  if (error instanceof Error && "code" in error && "syscall" in error) return String(error.code);
  throw error;
}
