import { parseRunSettings } from "../config/parse-target-settings.ts";
import { viewRun, type RunView } from "../report/run-view.ts";
import { table } from "../report/table.ts";
import type { Perform } from "./command.ts";
import { noSuchRun } from "./no-such-run.ts";
import { onTarget } from "./on-target.ts";
import { printJson } from "./print.ts";

/** `ssh-job status`: where a run stands. */
export const status: Perform = onTarget(parseRunSettings, async ({ settings, link, options }) => {
  const { jobId, target } = settings;
  const found = await link.use((remote) => remote.status(jobId));
  if (found.state === "absent") throw noSuchRun(jobId, target);
  const view = viewRun(found, target.label);
  if (options.json) printJson(view);
  else process.stdout.write(table(Object.entries(titles).flatMap(([key, title]) => row(view, key, title))));
  return 0;
});

const titles = {
  jobId: "Run",
  target: "Target",
  state: "State",
  result: "Result",
  exitCode: "Exit code",
  signal: "Signal",
  started: "Started",
  ended: "Ended",
} as const satisfies Record<keyof RunView, string>;

function row(view: RunView, key: string, title: string): string[][] {
  const value = view[key as keyof RunView];
  return value === undefined ? [] : [[title, String(value)]];
}
