import { once } from "node:events";
import { commandLine } from "../config/command-line.ts";
import { parseSettings } from "../config/parse-settings.ts";
import type { Parsed, Settings } from "../config/settings.ts";
import { freeBuffersSoon } from "../edge/memory.ts";
import { InvalidInputs } from "../errors.ts";
import { Console } from "./console.ts";
import { fail, refuse } from "./fail.ts";
import { readInputs, readSurroundings, requester, statsDirectory } from "./read-inputs.ts";
import { readTask } from "./read-task.ts";
import { setRunOutputs } from "./set-outputs.ts";
import { rememberRun, rememberSettled } from "./state.ts";

/** Milliseconds from the runner's first signal until the run itself must be over; the runner kills after 10 s. */
const withinMs = 6000;

/** What the group before the job's output is called. */
const openings = {
  run: "Send the job",
  submit: "Send the job",
  attach: "Find the run",
  cancel: "End the run",
} as const satisfies Record<Settings["mode"], string>;

/** The step itself. */
export async function main(stop: AbortSignal): Promise<void> {
  const given = readInputs(process.env);
  try {
    const task = await readTask(given, readSurroundings(process.env), process.env, parseSettings);
    if (task.kind === "one") await runOne(task.parsed, given, stop);
    else {
      const { runJobs } = await import("./run-jobs.ts");
      await runJobs(task.file, given, stop);
    }
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    refuse(error, given);
  }
}

/** A step that is about one run, from the inputs or from a job file. */
async function runOne(
  { settings, secrets, warnings }: Parsed<Settings>,
  given: ReadonlyMap<string, string>,
  stop: AbortSignal,
): Promise<void> {
  // Not before the inputs are known to be good: whoever mistyped one need not wait for this.
  const [{ runOverSsh, githubCacheOptions }, { deliver }] = await Promise.all([
    import("../wiring.ts"),
    import("./deliver.ts"),
  ]);
  const console = new Console({ ...settings, opening: openings[settings.mode] });
  for (const message of warnings) console.emit({ type: "warning", message });
  freeBuffersSoon();
  const outcome = await runOverSsh(settings, {
    emit: console.emit,
    stop: { signal: stop, by: requester(process.env), hasSuccessor: true, withinMs },
    secrets,
    record: rememberRun,
    caches: { github: githubCacheOptions(process.env), stats: statsDirectory(process.env) },
  });
  setRunOutputs(outcome, settings);
  // Looking again, post might find nobody, only because the others are just connecting anew.
  if (outcome.leftToOthers) rememberSettled();
  // Cancelled, there is no time for an upload: what is left to do is left to post.
  const leaves = settings.mode === "cancel" || settings.onCancel === "detach";
  if (!stop.aborted || leaves) {
    const delivered = deliver(outcome, settings, commandLine(given), console.emit);
    await Promise.race([delivered.then(rememberSettled), aborted(stop)]);
  }
  console.emit({ type: "ended", result: outcome.result });
  fail(outcome);
}

/** Settles when the step is cancelled. */
async function aborted(stop: AbortSignal): Promise<void> {
  if (!stop.aborted) await once(stop, "abort");
}
