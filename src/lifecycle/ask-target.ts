import { createHash } from "node:crypto";
import { describeDifferences } from "../job/describe-differences.ts";
import { explain } from "../job/explain.ts";
import { readSignatureFile } from "../job/signature-file.ts";
import { JobError } from "../errors.ts";
import type { Facts, Offer } from "../remote/offer.ts";
import type { Remote } from "../remote/remote.ts";
import type { Questions, WantedAnswer } from "../remote/request.ts";

/** Milliseconds. The target ends a probe that takes as long. */
const probePatience = 60_000;

/**
 * Begins a conversation about a job. Probes that do not end have failed.
 * @param patienceMs what all probes together may take
 */
export async function openOffer(
  remote: Remote,
  questions: Questions,
  patienceMs: number = probePatience,
): Promise<{ offer: Offer; facts: Facts }> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new JobError("target", "A probe did not end")), patienceMs);
  try {
    const offer = await remote.offer(questions, { signal: patience.signal });
    return { offer, facts: offer.facts };
  } catch (error) {
    if (!patience.signal.aborted) throw error;
    const offer = await remote.offer({ ...questions, probes: [] });
    const probes = questions.probes.map((command) => ({
      command,
      exitCode: timedOut,
      stdout: sha256OfNothing,
    }));
    return { offer, facts: { ...offer.facts, probes } };
  } finally {
    clearTimeout(timer);
  }
}

/** As `timeout` says it. */
const timedOut = 124;
const sha256OfNothing = createHash("sha256").digest("hex");

/** Why the target knows no result of a job, as a sentence. @param file the job's own signature.json */
export function whyWanted({ known, before }: WantedAnswer, file: string): string {
  if (known) {
    return "The same job has run on this target, but there is no stored result of it that fits: it did not pass or was not complete, took longer than the timeout, or is of a branch whose results do not count here.";
  }
  if (before === undefined) return "No earlier run of this job is known on this target.";
  return `Since ${before.id}, the last run of this job, ${changesSince(before.signatureFile, file)}.`;
}

function changesSince(before: string, now: string): string {
  try {
    const differences = explain(readSignatureFile(before), readSignatureFile(now));
    return differences.length === 0
      ? "nothing has changed"
      : `this has changed: ${describeDifferences(differences)}`;
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    return `something has changed (${error.message})`;
  }
}
