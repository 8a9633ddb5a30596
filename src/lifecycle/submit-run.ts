import { open } from "../cache/seal.ts";
import type { JobSettings } from "../config/settings.ts";
import type { Tree } from "../job/tree.ts";
import { domainKey } from "../job/trust.ts";
import type { Remote } from "../remote/remote.ts";
import { JobError } from "../errors.ts";
import type { Payload, RunAnswer, StoredAnswer, SubmitAnswer, WantedAnswer } from "../remote/request.ts";
import type { EarlierResults } from "../workspace/earlier-results.ts";
import { quoteName, someOf } from "../workspace/name.ts";
import { openOffer } from "./ask-target.ts";
import { readEarlierJob, whyWanted } from "./earlier-job.ts";
import type { EarlyOffer } from "./early-offer.ts";
import { asksCaches, lookInCaches, mayBeKnown, wantedOf, type KnownResult } from "./known-result.ts";
import type { Link } from "./link.ts";
import { packJob, type EagerJob, type PackedJob, type SentPack } from "./pack-job.ts";
import type { Ports } from "./ports.ts";
import type { Progress } from "./progress.ts";
import { PartSender, type Divisible } from "./send-parts.ts";
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
  /** How a pack was made that was sent before and did not arrive whole. */
  sent?: SentPack | undefined;
  /** Whether it did not arrive in parts. */
  isIndivisible?: boolean;
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
  const use = { reuse: read && !refresh, build: true };
  return link.use((remote, hostKey, roundTripMs) =>
    submitOver({ link, remote, hostKey, roundTripMs }, submission, use),
  );
}

/** The target as its connection has it. */
interface Over {
  readonly link: Link;
  readonly remote: Remote;
  readonly hostKey: string | undefined;
  readonly roundTripMs: number | undefined;
}

/** What of the target's will do: a stored result; an earlier tree to build on, and the beginning of a pack. */
interface Use {
  readonly reuse: boolean;
  readonly build: boolean;
}

async function submitOver(over: Over, submission: Submission, use: Use): Promise<Submitted> {
  const { progress, settings } = submission;
  const converse = (): Promise<Submitted> => askAndSend(over, submission, use);
  return settings.reuse.read ? converse() : progress.phase("upload", converse);
}

async function askAndSend(over: Over, submission: Submission, use: Use): Promise<Submitted> {
  const { progress, settings } = submission;
  const phase = settings.reuse.read ? "cache" : "upload";
  const asked = await progress.phase(phase, () => ask(over, submission, use));
  const { answer } = asked;
  switch (answer.kind) {
    case "run":
      progress.joined = answer.joined;
      return answer;
    case "stored":
      return (
        (await reuseStored(answer, asked, submission)) ??
        submitOver(over, submission, { ...use, reuse: false })
      );
    case "wanted": {
      const submitted =
        (await lookOnce(answer, asked, submission)) ?? (await send(answer, asked, submission, over));
      if (submitted === undefined && !use.build) throw stagedGone();
      return submitted ?? submitOver(over, submission, { ...use, build: false });
    }
  }
}

/** Nothing but copies can fail where the target builds on nothing. */
function stagedGone(): JobError {
  return new JobError("input-changed", "What is staged of an earlier run is not there any more as it was.", {
    hint: "Run the job again that has made it, and stage it of that run.",
  });
}

interface Asked {
  readonly answer: SubmitAnswer;
  readonly signed: SignedJob;
  readonly packed: PackedJob;
  /** It is on its way already. */
  readonly eager: EagerJob | undefined;
}

async function ask({ remote, hostKey }: Over, submission: Submission, { reuse, build }: Use): Promise<Asked> {
  const { settings, tree, token, progress, ports } = submission;
  const questions = submission.facts === undefined ? questionsOf(settings.reuse) : nothing;
  const { offer, facts } = (await submission.early?.take(remote)) ?? (await openOffer(remote, questions));
  submission.facts ??= { ...facts, hostKey };
  const signed = signJob(settings, tree, submission.facts);
  const { signature, fault } = signed;
  const packed = await packJob(
    settings,
    tree,
    signed,
    progress,
    ports,
    build,
    build ? submission.sent : undefined,
  );
  progress.signature = signature;
  progress.fault = fault;
  progress.submission = { signature, submission: token };
  ports.record(progress.submission);
  const isWanted = !mayBeInCaches(signed, submission) || !(await mayBeKnown(settings, signature, ports));
  const eager = isWanted ? await packed.eager() : undefined;
  const { repository, readable } = settings.reuse.trust;
  const asked = {
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
    base: build ? packed.base : undefined,
    follow: settings.mode === "run",
    room: packed.room,
  };
  const answer = await offer.ask(asked, eager?.payload).catch((error: unknown) => {
    eager?.mayRun();
    throw error;
  });
  if (answer.kind === "run" && !answer.joined) eager?.mayRun();
  return { answer, signed, packed, eager };
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
  { signed, eager }: Asked,
  submission: Submission,
): Promise<Submitted | undefined> {
  if (eager !== undefined || !mayBeInCaches(signed, submission)) return undefined;
  const { settings, progress, ports } = submission;
  const { signature } = signed;
  const known = await progress.phase("cache", () => lookInCaches(settings, signature, progress, ports));
  if (known === undefined) return undefined;
  await answer.leave();
  return { kind: "known", known };
}

/** Whether the caches have yet to be asked. */
function mayBeInCaches({ fault }: SignedJob, { looked, settings, ports }: Submission): boolean {
  return !looked && fault === undefined && asksCaches(settings, ports);
}

/** Sends the job; `undefined` when the target could not build on what it has: then all of it has to be sent. */
async function send(
  answer: WantedAnswer,
  { signed, packed, eager }: Asked,
  submission: Submission,
  over: Over,
): Promise<Submitted | undefined> {
  const { tree, progress, ports } = submission;
  const earlier = readEarlierJob(answer, tree);
  const changes = earlier instanceof JobError ? undefined : earlier?.changes;
  const { roundTripMs } = over;
  await using sender = new PartSender({ ...over, ...answer, submission: submission.token });
  const payload = async (): Promise<Payload | undefined> => {
    if (eager !== undefined) return undefined;
    const inParts = submission.isIndivisible === true ? undefined : (pack: Divisible) => sender.begin(pack);
    try {
      return await packed.payload({ ...answer, changes, roundTripMs, inParts });
    } catch (error) {
      await answer.leave();
      throw error;
    } finally {
      submission.sent = packed.sent;
    }
  };
  const run = await progress.phase("upload", async () => {
    const job = await payload();
    eager?.settle();
    const sending = answer.send(job);
    // Nothing waits for what is said meanwhile.
    tellWhy(() => whyWanted(answer, earlier, signed, tree), signed, submission);
    return sending.catch((error: unknown) => {
      const isBuilt = packed.copies || (job !== undefined && (job.onBase || job.from > 0));
      if (isBuilt && error instanceof JobError && error.code === "base-lost") return undefined;
      if (sender.hasBegun) submission.isIndivisible = true;
      throw error;
    });
  });
  if (run === undefined) return undefined;
  progress.joined = run.joined;
  if (progress.changed.size > 0) {
    const files = someOf(Array.from(progress.changed, (path) => quoteName(path)));
    ports.emit({
      type: "warning",
      message: `Changed while the job was sent: ${files}. The signature is not that of what runs, so its result is not stored.`,
    });
  }
  return run;
}

/** Tells why no earlier result will do, if one was looked for. */
function tellWhy(why: () => string, { fault }: SignedJob, { settings, progress, ports }: Submission): void {
  const { read, refresh } = settings.reuse;
  if (!read) return;
  const reason = fault ?? (refresh ? "A new result is asked for." : why());
  progress.miss(reason);
  ports.emit({ type: "notice", message: reason });
}
