import { freeBuffersSoon } from "../edge/memory.ts";
import { parseSettings } from "../config/parse-settings.ts";
import { InvalidInputs } from "../errors.ts";
import { cliExitCode, type ResultKind } from "../job/result.ts";
import { printReport, type Report } from "../report/report.ts";
import { runOverSsh } from "../wiring.ts";
import type { Settings } from "../config/settings.ts";
import type { Outcome } from "../lifecycle/conclude.ts";
import type { JobEvent } from "../events.ts";
import { EventLines } from "./event-lines.ts";
import { exitCodeOf } from "./exit-code.ts";
import { failureReport, refusalReport, sayFailure, sayProblems } from "./failure.ts";
import { parseOptions } from "./parse-options.ts";
import type { Options } from "./command.ts";
import { cachePlaces, readSurroundings } from "./surroundings.ts";
import { Terminal } from "./terminal.ts";
import { sayWithoutEffect } from "./without-effect.ts";

/** Milliseconds from Ctrl-C until everything must be over. */
const withinMs = 15_000;

/** In what a command differs from `run`. */
interface Variant {
  readonly change: (settings: Settings) => Settings;
  readonly showsLog: boolean;
  readonly exitCode: (outcome: Outcome) => number;
}

interface Ended {
  readonly report: Report;
  readonly exitCode: number;
}

/** `ssh-job run`, `submit`, `attach` and `cancel`: what the action does, from options. @returns the exit code */
export async function run(options: Options, stop: AbortSignal): Promise<number> {
  return runAs({ change: (settings) => settings, showsLog: true, exitCode: exitCodeOf }, options, stop);
}

/** A command that is much as `run` is. @returns the exit code */
export async function runAs(variant: Variant, options: Options, stop: AbortSignal): Promise<number> {
  const lines = options.own.has("events") ? new EventLines((line) => process.stdout.write(line)) : undefined;
  const { report, exitCode } = await end(variant, options, stop, lines);
  const { result, reason } = report;
  lines?.tell({ event: "ended", result, reason, report });
  lines?.tell({ event: "finished", result, exitCode });
  if (lines !== undefined) return exitCode;
  if (options.json) process.stdout.write(printReport(report));
  // Of a run that was only started, there is nothing to be seen but its id.
  else if (report.result === null) process.stdout.write(`${report.jobId ?? ""}\n`);
  return exitCode;
}

/** Whatever happens, there is a report of it. */
async function end(
  variant: Variant,
  options: Options,
  stop: AbortSignal,
  lines: EventLines | undefined,
): Promise<Ended> {
  try {
    return await runWith(variant, options, stop, lines);
  } catch (error) {
    if (error instanceof InvalidInputs) {
      sayProblems(error);
      return ended("invalid", refusalReport(options.given, error.problems));
    }
    sayFailure(error);
    return ended("infrastructure", failureReport(options.given, error));
  }
}

async function runWith(
  variant: Variant,
  options: Options,
  stop: AbortSignal,
  lines: EventLines | undefined,
): Promise<Ended> {
  sayWithoutEffect(options);
  const surroundings = readSurroundings(process.env);
  const { settings, warnings, secrets } = await parseOptions(options, surroundings, parseSettings);
  const terminal = new Terminal({ log: options.json ? process.stderr : process.stdout, bar: !options.json });
  const emit = lines === undefined ? terminal.emit : (event: JobEvent): void => lines.emit(event);
  for (const message of warnings) emit({ type: "warning", message });
  freeBuffersSoon();
  const outcome = await runOverSsh(variant.change(settings), {
    emit: (event) => {
      if (event.type !== "output" || variant.showsLog) emit(event);
    },
    stop: { signal: stop, by: surroundings.defaultUsername ?? "terminal", hasSuccessor: false, withinMs },
    secrets,
    record: () => undefined,
    caches: cachePlaces(process.env),
  });
  const { result, report } = outcome;
  emit({ type: "ended", result });
  if (report.error?.hint) emit({ type: "notice", message: report.error.hint });
  return { report, exitCode: variant.exitCode(outcome) };
}

function ended(kind: ResultKind, report: Report): Ended {
  return { report, exitCode: cliExitCode({ kind, exitCode: undefined }) };
}
