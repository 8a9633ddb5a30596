import { parseRunSettings } from "../config/parse-target-settings.ts";
import type { Perform } from "./command.ts";
import { noSuchRun } from "./no-such-run.ts";
import { onTarget } from "./on-target.ts";
import { printJson } from "./print.ts";
import { say } from "./say.ts";

/** `ssh-job rm`: removes a run that has ended, with its log and its files. */
export const rm: Perform = onTarget(parseRunSettings, async ({ settings, link, options }) => {
  const { jobId, target } = settings;
  let asked = 0;
  const outcome = await link.use((remote) => {
    asked += 1;
    return remote.remove(jobId);
  });
  // After a lost answer, it may be our own first request that has removed it.
  if (outcome === "absent" && asked === 1) throw noSuchRun(jobId, target);
  if (options.json) printJson({ jobId, target: target.label, removed: true });
  else say(`Removed ${jobId} from ${target.label}.`);
  return 0;
});
