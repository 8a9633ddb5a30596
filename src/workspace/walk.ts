import { statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { JobError } from "../errors.ts";
import type { Emit } from "../events.ts";
import type { Tree } from "../job/tree.ts";
import { Findings } from "./findings.ts";
import { submodulePaths } from "./git-content.ts";
import { type Excludes, readIgnoreRules } from "./ignore-rules.ts";
import { realPath } from "./real-path.ts";
import { StatCache } from "./stat-cache.ts";
import { TimeSlice } from "./time-slice.ts";
import { TreeLister } from "./tree-lister.ts";
import { TreeReader } from "./tree-reader.ts";

export interface ReadTreeOptions {
  /** gitignore-style lines, read after those of `.sshjobignore`. */
  readonly exclude: readonly string[];
  /** Absolute paths that are never part of the job, such as the results directory. */
  readonly leaveOut?: readonly string[];
  /** Nor is anything whose absolute path begins so. */
  readonly leaveOutPrefix?: string | undefined;
  /** Receives one warning for each kind of thing that may surprise. */
  readonly emit: Emit;
  /** What is known of files from the last walk, loaded right before this one. To be saved by whoever has loaded it. */
  readonly stats?: StatCache | undefined;
  /** Told once when all names are known and nothing speaks against them, before any file is read. What it throws is thrown. */
  readonly onListed?: ((isThere: (path: string) => boolean) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads what a job directory holds: names, executable bits, link texts and the SHA-256 of every file. Links are taken as
 * text and never followed. On Windows no file is executable, as its file systems do not know.
 *
 * @throws {JobError} `invalid` if there is no such directory, or it holds what cannot be sent: names that are not UTF-8,
 * FIFOs, sockets, devices, unreadable files; `input-changed` if something went away meanwhile
 */
export async function readTree(directory: string, options: ReadTreeOptions): Promise<Tree> {
  const root = resolve(directory);
  requireDirectory(root);
  const findings = new Findings();
  const { stats = StatCache.none(root), signal } = options;
  const slice = new TimeSlice(signal);
  const lister = new TreeLister(root, excludes(root, options), findings, slice);
  await lister.list();
  if (!findings.hasUnsendable()) options.onListed?.((path) => lister.has(path));
  const reader = new TreeReader(root, { findings, stats, slice, signal });
  await reader.read(lister.listed);
  findings.throwIfUnsendable(root);
  for (const path of submodulePaths(root)) {
    if (lister.emptyDirectories.has(path)) findings.emptySubmodule(path);
  }
  const { entries } = reader;
  findings.warn(options.emit);
  let [files, bytes] = [0, 0];
  for (const entry of entries) {
    if (entry.type !== "file") continue;
    files += 1;
    bytes += entry.size;
  }
  return {
    directory: root,
    fileOf: (path) => `${root}/${path}`,
    entries,
    digest: reader.digest.end(),
    files,
    bytes,
    isUnchanged: (path, status) => stats.isUnchanged(path, status),
  };
}

function requireDirectory(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  throw new JobError("invalid", `${path} is not a directory.`, {
    hint: "Set `directory` to the directory that holds the job.",
  });
}

function excludes(root: string, { exclude, leaveOut = [], leaveOutPrefix }: ReadTreeOptions): Excludes {
  const real = realPath(root);
  const inTree = (path: string): string => relative(real, realPath(path)).replaceAll(sep, "/");
  const leftOut = new Set(leaveOut.map(inTree));
  const prefix = leaveOutPrefix === undefined ? undefined : inTree(leaveOutPrefix);
  const ignored = readIgnoreRules(root, exclude);
  return (path, isDirectory) =>
    leftOut.has(path) || (prefix !== undefined && path.startsWith(prefix)) || ignored(path, isDirectory);
}
