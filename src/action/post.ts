import * as core from "@actions/core";
import { commandLine } from "../config/command-line.ts";
import { parseSettings } from "../config/parse-settings.ts";
import { finishOverSsh } from "../wiring.ts";
import { Console } from "./console.ts";
import { deliver } from "./deliver.ts";
import { maskSecrets } from "./mask-secrets.ts";
import { readInputs, readSurroundings, requester } from "./read-inputs.ts";
import { rememberSettled, unsettledSubmission } from "./state.ts";

/** Milliseconds after which the job's end is no longer waited for; the runner gives all posts together five minutes. */
const patienceMs = 60_000;

/** Inputs about what is run: the directory may be gone by now, and it is not run again. */
const jobInputs = ["directory", "exclude", "script", "run", "shell", "args", "env"];

/**
 * After the job: ends the run that `main` started and did not see to its end, and brings back what there is of it.
 * Touches nothing else, and does nothing the second time.
 */
export async function post(stop: AbortSignal): Promise<void> {
  const submission = unsettledSubmission();
  if (submission === undefined) return;
  const given = readInputs(process.env);
  const { settings, secrets } = await parseSettings(forFinishing(given), readSurroundings(process.env));
  maskSecrets(given.get("key"), ...secrets.map((secret) => secret.reveal()));
  if (settings.onCancel === "detach") {
    core.info("on-cancel is detach: the run, if it was started, goes on on the target.");
    return;
  }
  const console = new Console(settings);
  const outcome = await finishOverSsh(settings, submission, {
    emit: console.emit,
    stop: {
      signal: AbortSignal.any([stop, AbortSignal.timeout(patienceMs)]),
      by: requester(process.env),
      withinMs: 0,
    },
    secrets,
    record: () => undefined,
  });
  if (outcome.report.jobId !== null) await deliver(outcome, settings, commandLine(given), console.emit);
  console.emit({ type: "ended", result: outcome.result });
  if (outcome.settled) rememberSettled();
  else core.warning(`The target did not confirm that the run has ended. ${outcome.result.reason}`);
}

function forFinishing(given: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...[...given].filter(([name]) => !jobInputs.includes(name)), ["run", ":"]]);
}
