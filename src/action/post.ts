import * as core from "@actions/core";
import { commandLine } from "../config/command-line.ts";
import { parseFinishSettings } from "../config/parse-settings.ts";
import type { FinishSettings, Parsed } from "../config/settings.ts";
import { freeBuffersSoon } from "../edge/memory.ts";
import { InvalidInputs } from "../errors.ts";
import type { RunName } from "../remote/request.ts";
import { finishOverSsh } from "../wiring.ts";
import { Console } from "./console.ts";
import { deliver } from "./deliver.ts";
import { readInputs, readSurroundings, requester } from "./read-inputs.ts";
import { readTask } from "./read-task.ts";
import { leftJobs, rememberSettled, unsettledRun } from "./state.ts";
import { warnOfLost } from "./warn-of-lost.ts";

/** Milliseconds after which the job's end is no longer waited for; the runner gives all posts together five minutes. */
const patienceMs = 60_000;

/**
 * After the job: ends the run that `main` started or followed and did not see to its end, and brings back what there is
 * of it. Leaves it alone when others follow it. Touches nothing else, and does nothing the second time.
 */
export async function post(stop: AbortSignal): Promise<void> {
  const given = readInputs(process.env);
  const patience = AbortSignal.any([stop, AbortSignal.timeout(patienceMs)]);
  const jobs = leftJobs();
  if (jobs.size > 0) {
    const { finishJobs } = await import("./finish-jobs.ts");
    await finishJobs([...jobs], given, patience);
    return;
  }
  const run = unsettledRun();
  if (run === undefined) return;
  const parsed = await parse(given, run);
  if (parsed === undefined) return;
  const { settings, secrets } = parsed;
  if (settings.onCancel === "detach") {
    core.info("on-cancel is detach: the run, if it was started, goes on on the target.");
    return;
  }
  const console = new Console({ ...settings, opening: "End the job" });
  freeBuffersSoon();
  const outcome = await finishOverSsh(settings, run, {
    // What the job wrote was shown by main; here it goes to the log file only.
    emit: (event) => event.type === "output" || console.emit(event),
    stop: {
      signal: patience,
      by: requester(process.env),
      hasSuccessor: false,
      withinMs: 0,
    },
    secrets,
    record: () => undefined,
  });
  if (outcome.report.jobId !== null) await deliver(outcome, settings, commandLine(given), console.emit);
  console.emit({ type: "ended", result: outcome.result });
  if (outcome.settled) rememberSettled();
  else core.warning(`The target did not confirm that the run has ended. ${outcome.report.reason}`);
}

/** The inputs are those of main, but the world may not be: a key's file, say, may be gone. */
async function parse(
  given: ReadonlyMap<string, string>,
  run: RunName,
): Promise<Parsed<FinishSettings> | undefined> {
  try {
    const task = await readTask(given, readSurroundings(process.env), process.env, parseFinishSettings);
    if (task.kind === "one") return task.parsed;
    warnOfLost(run, "The job file has other jobs now.");
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    warnOfLost(run, error.message);
  }
  return undefined;
}
