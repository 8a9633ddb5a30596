import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "../cache/seal.ts";
import type { JobSettings } from "../config/settings.ts";
import { JobError } from "../errors.ts";
import type { OutputStream } from "../events.ts";
import type { Manifest, StoredEntry } from "../job/manifest.ts";
import type { FollowEvent } from "../remote/follow-event.ts";
import type { StoredAnswer } from "../remote/request.ts";
import { digestFile } from "../workspace/digest-file.ts";
import { unpackResults, type UnpackedEntry } from "../workspace/unpack.ts";
import { wantedOf, type KnownResult } from "./known-result.ts";
import type { Ports } from "./ports.ts";
import type { Progress } from "./progress.ts";

/**
 * Takes a result that the target has stored: first what the job wrote, then the outputs, which are put in place when all
 * of it is what the manifest says. What does not fit is no result: that is told, and the job has to be run.
 */
export async function takeStored(
  answer: StoredAnswer,
  settings: JobSettings,
  signature: string,
  progress: Progress,
  ports: Ports,
): Promise<KnownResult | undefined> {
  const opened = open(answer.sealed, wantedOf(settings, signature));
  const directory = await mkdtemp(join(tmpdir(), "ssh-job-stored-"));
  const remove = (): Promise<void> => rm(directory, { recursive: true, force: true });
  try {
    if ("refused" in opened) throw misfit(opened.refused);
    const { manifest } = opened;
    const streams = await takeStreams(answer.events, directory, manifest);
    const entries = await takeOutputs(answer, manifest.outputs, settings, progress, ports);
    return { source: "remote", manifest, streams, place: () => entries, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    if (!(error instanceof JobError) || error.code !== "results") throw error;
    await answer.leave();
    const reason = `The stored result ${answer.id} does not count: ${error.message}`;
    progress.missed.push(reason);
    ports.emit({ type: "warning", message: reason });
    return undefined;
  }
}

async function takeStreams(
  events: AsyncIterable<FollowEvent>,
  directory: string,
  { streams }: Manifest,
): Promise<KnownResult["streams"]> {
  const names = streams.out ? (["out", "err"] as const) : (["log"] as const);
  const paths: Partial<Record<OutputStream, string>> = {};
  const files = new Map<OutputStream, WriteStream>();
  for (const name of names) {
    const path = join(directory, name);
    paths[name] = path;
    files.set(name, createWriteStream(path, { flags: "wx", mode: 0o600 }));
  }
  try {
    for await (const event of events) {
      if (event.type === "lost" || (event.type === "ended" && event.exitCode !== 0))
        throw misfit("it has not passed");
      if (event.type !== "output") continue;
      const file = files.get(event.stream);
      if (file?.write(event.data) === false) await once(file, "drain");
    }
  } finally {
    await Promise.all([...files.values()].map((file) => new Promise((resolve) => file.end(resolve))));
  }
  for (const name of names) {
    const { size, sha256 } = await digestFile(join(directory, name));
    if (size === streams[name]?.size && sha256 === streams[name].sha256) continue;
    throw misfit("its log is not the one that was stored");
  }
  return paths;
}

async function takeOutputs(
  answer: StoredAnswer,
  expected: readonly StoredEntry[],
  { resultsDirectory }: JobSettings,
  progress: Progress,
  { emit, stop: { signal } }: Ports,
): Promise<readonly UnpackedEntry[]> {
  if (expected.length === 0) {
    await answer.leave();
    return [];
  }
  let bytes = 0;
  const { archive, complaint } = answer.fetch(expected.map(({ path }) => Buffer.from(`./${path}`)));
  const entries = await unpackResults(archive, resultsDirectory, {
    expected,
    emit,
    signal,
    onBytes: (count) => {
      bytes += count;
      emit({ type: "progress", phase: "fetch", bytes, total: undefined });
    },
  });
  await complaint;
  progress.fetched = { bytes, entries };
  return entries;
}

function misfit(how: string): JobError {
  return new JobError("results", `${how}.`);
}
