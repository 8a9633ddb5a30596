import { randomBytes } from "node:crypto";
import { asksTarget } from "../config/parse-sign-settings.ts";
import type { JobSettings } from "../config/settings.ts";
import type { Tree } from "../job/tree.ts";
import { aboutOf } from "./about.ts";
import { claimPlace } from "./claim-place.ts";
import { conclude, type Outcome } from "./conclude.ts";
import { EarlyOffer } from "./early-offer.ts";
import { endSubmission } from "./end-submission.ts";
import { afterAbort, heed } from "./heed.ts";
import { asksCaches, lookInCaches, type KnownResult } from "./known-result.ts";
import { Link } from "./link.ts";
import type { Ports } from "./ports.ts";
import { Progress } from "./progress.ts";
import { afresh, compareWith, isPutToTest, setAside } from "./put-to-test.ts";
import { readJob } from "./read-job.ts";
import { seeThrough } from "./see-through.ts";
import { questionsOf, signHere } from "./sign-job.ts";
import { askStaged, joinStaged } from "./stage-from.ts";
import { storeResult } from "./store-result.ts";
import { submitRun, type Submitted } from "./submit-run.ts";
import { useKnown } from "./use-known.ts";

/**
 * Runs one job on one target, from its directory to its results, or brings the result that an earlier run of it had; with
 * mode submit, until it was started. Whatever happens is an outcome, not an error.
 */
export async function runJob(given: JobSettings, ports: Ports): Promise<Outcome> {
  const { mode, spec, remoteDirectory, target } = given;
  const { dial, emit, stop } = ports;
  const progress = new Progress(emit, spec.name);
  if (given.reuse.remark !== undefined) emit({ type: "notice", message: given.reuse.remark });
  return conclude(given, ports, progress, async () => {
    await using earlier = await claimPlace(given, progress, emit);
    await using link = new Link(dial, remoteDirectory, emit);
    progress.opened = link.opened;
    const giveUp = (): void => void link.close();
    const settings = await heed(stop.signal, giveUp, () => withStaged(given, link, progress));
    const early = new EarlyOffer(link, questionsOf(settings.reuse));
    const begin = mayBeKnownHere(settings, ports) ? undefined : (): void => early.begin();
    const tree = await progress.phase("sign", () =>
      readJob(settings, { ...ports, signal: stop.signal }, begin),
    );
    const isTest = isPutToTest(settings);
    const here = await lookHere(settings, tree, progress, ports);
    if (here.known !== undefined && !isTest) return await useKnown(here.known, settings, progress, ports);
    let tested = here.known && (await setAside(here.known, settings, progress));

    using _deadline = afterAbort(stop.signal, stop.withinMs, giveUp);
    const submit = async (job: JobSettings): Promise<Submitted> => {
      const token = randomBytes(16).toString("hex");
      const submission = {
        settings: job,
        tree,
        token,
        early,
        looked: here.looked,
        facts: undefined,
        earlier,
        progress,
        ports,
      };
      return heed(stop.signal, giveUp, async () => {
        await progress.phase("connect", () => link.ready());
        return submitRun(link, submission);
      }).catch(async (error: unknown) => {
        if (stop.signal.aborted) await endSubmission(settings, ports, progress);
        throw error;
      });
    };
    let submitted = await submit(tested === undefined ? settings : afresh(settings));
    if (submitted.kind === "known") {
      if (!isTest) return await useKnown(submitted.known, settings, progress, ports);
      tested = await setAside(submitted.known, settings, progress);
      submitted = await submit(afresh(settings));
    }
    if (submitted.kind === "known") throw new Error("what is asked for afresh is not known");
    const { id, joined } = submitted;
    progress.id = id;
    emit({ type: "submitted", jobId: id, target: target.label, joined });
    if (mode === "submit") return undefined;
    const about = aboutOf(settings, progress.signature ?? "");
    const result = await seeThrough(submitted, { link, settings, about, progress, ports, earlier });
    if (tested !== undefined) compareWith(tested, progress, result, emit);
    await storeResult(link, id, result, settings, progress, ports);
    return result;
  });
}

/** The settings with what the target has of what is to be staged. */
async function withStaged(settings: JobSettings, link: Link, progress: Progress): Promise<JobSettings> {
  if (settings.stageFrom.length === 0) return settings;
  await progress.phase("connect", () => link.ready());
  const onlyThere = await progress.phase("sign", () => askStaged(link, settings));
  return { ...settings, staged: joinStaged(settings.staged, onlyThere), onlyThere };
}

/** Whether the result may be found without the target, which is then not dialled before it was not. */
function mayBeKnownHere(settings: JobSettings, ports: Ports): boolean {
  return !asksTarget(settings.reuse) && asksCaches(settings, ports);
}

/** Looks for the result where the target need not be asked, if the job can be signed without it. */
async function lookHere(
  settings: JobSettings,
  tree: Tree,
  progress: Progress,
  ports: Ports,
): Promise<{ readonly looked: boolean; readonly known: KnownResult | undefined }> {
  const signed = signHere(settings, tree);
  if (signed === undefined) return { looked: false, known: undefined };
  progress.signature = signed.signature;
  if (!asksCaches(settings, ports)) return { looked: true, known: undefined };
  const known = await progress.phase("cache", () =>
    lookInCaches(settings, signed.signature, progress, ports),
  );
  return { looked: true, known };
}
