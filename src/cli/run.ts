import { freeBuffersSoon } from "../edge/memory.ts";
import { parseSettings } from "../config/parse-settings.ts";
import type { Parsed, Settings } from "../config/settings.ts";
import { InvalidInputs, type Problem } from "../errors.ts";
import { cliExitCode, type ResultKind } from "../job/result.ts";
import { printReport, type Report } from "../report/report.ts";
import { runOverSsh } from "../wiring.ts";
import { failureReport, refusalReport, sayFailure } from "./failure.ts";
import { help } from "./help.ts";
import { readOptions, type Options } from "./read-options.ts";
import { say } from "./say.ts";
import { readSurroundings } from "./surroundings.ts";
import { Terminal } from "./terminal.ts";

/** Milliseconds from Ctrl-C until everything must be over. */
const withinMs = 15_000;

interface Ended {
  readonly report: Report;
  readonly exitCode: number;
}

/** `ssh-job run`: one job from options. @returns the exit code */
export async function run(words: readonly string[], stop: AbortSignal): Promise<number> {
  const options = readOptions(words);
  if (options.help) {
    process.stdout.write(help());
    return 0;
  }
  const { report, exitCode } = await end(options, stop);
  if (options.json) process.stdout.write(printReport(report));
  return exitCode;
}

/** Whatever happens, there is a report of it. */
async function end(options: Options, stop: AbortSignal): Promise<Ended> {
  try {
    return await runWith(options, stop);
  } catch (error) {
    if (error instanceof InvalidInputs) {
      for (const message of error.warnings) say(`Warning: ${message}`, "yellow");
      for (const { input, message, hint } of error.problems) say(`${input}: ${message} ${hint}`, "red");
      return ended("invalid", refusalReport(options.given, error.problems));
    }
    sayFailure(error);
    return ended("infrastructure", failureReport(options.given, error));
  }
}

async function runWith(options: Options, stop: AbortSignal): Promise<Ended> {
  if (options.withoutEffect.length > 0) {
    const names = options.withoutEffect.map((name) => `--${name}`).join(", ");
    say(`Without effect on a terminal, with a meaning in workflows only: ${names}.`, "dim");
  }
  const surroundings = readSurroundings(process.env);
  const { settings, warnings, secrets } = await parse(options, surroundings);
  const terminal = new Terminal({ log: options.json ? process.stderr : process.stdout });
  for (const message of warnings) terminal.emit({ type: "warning", message });
  freeBuffersSoon();
  const { result, report } = await runOverSsh(settings, {
    emit: terminal.emit,
    stop: { signal: stop, by: surroundings.defaultUsername ?? "terminal", withinMs },
    secrets,
    record: () => undefined,
  });
  terminal.emit({ type: "ended", result });
  if (report.error?.hint) terminal.emit({ type: "notice", message: report.error.hint });
  return { report, exitCode: cliExitCode(result) };
}

/** The settings, or all problems at once: those of the options' form and those of what they say. */
async function parse(
  { given, problems }: Options,
  surroundings: ReturnType<typeof readSurroundings>,
): Promise<Parsed<Settings>> {
  const parsed = await parseSettings(given, surroundings).catch((error: unknown) => {
    if (!(error instanceof InvalidInputs)) throw error;
    throw new InvalidInputs([...problems, ...error.problems.filter(isNews(problems))], error.warnings);
  });
  if (problems.length > 0) throw new InvalidInputs(problems, parsed.warnings);
  return parsed;
}

/** An option without a value is not told to be missing as well. */
function isNews(problems: readonly Problem[]): (problem: Problem) => boolean {
  const told = new Set(problems.map(({ input }) => input));
  return ({ input }) => !told.has(`--${input}`);
}

function ended(kind: ResultKind, report: Report): Ended {
  return { report, exitCode: cliExitCode({ kind, exitCode: undefined }) };
}
