import { statSync } from "node:fs";
import { resolve } from "node:path";
import { defaultJobFile, readJobFile } from "../config/job-file/read-job-file.ts";
import { parseSettings } from "../config/parse-settings.ts";
import { freeBuffersSoon } from "../edge/memory.ts";
import { InvalidInputs, JobError, type Problem } from "../errors.ts";
import { cliExitCode } from "../job/result.ts";
import { exitCodeOf } from "../pipeline/pipeline-outcome.ts";
import { parsePlannedJob } from "../pipeline/parse-planned-job.ts";
import { planJobs } from "../pipeline/plan.ts";
import { parsePlan } from "../pipeline/parse-plan.ts";
import type { PlacedPlan } from "../pipeline/planned-job.ts";
import { defaultParallel } from "../pipeline/run-pipeline.ts";
import { previewPipeline, runPipelineOverSsh, type PipelineEdgePorts } from "../wiring.ts";
import type { Options, Perform } from "./command.ts";
import { EventLines } from "./event-lines.ts";
import { sayFailure, sayProblems } from "./failure.ts";
import { describePreviews, viewPreviews } from "./graph-preview.ts";
import { failureView, viewOutcome } from "../pipeline/pipeline-view.ts";
import { givenBeside } from "../edge/given-beside.ts";
import { graphReporter } from "./graph-reporters.ts";
import { printJson } from "./print.ts";
import { say } from "./say.ts";
import { cachePlaces, readSurroundings } from "./surroundings.ts";
import { sayWithoutEffect } from "./without-effect.ts";

/** Milliseconds from Ctrl-C until everything must be over. */
const withinMs = 15_000;

/** `ssh-job run [FILE] [JOB...]`: the jobs of a job file. @returns the exit code */
export const runFile: Perform = async (options, stop) => {
  const [file, names] = whatToRun(options);
  const problems = [...options.problems, ...problemsOfParallel(options)];
  try {
    sayWithoutEffect(options);
    const plan = await readPlan(file, names, options);
    if (problems.length === 0) return await runPlan(plan, options, stop);
    await parsePlan(plan, parser(plan, options));
    throw new InvalidInputs([]);
  } catch (error) {
    return fail(
      file,
      error instanceof InvalidInputs ? aboutOptions(problems, error, options) : error,
      options,
      stop,
    );
  }
};

/** Tells why there is no outcome. */
function fail(file: string, error: unknown, { json, own }: Options, stop: AbortSignal): number {
  const isInvalid = error instanceof JobError && error.code === "invalid";
  const kind = isInvalid ? "invalid" : stop.aborted ? "cancelled" : "infrastructure";
  const exitCode = cliExitCode({ kind, exitCode: undefined });
  if (error instanceof InvalidInputs) sayProblems(error);
  else sayFailure(error);
  if (json) printJson(failureView(file, kind, error));
  if (own.has("events")) new EventLines(write).tell({ event: "finished", result: kind, exitCode });
  return exitCode;
}

async function runPlan(plan: PlacedPlan, options: Options, stop: AbortSignal): Promise<number> {
  if (options.own.has("dry-run")) return preview(plan, options, stop);
  freeBuffersSoon();
  const reporter = await graphReporter(options, stop);
  try {
    const outcome = await runPipelineOverSsh(
      plan,
      {
        parse: parser(plan, options),
        emit: (event) => reporter.emit(event),
        stop: {
          signal: stop,
          by: readSurroundings(process.env).defaultUsername ?? "terminal",
          hasSuccessor: false,
          withinMs,
        },
        record: () => undefined,
        caches: cachePlaces(process.env),
      },
      {
        parallel: Number(options.own.get("parallel") ?? defaultParallel),
        keepGoing: options.own.has("keep-going"),
      },
    );
    reporter.end(outcome);
    if (options.json) printJson(viewOutcome(plan, outcome));
    return exitCodeOf(outcome);
  } finally {
    reporter.close();
  }
}

async function preview(plan: PlacedPlan, options: Options, signal: AbortSignal): Promise<number> {
  const previews = await previewPipeline(plan, {
    parse: parser(plan, options),
    emit: (event) => {
      if (event.type === "warning") say(`Warning: ${event.message}`, "yellow");
    },
    signal,
    caches: cachePlaces(process.env),
  });
  if (options.json) printJson(viewPreviews(plan, previews));
  else process.stdout.write(describePreviews(previews));
  return 0;
}

/** The file and its jobs, which can be options too. */
function whatToRun({ operands, given }: Options): readonly [file: string, names: readonly string[]] {
  const jobs = (given.get("job") ?? "").split("\n").flatMap((name) => name.trim() || []);
  const file = given.get("job-file");
  if (file !== undefined) return [file, [...operands, ...jobs]];
  const [found, names] = ofWords(operands);
  return [found, [...names, ...jobs]];
}

/** The first word is a file if it can be nothing else, or is there, or no file has jobs; the others are jobs. */
function ofWords(words: readonly string[]): readonly [file: string, names: readonly string[]] {
  const [first, ...names] = words;
  if (first === undefined) return [defaultJobFile, []];
  // A job may be called as the directory that it runs.
  const isFile = /\.ya?ml$|\//.test(first) || isThere(first) || !isThere(defaultJobFile);
  return isFile ? [first, names] : [defaultJobFile, words];
}

function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

async function readPlan(file: string, jobs: readonly string[], { given }: Options): Promise<PlacedPlan> {
  const resultsDirectory = given.get("results-directory");
  return planJobs(await readJobFile(file, process.cwd()), {
    jobs,
    resultsDirectory: resultsDirectory === undefined ? undefined : resolve(resultsDirectory),
    environment: new Map(Object.entries(process.env).map(([name, value = ""]) => [name, value])),
  });
}

/** What is given beside the job file wins, and what does not work is told with its place in the file. */
function parser(plan: PlacedPlan, { given }: Options): PipelineEdgePorts["parse"] {
  const surroundings = readSurroundings(process.env);
  const jobs = new Map(plan.jobs.map((job) => [job.id, job]));
  return ({ id }, signatures) => {
    const job = jobs.get(id);
    if (job === undefined) throw new Error(`${id} is not in the plan`);
    const beside = givenBeside(job.inputs(signatures), given, process.cwd());
    return parsePlannedJob(plan, job, signatures, { parse: parseSettings, surroundings, given: beside });
  };
}

/** All problems at once; one with an option is told once, however many jobs have it. */
function aboutOptions(
  ofForm: readonly Problem[],
  { problems, warnings }: InvalidInputs,
  { given }: Options,
): InvalidInputs {
  const told = new Map<string, Problem>();
  for (const problem of [...ofForm, ...problems]) {
    const { place, message } = problem;
    const name = problem.input.split(": ").at(-1) ?? "";
    const input = place === undefined && given.has(name) ? `--${name}` : problem.input;
    told.set(`${place === undefined ? input : `${place.line}:${place.column}`} ${message}`, {
      ...problem,
      input,
    });
  }
  return new InvalidInputs([...told.values()], warnings);
}

function problemsOfParallel({ own }: Options): Problem[] {
  const text = own.get("parallel");
  if (text === undefined || /^[1-9]\d{0,3}$/.test(text)) return [];
  const message = "It is no number of jobs.";
  return [{ input: "--parallel", message, hint: "Write a whole number from 1 to 9999." }];
}

function write(line: string): void {
  process.stdout.write(line);
}
