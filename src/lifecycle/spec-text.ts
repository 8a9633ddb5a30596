import { createHash } from "node:crypto";
import type { JobSettings } from "../config/settings.ts";
import { domainKey } from "../job/trust.ts";
import { hundredths } from "../remote/fields.ts";

/** A log that is longer is cut there. Bytes. */
const longestLog = 1024 ** 3;

/** A run's file `spec`, and the digest in it of all that is asked for. */
export interface SpecText {
  readonly text: string;
  /** 64 hex digits. */
  readonly request: string;
}

/**
 * What the target has to know of a run, as `key=value` lines.
 * @param launch the shell text that becomes the job
 * @param who asks for the run
 */
export function specText(settings: JobSettings, signature: string, launch: string, who: string): SpecText {
  const { spec, limits, lock, keep, reuse } = settings;
  const lines = [
    `timeout=${hundredths(limits.timeoutMs)}`,
    `idle=${hundredths(limits.idleTimeoutMs)}`,
    `queue=${hundredths(lock?.queueTimeoutMs)}`,
    `orphan=${hundredths(limits.orphanTimeoutMs)}`,
    `streams=${spec.separateStreams ? "out err" : "log"}`,
    ...(lock === undefined ? [] : [`lock=${lock.name}`, `slots=${lock.slots}`]),
    `cap=${longestLog}`,
    `keep=${keep}`,
    `domain=${domainKey(reuse.trust.repository, reuse.trust.domain)}`,
    `who=${word(who)}`,
    `label=${word(spec.name)}`,
  ];
  const request = createHash("sha256")
    .update([signature, ...lines, launch].join("\n"))
    .digest("hex");
  return { text: [`signature=${signature}`, `request=${request}`, ...lines, ""].join("\n"), request };
}

/** One word that everything on the target takes as it is. */
function word(text: string): string {
  const plain = text.replaceAll(/[^A-Za-z0-9._@+:/-]+/g, "-");
  return plain.slice(0, 60).replace(/-+$/, "") || "-";
}
