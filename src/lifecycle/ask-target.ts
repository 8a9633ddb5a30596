import { createHash } from "node:crypto";
import { JobError } from "../errors.ts";
import type { Facts, Offer } from "../remote/offer.ts";
import type { Remote } from "../remote/remote.ts";
import type { Questions } from "../remote/request.ts";

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
