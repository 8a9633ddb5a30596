import * as z from "zod/mini";
import { type ReadReport, reportSchema, resultKind } from "./report-schema.ts";
import type { ResultKind } from "../job/result.ts";

/** One job of those that reports tell about. What it says is hostile. */
export interface ToldJob {
  readonly name: string;
  readonly target: string;
  /** `null` if nobody has seen its end, or it was not started. */
  readonly result: ResultKind | null;
  /** Why it ended so. */
  readonly reason: string;
  /** There is none of a job that was not started. */
  readonly report: ReadReport | undefined;
}

/** What one file tells. */
export interface ToldFile {
  readonly jobs: readonly ToldJob[];
  /** What it came to; `null` if nobody has seen the end. */
  readonly result: ResultKind | null;
  readonly exitCode: number | null;
}

/**
 * Understands a report of one run, or what `run --json` prints of a job file.
 * @returns its jobs in their order, or what is wrong with it, as a sentence
 */
export function readReports(text: string): ToldFile | string {
  const document = parse(text);
  if (document === undefined) return "It is not JSON.";
  if (pipelineMark.safeParse(document).success) {
    const read = pipeline.safeParse(document);
    return read.success ? pipelineOf(read.data) : describe("what run --json prints", read.error.issues[0]);
  }
  const read = reportSchema.safeParse(document);
  if (!read.success) return describe("a report", read.error.issues[0]);
  const { result, exitCode } = read.data;
  return { jobs: [told(read.data)], result, exitCode };
}

const pipelineMark = z.object({ jobs: z.unknown(), file: z.unknown() });

const pipeline = z.object({
  schema: z.literal(1),
  file: z.string(),
  result: resultKind,
  jobs: z.array(
    z.object({
      id: z.string(),
      target: z.string(),
      result: z.nullable(resultKind),
      report: z.nullable(reportSchema),
      skipped: z.optional(z.string()),
    }),
  ),
  error: z.optional(z.object({ message: z.string() })),
});

type Pipeline = z.infer<typeof pipeline>;

/** The job that speaks for all is the first that ended as the whole did. */
function pipelineOf(read: Pipeline): ToldFile {
  const { result, jobs } = read;
  const spokesman = jobs.find((job) => job.result === result);
  return { jobs: jobsOf(read), result, exitCode: spokesman?.report?.exitCode ?? null };
}

function jobsOf({ file, result, jobs, error }: Pipeline): ToldJob[] {
  if (jobs.length === 0)
    return [
      { name: file, target: "", result, reason: error?.message ?? "No job was started.", report: undefined },
    ];
  return jobs.map(({ id, target, result: ofJob, report, skipped }) => {
    const reason = report?.reason ?? skipped ?? "It has no report.";
    return { name: id, target: report?.target ?? target, result: ofJob, reason, report: report ?? undefined };
  });
}

function told(report: ReadReport): ToldJob {
  const { name, target, result, reason } = report;
  return { name, target, result, reason, report };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function describe(what: string, issue: z.core.$ZodIssue | undefined): string {
  const path = (issue?.path ?? []).map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`));
  const where = path.length === 0 ? "" : `: ${path.join("").replace(/^\./, "")} is missing or wrong`;
  return `It is not ${what}${where}.`;
}
