import * as core from "@actions/core";
import { commandLine } from "../config/command-line.ts";
import { parseSettings } from "../config/parse-settings.ts";
import type { Parsed, Settings } from "../config/settings.ts";
import { freeBuffersSoon } from "../edge/memory.ts";
import { InvalidInputs } from "../errors.ts";
import type { Submission } from "../lifecycle/submit-run.ts";
import { finishOverSsh } from "../wiring.ts";
import { Console } from "./console.ts";
import { deliver } from "./deliver.ts";
import { keyText, maskSecrets } from "./mask-secrets.ts";
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
  const parsed = await parse(given, submission);
  if (parsed === undefined) return;
  const { settings, secrets } = parsed;
  if (settings.onCancel === "detach") {
    core.info("on-cancel is detach: the run, if it was started, goes on on the target.");
    return;
  }
  const console = new Console({ ...settings, opening: "End the job" });
  freeBuffersSoon();
  const outcome = await finishOverSsh(settings, submission, {
    // What the job wrote was shown by main; here it goes to the log file only.
    emit: (event) => event.type === "output" || console.emit(event),
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

/** The inputs are those of main, but the world may not be: a key's file, say, may be gone. */
async function parse(
  given: ReadonlyMap<string, string>,
  { signature, submission }: Submission,
): Promise<Parsed<Settings> | undefined> {
  try {
    const parsed = await parseSettings(forFinishing(given), readSurroundings(process.env));
    maskSecrets(keyText(given), ...parsed.secrets.map((secret) => secret.reveal()));
    return parsed;
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    const run = `${signature.slice(0, 20)}, submission ${submission},`;
    core.warning(`The run ${run} may still be going on, and can no longer be reached:\n${error.message}`);
    return undefined;
  }
}

function forFinishing(given: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...[...given].filter(([name]) => !jobInputs.includes(name)), ["run", ":"]]);
}
