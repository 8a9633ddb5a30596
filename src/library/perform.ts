import { parseSettings } from "../config/parse-settings.ts";
import type { Settings } from "../config/settings.ts";
import type { JobEvent } from "../events.ts";
import type { Outcome as Concluded } from "../lifecycle/conclude.ts";
import { runOverSsh } from "../wiring.ts";
import { startJob, type Job } from "./job.ts";
import type { Options } from "./options.ts";
import type { Ending, Outcome, Submission } from "./outcome.ts";
import { readInputs } from "./read-inputs.ts";
import { placesOf, surroundingsOf } from "./surroundings.ts";

/** Milliseconds from an abort until everything on our side is over. */
export const withinMs = 15_000;

/** Does what the inputs say, in one of the modes. @param change what is asked for beside it */
export function perform<T>(
  mode: Settings["mode"],
  inputs: object,
  options: Options,
  finish: (concluded: Concluded, settings: Settings) => T,
  change: (settings: Settings) => Settings = (settings) => settings,
): Job<T> {
  return startJob<T, JobEvent>(options, async ({ emit, signal }) => {
    const surroundings = await surroundingsOf(options);
    const parsed = await readInputs(inputs, mode, surroundings, parseSettings);
    const settings = change(parsed.settings);
    for (const message of parsed.warnings) emit({ type: "warning", message });
    const concluded = await runOverSsh(settings, {
      emit,
      stop: { signal, by: nameOf(options, surroundings.defaultUsername), hasSuccessor: false, withinMs },
      secrets: parsed.secrets,
      record: () => undefined,
      caches: placesOf(options),
    });
    emit({ type: "ended", result: concluded.result });
    return finish(concluded, settings);
  });
}

/** Who asks, as others are told. */
export function nameOf({ by }: Pick<Options, "by">, username: string | undefined): string {
  return by ?? username ?? "library";
}

/** How it ended, of what has an end. */
export function endingOf({ succeeded, report }: Concluded): Ending {
  const { result, exitCode } = report;
  if (result === null) throw new Error("a run that was seen to its end has a result");
  return { succeeded, result, exitCode, report };
}

export function outcomeOf(concluded: Concluded, settings: Settings): Outcome {
  return { ...endingOf(concluded), ...filesOf(concluded, settings) };
}

export function submissionOf(concluded: Concluded, settings: Settings): Submission {
  const { succeeded, report } = concluded;
  const { result, exitCode, jobId } = report;
  return { succeeded, result, exitCode, jobId, report, ...filesOf(concluded, settings) };
}

function filesOf(
  { entries }: Concluded,
  settings: Settings,
): Pick<Outcome, "resultsDirectory" | "logFile" | "reportFile" | "files"> {
  if (settings.mode === "cancel") throw new Error("nothing is fetched of a run that is cancelled");
  const { resultsDirectory } = settings;
  return {
    resultsDirectory,
    logFile: `${resultsDirectory}.log`,
    reportFile: `${resultsDirectory}.json`,
    files: entries.filter(({ type }) => type !== "directory").map(({ path }) => path),
  };
}
