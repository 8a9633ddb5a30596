import type { SignSettings } from "../config/parse-sign-settings.ts";
import { openOffer } from "./ask-target.ts";
import { EarlyOffer } from "./early-offer.ts";
import type { Link } from "./link.ts";
import { readJob, type ReadJobPorts } from "./read-job.ts";
import { askStaged } from "./stage-from.ts";
import { questionsOf, signJob, type SignedJob } from "./sign-job.ts";

/** Signs a job that is not run. @param link to the target, where that has to be asked */
export async function signOnly(
  settings: SignSettings,
  link: Link | undefined,
  ports: ReadJobPorts,
): Promise<SignedJob> {
  const questions = questionsOf(settings.reuse);
  const early = link && new EarlyOffer(link, questions);
  const staged = link && (await askStaged(link, settings));
  const tree = await readJob({ ...settings, staged }, ports, () => early?.begin());
  const facts =
    link &&
    (await link.use(async (remote, hostKey) => {
      const asked = (await early?.take(remote)) ?? (await openOffer(remote, questions));
      await asked.offer.leave();
      return { ...asked.facts, hostKey };
    }));
  return signJob(settings, tree, facts ?? { platform: undefined, probes: [], hostKey: undefined });
}
