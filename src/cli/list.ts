import { parseTargetSettings } from "../config/parse-target-settings.ts";
import type { StoredRun } from "../remote/stored-run.ts";
import { viewRun, type RunView } from "../report/run-view.ts";
import { table } from "../report/table.ts";
import { formatBytes, formatDuration } from "../report/units.ts";
import type { Perform } from "./command.ts";
import { onTarget } from "./on-target.ts";
import { printJson } from "./print.ts";
import { say } from "./say.ts";

/** A run of the store. What is not known is absent. */
interface ListedRun extends RunView {
  readonly name?: string;
  readonly submittedBy?: string;
  /** Milliseconds that the script took. */
  readonly duration?: number;
  /** What it takes on the target's disk, once it has ended. */
  readonly bytes?: number;
}

/** `ssh-job list`: all runs of the store, the latest last. */
export const list: Perform = onTarget(parseTargetSettings, async ({ settings, link, options }) => {
  const { label } = settings.target;
  const stored = await link.use((remote) => remote.runs());
  const runs = stored.map((run) => listed(run, label)).sort((one, other) => timeOf(one) - timeOf(other));
  if (options.json) printJson(runs);
  else if (runs.length === 0) say(`There are no runs in the store of ${label}.`);
  else process.stdout.write(table([headings, ...runs.map(row)]));
  return 0;
});

function listed({ status, kib, who, label }: StoredRun, target: string): ListedRun {
  return {
    ...viewRun(status, target),
    ...("end" in status && status.end.type === "ended" && { duration: status.end.durationMs }),
    ...(label !== undefined && { name: label }),
    ...(who !== undefined && { submittedBy: who }),
    ...(kib !== undefined && { bytes: kib * 1024 }),
  };
}

/** Those that have not begun come last. */
function timeOf({ started, ended }: RunView): number {
  return Date.parse(started ?? ended ?? "9999-12-31");
}

const headings = ["RUN", "STATE", "RESULT", "STARTED", "TOOK", "SIZE", "NAME", "SUBMITTED BY"];

function row({ jobId, state, result, started, duration, bytes, name, submittedBy }: ListedRun): string[] {
  const took = duration === undefined ? undefined : formatDuration(duration);
  const size = bytes === undefined ? undefined : formatBytes(bytes);
  return [jobId, state, result, started?.replace(".000Z", "Z"), took, size, name, submittedBy].map(
    (cell) => cell ?? "-",
  );
}
