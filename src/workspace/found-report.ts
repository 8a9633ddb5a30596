import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { errorCode, readFlags } from "./file.ts";

/** What a report that we have written says of the run beside which it lies. */
export interface FoundReport {
  readonly text: string;
  /** `""` if the run came to no id. */
  readonly jobId: string;
  /** The process that the results belong to, for as long as the report is not the final one. */
  readonly running: { readonly pid: number; readonly host: string } | undefined;
}

/** A report is far smaller. Bytes. */
const longest = 16 * 1024 * 1024;

/** Reads a report; `undefined` if there is none, or anything that we would not have written. Follows no link. */
export function readReport(path: string): FoundReport | undefined {
  let file: number;
  try {
    file = openSync(path, readFlags);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
  try {
    const found = fstatSync(file);
    return found.isFile() && found.size <= longest ? parseReport(readFileSync(file, "utf8")) : undefined;
  } finally {
    closeSync(file);
  }
}

function parseReport(text: string): FoundReport | undefined {
  const value = parseJson(text);
  if (!isRecord(value)) return undefined;
  const { schema, name, target, jobId, running } = value;
  const isOurs =
    schema === 1 &&
    typeof name === "string" &&
    typeof target === "string" &&
    ["jobId", "signature", "result", "phases"].every((key) => key in value);
  if (!isOurs) return undefined;
  return { text, jobId: typeof jobId === "string" ? jobId : "", running: parseRunning(running) };
}

function parseRunning(value: unknown): FoundReport["running"] {
  if (!isRecord(value)) return undefined;
  const { pid, host } = value;
  if (typeof pid !== "number" || !Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return typeof host === "string" ? { pid, host } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
