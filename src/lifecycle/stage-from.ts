import { posix } from "node:path";
import type { JobSettings, StageFrom } from "../config/settings.ts";
import { JobError } from "../errors.ts";
import type { Staged } from "../job/staged.ts";
import type { RemoteName } from "../remote/listing.ts";
import type { Remote } from "../remote/remote.ts";
import type { FileAnswers } from "../remote/run-files.ts";
import type { RunId } from "../remote/run-id.ts";
import { decodeName, percentByte, quoteName } from "../workspace/name.ts";
import { isPatchable } from "../workspace/patch.ts";
import type { Link } from "./link.ts";

/**
 * Asks the target for what is to be staged of its earlier runs: names, sizes and digests. The content stays there.
 * @throws {JobError} `invalid` when a run has not ended, or has not made it; `target` when that cannot be told
 */
export async function askStaged(
  link: Link,
  { stageFrom }: Pick<JobSettings, "stageFrom">,
): Promise<Staged | undefined> {
  if (stageFrom.length === 0) return undefined;
  const found: Staged[] = [];
  for (const id of new Set(stageFrom.map(({ jobId }) => jobId))) {
    const ofRun = stageFrom.filter(({ jobId }) => jobId === id);
    found.push(...(await link.use((remote) => askRun(remote, id, ofRun))));
  }
  return {
    entries: found.flatMap(({ entries }) => entries),
    copies: found.flatMap(({ copies }) => copies),
  };
}

/** Both together. */
export function joinStaged(one: Staged | undefined, other: Staged | undefined): Staged | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return { entries: [...one.entries, ...other.entries], copies: [...one.copies, ...other.copies] };
}

async function askRun(remote: Remote, jobId: RunId, ofRun: readonly StageFrom[]): Promise<readonly Staged[]> {
  const status = await remote.status(jobId).catch((error: unknown) => {
    throw isAbsence(error, jobId) ? notEnded(jobId, "absent") : error;
  });
  if (status.state !== "finished") throw notEnded(jobId, status.state);
  const files = await remote.files(jobId);
  const chosen = ofRun.map((one) => ({ one, found: find(files.names, one) }));
  const wanted = new Set(chosen.flatMap(({ found }) => found.map(({ remoteName }) => remoteName)));
  const { digests } = await files.ask({
    digestsOf: files.canDigest ? [...wanted].filter(({ type }) => type === "file") : [],
    sampleOf: [],
  });
  await files.leave();
  return chosen.map(({ one, found }) => stagedOf(one, found, digests));
}

interface Found {
  readonly remoteName: RemoteName;
  readonly path: string;
  /** Its path below the source; empty if it is the source itself. */
  readonly below: string;
}

/** @throws {JobError} `invalid` when there is none, or something that cannot be staged so */
function find(names: readonly RemoteName[], { jobId, source, destination }: StageFrom): readonly Found[] {
  const found = names.flatMap((remoteName): Found[] => {
    const path = decodeName(remoteName.name, percentByte);
    if (path === source) return remoteName.type === "directory" ? [] : [{ remoteName, path, below: "" }];
    if (source !== "." && !path.startsWith(`${source}/`)) return [];
    return [{ remoteName, path, below: source === "." ? path : path.slice(source.length + 1) }];
  });
  if (!found.some(({ remoteName }) => remoteName.type === "file")) {
    throw new JobError("invalid", `The run ${jobId} has made no ${quoteName(source)}.`, {
      hint: "See what it has made: with fetch, or in its results.",
    });
  }
  const isOdd = (path: string): boolean => !isPatchable(path) || path.includes("\r");
  const odd = found.find(({ remoteName: { type }, path, below }) => {
    const isFile = type === "file" || type === "directory";
    return !isFile || isOdd(path) || isOdd(posix.join(destination, below));
  });
  if (odd === undefined) return found;
  throw new JobError("invalid", `${quoteName(odd.path)} of the run ${jobId} cannot be staged by its id.`, {
    hint: "Only files with plain names can: stage them one by one, without links, or pack them into one file.",
  });
}

function stagedOf(
  { jobId, source, destination }: StageFrom,
  found: readonly Found[],
  digests: FileAnswers["digests"],
): Staged {
  const files = found.filter(({ remoteName }) => remoteName.type === "file");
  const isOne = files.some(({ below }) => below === "");
  return {
    entries: found.map(({ remoteName, below }) => {
      const path = posix.join(destination, below);
      if (remoteName.type === "directory") return { entry: { type: "directory", path }, file: "" };
      const { size, executable } = remoteName;
      const sha256 = digests.get(remoteName);
      if (size === undefined || executable === undefined || sha256 === undefined) throw unknown(path);
      return { entry: { type: "file", path, size, executable, sha256 }, file: "" };
    }),
    copies: [{ jobId, source, destination, names: isOne ? undefined : files.map(({ below }) => below) }],
  };
}

/** As our script says it. */
function isAbsence(error: unknown, jobId: string): boolean {
  return error instanceof JobError && error.message.includes(`there is no run ${jobId}`);
}

function notEnded(jobId: string, state: string): JobError {
  const message =
    state === "absent"
      ? `There is no run ${jobId} on the target to stage from.`
      : `The run ${jobId} is to be staged from, and has not come to its end: it is ${state}.`;
  return new JobError("invalid", message, {
    hint: "Give the job-id of a run that has ended, on the same target and with the same remote-directory.",
  });
}

function unknown(path: string): JobError {
  return new JobError("target", `The target cannot tell what ${quoteName(path)} holds.`, {
    hint: "It takes sha256sum there, and the right to read the file.",
  });
}
