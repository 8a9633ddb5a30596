import { readFile } from "node:fs/promises";
import type { Report } from "../report/report.ts";
import type { Progress } from "./progress.ts";

/** Takes over what the process before us knew of the same run; nothing when its report cannot be read. */
export async function recallEarlier(resultsDirectory: string, progress: Progress): Promise<void> {
  const report = await read(`${resultsDirectory}.json`);
  if (report === undefined || report.signature !== progress.signature) return;
  progress.phases.push(...report.phases);
  progress.sent = { bytes: report.bytes.sent, files: report.files.sent };
  progress.joined = report.cache.source === "joined";
}

async function read(file: string): Promise<Report | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Report;
  } catch {
    return undefined;
  }
}
