import type { Plan } from "../pipeline/planned-job.ts";
import type { JobPreview } from "../pipeline/preview-plan.ts";
import { sanitiseText } from "../report/sanitise.ts";
import { table } from "../report/table.ts";
import { formatBytes } from "../report/units.ts";
import { viewPlanned, type PlannedView } from "../pipeline/pipeline-view.ts";

/** What `run --dry-run --json` prints. */
export interface PreviewView {
  readonly schema: 1;
  /** The job file. */
  readonly file: string;
  readonly jobs: readonly JobPreviewView[];
}

interface JobPreviewView extends PlannedView {
  readonly needs: readonly string[];
  readonly host: string;
  readonly files: number;
  readonly bytes: number;
  /** `null` where the target, or a job before, has to be asked first. */
  readonly signature: string | null;
  /** Whether a known result will be reused; `null` where only the target can tell. */
  readonly reused: boolean | null;
  readonly reasons: readonly string[];
}

export function viewPreviews({ file }: Plan, previews: readonly JobPreview[]): PreviewView {
  return { schema: 1, file, jobs: previews.map(viewPreview) };
}

function viewPreview({ planned, target, files, bytes, ...known }: JobPreview): JobPreviewView {
  return {
    ...viewPlanned(planned),
    needs: planned.needs,
    host: target,
    files,
    bytes,
    signature: known.signature ?? null,
    reused: known.isKnown ?? null,
    reasons: known.reasons,
  };
}

/** The plan for people: a table, and below it why jobs would run or not. */
export function describePreviews(previews: readonly JobPreview[]): string {
  const names = new Map(previews.map(({ planned }) => [planned.id, planned.job]));
  const rows = previews.map(({ planned, target, files, bytes, signature, isKnown }) => [
    planned.id,
    target.replaceAll("\n", ", "),
    [...new Set(planned.needs.map((id) => names.get(id) ?? id))].join(", "),
    String(files),
    formatBytes(bytes),
    isKnown === undefined ? "?" : isKnown ? "reused" : "runs",
    signature ?? "?",
  ]);
  const titles = ["Job", "Host", "Needs", "Files", "Size", "Result", "Signature"];
  return `${table([titles, ...rows])}\n${describeReasons(previews)}`;
}

/** Each reason once, with the jobs that have it. */
function describeReasons(previews: readonly JobPreview[]): string {
  const jobs = new Map<string, string[]>();
  for (const { planned, reasons } of previews) {
    for (const reason of reasons) jobs.set(reason, [...(jobs.get(reason) ?? []), planned.id]);
  }
  const whose = (ids: readonly string[]): string => {
    if (ids.length > mostNamed && ids.length === previews.length) return "All jobs";
    const more = ids.length - mostNamed;
    return `${ids.slice(0, mostNamed).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  };
  return [...jobs].map(([reason, ids]) => `${sanitiseText(`${whose(ids)}: ${reason}`)}\n`).join("");
}

/** More jobs than these are not read in one line. */
const mostNamed = 4;
