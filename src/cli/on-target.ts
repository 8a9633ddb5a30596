import type { Parsed, TargetSettings } from "../config/settings.ts";
import type { Surroundings } from "../config/surroundings.ts";
import { InvalidInputs, JobError } from "../errors.ts";
import type { Emit } from "../events.ts";
import { cliExitCode } from "../job/result.ts";
import { linkOverSsh } from "../wiring.ts";
import type { Options, Perform } from "./command.ts";
import { sayFailure, sayProblems } from "./failure.ts";
import { parseOptions } from "./parse-options.ts";
import { printJson } from "./print.ts";
import { readSurroundings } from "./surroundings.ts";
import { Terminal } from "./terminal.ts";
import { sayWithoutEffect } from "./without-effect.ts";

/** What a command has that asks a target something. */
export interface Asking<S extends TargetSettings> {
  readonly settings: S;
  /** One connection, dialled already and closed afterwards. */
  readonly link: ReturnType<typeof linkOverSsh>;
  readonly options: Options;
  readonly emit: Emit;
}

/**
 * A command that asks a target something.
 * @param parse understands its inputs
 * @param ask does its work and returns the exit code; errors and signals are seen to here
 */
export function onTarget<S extends TargetSettings>(
  parse: (given: ReadonlyMap<string, string>, surroundings: Surroundings) => Promise<Parsed<S>>,
  ask: (asking: Asking<S>) => Promise<number>,
): Perform {
  return async (options, stop) => {
    try {
      sayWithoutEffect(options);
      const { settings, warnings } = await parseOptions(options, readSurroundings(process.env), parse);
      const { emit } = new Terminal({ log: process.stdout, bar: !options.json });
      for (const message of warnings) emit({ type: "warning", message });
      await using link = linkOverSsh(settings, emit);
      stop.addEventListener("abort", () => void link.close());
      const exitCode = await ask({ settings, link, options, emit });
      return stop.aborted ? exitCodeOf("cancelled") : exitCode;
    } catch (error) {
      return endWith(error, options, stop);
    }
  };
}

/** Tells why there is no answer. @returns the exit code */
export function endWith(error: unknown, { json }: Pick<Options, "json">, stop: AbortSignal): number {
  if (stop.aborted) return exitCodeOf("cancelled");
  if (json) printJson({ error: describe(error) });
  if (error instanceof InvalidInputs) sayProblems(error);
  else sayFailure(error);
  return exitCodeOf(error instanceof JobError && error.code === "invalid" ? "invalid" : "infrastructure");
}

function exitCodeOf(kind: "cancelled" | "invalid" | "infrastructure"): number {
  return cliExitCode({ kind, exitCode: undefined });
}

function describe(error: unknown): { code: string | null; message: string; hint: string | null } {
  if (error instanceof JobError)
    return { code: error.code, message: error.message, hint: error.hint ?? null };
  return { code: null, message: String(error), hint: null };
}
