import { createReadStream } from "node:fs";
import type { JobSettings } from "../config/settings.ts";
import type { OutputStream } from "../events.ts";
import type { Result } from "../job/result.ts";
import { runId } from "../remote/fields.ts";
import type { KnownResult } from "./known-result.ts";
import type { Ports } from "./ports.ts";
import type { Progress } from "./progress.ts";
import { RunLog } from "./run-log.ts";

const places = {
  remote: "the target's store",
  github: "GitHub's cache",
  local: "this machine's cache",
} as const;

/** Puts an earlier result where that of a run goes, shows what the job wrote then, and disposes of the rest. */
export async function useKnown(
  result: KnownResult,
  { resultsDirectory }: JobSettings,
  progress: Progress,
  ports: Ports,
): Promise<Result> {
  await using known = result;
  const { manifest, source, streams } = known;
  progress.source = source;
  progress.id = runId(manifest.jobId);
  progress.end = { type: "ended", kind: "exit", exitCode: 0, durationMs: manifest.durationMs, by: "" };
  const entries = known.place();
  if (source !== "remote") {
    const files = entries.filter(({ type }) => type === "file");
    progress.reused = { bytes: files.reduce((sum, { size }) => sum + size, 0), files: files.length };
  }
  progress.fetched = { ...progress.fetched, entries };
  await replay(streams, resultsDirectory, ports);
  const reason = `The result of ${manifest.jobId}, which passed on ${manifest.target}, was reused from ${places[source]}.`;
  return { kind: "passed", exitCode: 0, signal: undefined, reason };
}

/** With separate streams the order between the two is not known any more, where only they were kept. */
async function replay(
  { log, out, err }: KnownResult["streams"],
  resultsDirectory: string,
  { emit, secrets }: Ports,
): Promise<void> {
  const isSeparate = out !== undefined && err !== undefined;
  await using runLog = await RunLog.open(resultsDirectory, { separateStreams: isSeparate }, secrets, emit);
  const parts: [OutputStream, string][] = isSeparate
    ? [
        ["out", out],
        ["err", err],
      ]
    : log === undefined
      ? []
      : [["log", log]];
  for (const [stream, file] of parts) {
    let offset = 0;
    for await (const data of createReadStream(file) as AsyncIterable<Buffer>) {
      await runLog.write(stream, offset, data);
      offset += data.length;
    }
  }
  await runLog.close();
}
