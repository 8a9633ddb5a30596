import { parseSettings } from "../config/parse-settings.ts";
import { InvalidInputs, type JobError } from "../errors.ts";
import { cliExitCode } from "../job/result.ts";
import { printReport } from "../report/report.ts";
import { runOverSsh } from "../wiring.ts";
import { readOptions } from "./read-options.ts";
import { readSurroundings } from "./surroundings.ts";
import { Terminal } from "./terminal.ts";

/** Milliseconds from Ctrl-C until everything must be over. */
const withinMs = 15_000;

/** `ssh-job run`: one job from options. @returns the exit code */
export async function run(words: readonly string[], stop: AbortSignal): Promise<number> {
  try {
    const { given, positionals, json } = readOptions(words);
    if (positionals.length > 0) throw jobFile(positionals[0] ?? "");
    const surroundings = readSurroundings(process.env);
    const { settings, warnings, secrets } = await parseSettings(given, surroundings);
    const terminal = new Terminal({ log: json ? process.stderr : process.stdout });
    for (const message of warnings) terminal.emit({ type: "warning", message });
    const { result, report } = await runOverSsh(settings, {
      emit: terminal.emit,
      stop: { signal: stop, by: surroundings.defaultUsername ?? "terminal", withinMs },
      secrets,
      record: () => undefined,
    });
    terminal.emit({ type: "ended", result });
    if (report.error?.hint) terminal.emit({ type: "notice", message: report.error.hint });
    if (json) process.stdout.write(printReport(report));
    return cliExitCode(result);
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    for (const { input, message, hint } of error.problems)
      process.stderr.write(`${input}: ${message} ${hint}\n`);
    return cliExitCode({ kind: "invalid", exitCode: undefined });
  }
}

function jobFile(name: string): JobError {
  const message = "Job files are not supported by this version of ssh-job.";
  return new InvalidInputs([{ input: name, message, hint: "Give the job as options, --host first." }]);
}
