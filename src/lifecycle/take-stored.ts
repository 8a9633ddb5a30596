import { mkdir, mkdtemp, open as openFile, rm, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { open } from "../cache/seal.ts";
import type { JobSettings } from "../config/settings.ts";
import { JobError } from "../errors.ts";
import type { OutputStream } from "../events.ts";
import type { Manifest, StoredEntry } from "../job/manifest.ts";
import type { FollowEvent } from "../remote/follow-event.ts";
import type { StoredAnswer } from "../remote/request.ts";
import { digestFile } from "../workspace/digest-file.ts";
import type { EarlierResults } from "../workspace/earlier-results.ts";
import { localFault } from "../workspace/local-fault.ts";
import { temporaryPrefix } from "../workspace/placing.ts";
import { unpackResults, type UnpackedEntry } from "../workspace/unpack.ts";
import type { StoredFile } from "../workspace/unpacked-entry.ts";
import { wantedOf, type KnownResult } from "./known-result.ts";
import type { Ports } from "./ports.ts";
import type { Progress } from "./progress.ts";

/** What it takes to take a stored result. */
export interface Taking {
  readonly settings: JobSettings;
  readonly signature: string;
  /** Files that may be here already. */
  readonly earlier: EarlierResults | undefined;
  readonly progress: Progress;
  readonly ports: Ports;
}

/**
 * Takes a result that the target has stored: first what the job wrote, then the outputs that are not here already, which
 * are put in place when all of it is what the manifest says. What does not fit is no result: that is told, and the job has
 * to be run.
 */
export async function takeStored(answer: StoredAnswer, taking: Taking): Promise<KnownResult | undefined> {
  const { settings, signature, progress, ports } = taking;
  const opened = open(answer.sealed, wantedOf(settings, signature));
  let directory: string | undefined;
  const remove = async (): Promise<void> => {
    if (directory !== undefined) await rm(directory, { recursive: true, force: true });
  };
  try {
    // Beside the results, so that what is here already can be moved.
    directory = await mkdtemp(temporaryPrefix(settings.resultsDirectory));
    if ("refused" in opened) throw misfit(opened.refused);
    const { manifest } = opened;
    const streams = await takeStreams(answer.events, directory, manifest);
    const entries = await takeOutputs(answer, manifest.outputs, directory, taking);
    return { source: "remote", manifest, streams, place: () => entries, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    if (!isMisfit(error)) throw error;
    await answer.leave();
    const reason = `The stored result ${answer.id} does not count: ${error.message}`;
    progress.miss(reason);
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
  for (const name of names) paths[name] = join(directory, name);
  const lefts = new Map(names.map((name): [OutputStream, number] => [name, streams[name]?.size ?? 0]));
  const files = new Map<OutputStream, FileHandle>();
  try {
    for (const name of names) files.set(name, await openFile(join(directory, name), "wx", 0o600));
    for await (const event of events) {
      if (event.type === "lost" || (event.type === "ended" && event.exitCode !== 0))
        throw misfit("it has not passed");
      if (event.type !== "output") continue;
      const { stream, data } = event;
      const left = (lefts.get(stream) ?? 0) - data.length;
      // The target may go on for ever.
      if (left < 0) throw misfit(otherLog);
      lefts.set(stream, left);
      await files.get(stream)?.write(data);
    }
  } catch (cause) {
    throw localFault("log", cause) ?? cause;
  } finally {
    for (const file of files.values()) await file.close();
  }
  for (const name of names) {
    const { size, sha256 } = await digestFile(join(directory, name));
    if (size === streams[name]?.size && sha256 === streams[name].sha256) continue;
    throw misfit(otherLog);
  }
  return paths;
}

async function takeOutputs(
  answer: StoredAnswer,
  expected: readonly StoredEntry[],
  directory: string,
  { settings: { resultsDirectory }, earlier, progress, ports }: Taking,
): Promise<readonly UnpackedEntry[]> {
  const { emit, stop } = ports;
  const have = {
    directory: join(directory, "here"),
    entries: await takeOver(earlier, expected, join(directory, "here")),
  };
  const here = new Set(have.entries.map(({ path }) => path));
  const missing = expected.filter(({ path }) => !here.has(path));
  const fetched =
    missing.length === 0 ? undefined : answer.fetch(missing.map(({ path }) => Buffer.from(`./${path}`)));
  if (fetched === undefined) await answer.leave();
  if (expected.length === 0) return [];
  let bytes = 0;
  const entries = await unpackResults(fetched?.archive, resultsDirectory, {
    expected,
    have: [have],
    emit,
    signal: stop.signal,
    onBytes: (count) => {
      bytes += count;
      emit({ type: "progress", phase: "fetch", bytes, total: undefined });
    },
  });
  await fetched?.complaint;
  progress.fetched = { bytes, entries };
  progress.reused = {
    bytes: have.entries.reduce((sum, { size }) => sum + size, 0),
    files: have.entries.length,
  };
  return entries;
}

async function takeOver(
  earlier: EarlierResults | undefined,
  expected: readonly StoredEntry[],
  into: string,
): Promise<StoredFile[]> {
  if (earlier === undefined) return [];
  await mkdir(into);
  return earlier.takeOver(expected, into);
}

const otherLog = "its log is not the one that was stored";

/** What is not there, is not what it was, or cannot be kept here; the job can be run all the same. */
function isMisfit(error: unknown): error is Error {
  if (error instanceof JobError) return ["results", "target", "protocol"].includes(error.code);
  return error instanceof Error && "syscall" in error;
}

function misfit(how: string): JobError {
  return new JobError("results", `${how}.`);
}
