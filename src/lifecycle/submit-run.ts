import { open } from "../cache/seal.ts";
import type { JobSettings } from "../config/settings.ts";
import type { Tree } from "../job/tree.ts";
import { domainKey } from "../job/trust.ts";
import type { Remote } from "../remote/remote.ts";
import type { RunAnswer, StoredAnswer, SubmitAnswer, WantedAnswer } from "../remote/request.ts";
import type { EarlierResults } from "../workspace/earlier-results.ts";
import { quoteName, someOf } from "../workspace/name.ts";
import { openOffer, whyWanted } from "./ask-target.ts";
import type { EarlyOffer } from "./early-offer.ts";
import { asksCaches, lookInCaches, wantedOf, type KnownResult } from "./known-result.ts";
import type { Link } from "./link.ts";
import { packJob, type PackedJob } from "./pack-job.ts";
import type { Ports } from "./ports.ts";
import type { Progress } from "./progress.ts";
import { jobKey, questionsOf, signJob, type SignedJob, type TargetFacts } from "./sign-job.ts";
import { takeStored } from "./take-stored.ts";

/** What became of a job that the target was asked for: it runs, or has run; or its result is here. */
export type Submitted =
  | ({ readonly kind: "run" } & Pick<RunAnswer, "id" | "joined" | "events">)
  | { readonly kind: "known"; readonly known: KnownResult };

/** A job on its way to a target. */
export interface Submission {
  readonly settings: JobSettings;
  readonly tree: Tree;
  /** 32 hex digits: names this try to run it. */
  readonly token: string;
  /** The first conversation with the target, which may have begun already. */
  readonly early: EarlyOffer | undefined;
  /** Whether the caches have been asked already. */
  readonly looked: boolean;
  /** What the target has said of itself when the job was first named: on a second try the name has to be the same. */
  facts: TargetFacts | undefined;
  /** What an earlier run left in the results directory. */
  readonly earlier: EarlierResults | undefined;
  readonly progress: Progress;
  readonly ports: Ports;
}

/**
 * Asks the target for a job: takes the result that it has stored, joins a run that is going on, or sends the job and
 * starts it.
 * @throws {JobError} `input-changed`, `disk-full`, `target`, and what dialling throws
 */
export async function submitRun(link: Link, submission: Submission): Promise<Submitted> {
  const { read, refresh } = submission.settings.reuse;
  return link.use((remote, hostKey) => submitOver(remote, hostKey, submission, read && !refresh));
}

/** @param reuse whether a stored result will do */
async function submitOver(
  remote: Remote,
  hostKey: string | undefined,
  submission: Submission,
  reuse: boolean,
): Promise<Submitted> {
  const { progress, settings } = submission;
  const phase = settings.reuse.read ? "cache" : "upload";
  const asked = await progress.phase(phase, () => ask(remote, hostKey, submission, reuse));
  const { answer } = asked;
  switch (answer.kind) {
    case "run":
      progress.joined = answer.joined;
      return answer;
    case "stored":
      return (await reuseStored(answer, asked, submission)) ?? submitOver(remote, hostKey, submission, false);
    case "wanted":
      return (await lookOnce(answer, asked, submission)) ?? send(answer, asked, submission);
  }
}

interface Asked {
  readonly answer: SubmitAnswer;
  readonly signed: SignedJob;
  readonly packed: PackedJob;
}

async function ask(
  remote: Remote,
  hostKey: string | undefined,
  submission: Submission,
  reuse: boolean,
): Promise<Asked> {
  const { settings, tree, token, progress, ports } = submission;
  const questions = submission.facts === undefined ? questionsOf(settings.reuse) : nothing;
  const { offer, facts } = (await submission.early?.take(remote)) ?? (await openOffer(remote, questions));
  submission.facts ??= { ...facts, hostKey };
  const signed = signJob(settings, tree, submission.facts);
  const { signature, fault } = signed;
  const packed = await packJob(settings, tree, signed, ports.stop.by, progress, ports.emit);
  progress.signature = signature;
  progress.fault = fault;
  progress.submission = { signature, submission: token };
  ports.record(progress.submission);
  const { repository, readable } = settings.reuse.trust;
  const answer = await offer.ask({
    signature,
    submission: token,
    request: packed.request,
    // Whoever runs it has secrets of its own, which we could not mask.
    join:
      settings.reuse.join && fault === undefined && settings.spec.secretEnv.size === 0
        ? settings.limits
        : undefined,
    reuse: reuse && fault === undefined ? { longestMs: settings.limits.timeoutMs } : undefined,
    domains: readable.map((domain) => domainKey(repository, domain)),
    job: jobKey(settings),
    follow: settings.mode === "run",
    room: packed.room,
  });
  return { answer, signed, packed };
}

const nothing = { platform: false, probes: [] };

async function reuseStored(
  answer: StoredAnswer,
  { signed }: Asked,
  { settings, earlier, progress, ports }: Submission,
): Promise<Submitted | undefined> {
  if (settings.mode === "submit") {
    await answer.leave();
    const opened = open(answer.sealed, wantedOf(settings, signed.signature));
    if ("refused" in opened) {
      progress.miss(`The stored result ${answer.id} does not count: ${opened.refused}.`);
      return undefined;
    }
    progress.source = "remote";
    return { kind: "run", id: answer.id, joined: false, events: answer.events };
  }
  const known = await progress.phase("fetch", () =>
    takeStored(answer, { settings, signature: signed.signature, earlier, progress, ports }),
  );
  return known && { kind: "known", known };
}

/** Asks the caches for what the target does not know, if that was not possible before. */
async function lookOnce(
  answer: WantedAnswer,
  { signed: { signature, fault } }: Asked,
  { settings, looked, progress, ports }: Submission,
): Promise<Submitted | undefined> {
  if (looked || fault !== undefined || !asksCaches(settings, ports)) return undefined;
  const known = await progress.phase("cache", () => lookInCaches(settings, signature, progress, ports));
  if (known === undefined) return undefined;
  await answer.leave();
  return { kind: "known", known };
}

async function send(
  answer: WantedAnswer,
  { signed, packed }: Asked,
  { settings, progress, ports: { emit } }: Submission,
): Promise<Submitted> {
  const { read, refresh } = settings.reuse;
  if (read) {
    const why = signed.fault ?? (refresh ? "A new result is asked for." : whyWanted(answer, signed.file));
    progress.miss(why);
    emit({ type: "notice", message: why });
  }
  const run = await progress.phase("upload", () => answer.send(packed.pack()));
  progress.joined = run.joined;
  if (progress.changed.size > 0) {
    const files = someOf(Array.from(progress.changed, (path) => quoteName(path)));
    emit({
      type: "warning",
      message: `Changed while the job was sent: ${files}. The signature is not that of what runs, so its result is not stored.`,
    });
  }
  return run;
}
