import * as z from "zod/mini";
import type { PhaseName } from "../events.ts";
import type { ResultKind } from "../job/result.ts";
import type { Report } from "./report.ts";

/** A report that somebody has left, true or not. */
export type ReadReport = Omit<Report, "error" | "running"> & {
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string | null };
};

export const resultKind: z.ZodMiniType<ResultKind> = z.enum([
  "passed",
  "failed",
  "timed-out",
  "cancelled",
  "lost",
  "infrastructure",
  "invalid",
]);

const phaseName: z.ZodMiniType<PhaseName> = z.enum([
  "sign",
  "cache",
  "connect",
  "lock",
  "upload",
  "queue",
  "run",
  "fetch",
  "store",
  "artifact",
]);

/** The last moment that a `Date` knows: no time and no number of bytes is beyond it. */
const amount = z.number().check(z.nonnegative(), z.maximum(8.64e15));
const count = z.int().check(z.nonnegative());
const counts = z.object({ sent: amount, reused: amount, fetched: amount });
const text = z.nullable(z.string());

/** What is not known here stays as it is. */
export const reportSchema: z.ZodMiniType<ReadReport> = z.looseObject({
  schema: z.literal(1),
  name: z.string(),
  target: z.string(),
  jobId: text,
  signature: text,
  result: z.nullable(resultKind),
  reason: z.string(),
  // More than the system can give would be another code once it has been through it.
  exitCode: z.nullable(z.int().check(z.nonnegative(), z.maximum(255))),
  signal: text,
  duration: z.nullable(amount),
  cache: z.looseObject({
    hit: z.boolean(),
    source: z.enum(["github", "remote", "local", "joined", "none"]),
    missed: z.exactOptional(z.array(z.string())),
  }),
  phases: z.array(z.looseObject({ name: phaseName, start: amount, ms: amount })),
  bytes: counts,
  files: counts,
  connections: count,
  execs: count,
  error: z.exactOptional(z.looseObject({ code: z.string(), message: z.string(), hint: text })),
});
