import type { ResultCache } from "../cache/result-cache.ts";
import type { JobSettings } from "../config/settings.ts";
import type { Emit } from "../events.ts";
import { wantedOf } from "../lifecycle/known-result.ts";
import { readJob } from "../lifecycle/read-job.ts";
import { signHere } from "../lifecycle/sign-job.ts";
import { parseJob, parsePlan, type Parse, type ParsedJob } from "./parse-plan.ts";
import type { Plan, PlannedJob } from "./planned-job.ts";

/** What can be said of a job before it runs, and without its target. */
export interface JobPreview {
  readonly planned: PlannedJob;
  /** The `host` line. */
  readonly target: string;
  /** What is in its directory; the target may have some of it. */
  readonly files: number;
  readonly bytes: number;
  /** 64 hex digits; `undefined` when it is not known before the job runs. */
  readonly signature: string | undefined;
  /** Whether a result was found that will be reused; `undefined` when only the target can tell. */
  readonly isKnown: boolean | undefined;
  /** Why, and why there is no signature: sentences. */
  readonly reasons: readonly string[];
}

export interface PreviewPorts {
  readonly parse: Parse;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  readonly caches: readonly ResultCache[];
  readonly statsDirectory: string | undefined;
}

/**
 * What running a plan would do, as far as it can be told without asking a target.
 * @throws {JobError} `invalid`, as `runPipeline`, and what reading a directory throws
 */
export async function previewPlan(plan: Plan, ports: PreviewPorts): Promise<JobPreview[]> {
  const signatures = new Map<string, string>();
  const names = new Map(plan.jobs.map(({ id, job }) => [id, job]));
  const previews: JobPreview[] = [];
  const parsed = await parsePlan(plan, ports.parse);
  for (const message of new Set(parsed.flatMap(({ warnings }) => warnings))) {
    ports.emit({ type: "warning", message });
  }
  for (const provisional of parsed) {
    const { planned } = provisional;
    const unsigned = provisional.isProvisional ? planned.needs.filter((id) => !signatures.has(id)) : [];
    const job =
      provisional.isProvisional && unsigned.length === 0
        ? await parseJob(planned, signatures, ports.parse)
        : provisional;
    const makers = new Set(planned.stage.flatMap(({ from }) => from).map((id) => names.get(id) ?? id));
    const preview = await previewJob(job, { unsigned, makers: [...makers] }, ports);
    if (preview.signature !== undefined) signatures.set(planned.id, preview.signature);
    previews.push(preview);
  }
  return previews;
}

async function previewJob(
  { planned, settings }: ParsedJob,
  { unsigned, makers }: { readonly unsigned: readonly string[]; readonly makers: readonly string[] },
  ports: PreviewPorts,
): Promise<JobPreview> {
  const tree = await readJob(settings, ports);
  const { files, bytes } = tree;
  const known = { planned, target: settings.target.label, files, bytes };
  if (unsigned.length > 0) {
    const reason = `Its inputs ask for a signature that is not known yet, that of ${unsigned.join(", ")}.`;
    return { ...known, signature: undefined, isKnown: undefined, reasons: [reason] };
  }
  if (makers.length > 0) {
    const reason = `What it stages from ${makers.join(", ")} is not known yet, and is part of the signature.`;
    return { ...known, signature: undefined, isKnown: undefined, reasons: [reason] };
  }
  if (settings.stageFrom.length > 0) {
    const reason =
      "The target has to be asked for what is staged of its earlier runs, which is part of the signature.";
    return { ...known, signature: undefined, isKnown: undefined, reasons: [reason] };
  }
  const signed = signHere(settings, tree);
  if (signed === undefined) {
    return { ...known, signature: undefined, isKnown: undefined, reasons: [whyAsked(settings)] };
  }
  const { signature } = signed;
  return { ...known, signature, ...(await lookUp(settings, signature, ports)) };
}

function whyAsked({ reuse: { probes, scope } }: JobSettings): string {
  const what =
    probes.length > 0
      ? "what its cache-probe prints"
      : scope === "host"
        ? "its host key"
        : "what kind of machine it is (set target-class to tell it here)";
  return `The target has to be asked first: ${what} is part of the signature.`;
}

async function lookUp(
  settings: JobSettings,
  signature: string,
  { caches, signal }: PreviewPorts,
): Promise<Pick<JobPreview, "isKnown" | "reasons">> {
  const { read, refresh } = settings.reuse;
  if (refresh) return { isKnown: false, reasons: ["It runs even if a result is known: refresh is set."] };
  if (!read) return { isKnown: false, reasons: ["It runs even if a result is known: cache says so."] };
  const reasons: string[] = [];
  for (const cache of caches) {
    const found = await cache.lookup(wantedOf(settings, signature), signal);
    if (found.kind === "miss") {
      reasons.push(found.reason);
      continue;
    }
    await using hit = found;
    const { jobId, target } = hit.manifest;
    return {
      isKnown: true,
      reasons: [`${jobId} passed on ${target}, and its result is kept on this machine.`],
    };
  }
  return { isKnown: undefined, reasons: [...reasons, "The target may have a result."] };
}
