import { parseRunSettings } from "../config/parse-target-settings.ts";
import { JobError } from "../errors.ts";
import type { Perform } from "./command.ts";
import { noSuchRun } from "./no-such-run.ts";
import { onTarget } from "./on-target.ts";
import { printJson } from "./print.ts";
import { say } from "./say.ts";

/** `ssh-job rm`: removes a run that has ended, with its log and its files. */
export const rm: Perform = onTarget(parseRunSettings, async ({ settings, link, options }) => {
  const { jobId, target } = settings;
  let asked = 0;
  const removing = link.use((remote) => {
    asked += 1;
    return remote.remove(jobId);
  });
  const outcome = await removing.catch(async (error: unknown) => {
    const { state } = await link.use((remote) => remote.status(jobId));
    if (state === "finished" || state === "lost") throw error;
    throw new JobError("target", `The run ${jobId} has not ended: it is ${state}.`, {
      hint: `End it first: ssh-job cancel ${jobId} --host ${target.label}`,
    });
  });
  // After a lost answer, it may be our own first request that has removed it.
  if (outcome === "absent" && asked === 1) throw noSuchRun(jobId, target);
  if (options.json) printJson({ jobId, target: target.label, removed: true });
  else say(`Removed ${jobId} from ${target.label}.`);
  return 0;
});
