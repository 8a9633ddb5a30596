import { JobError } from "../errors.ts";
import type { RemoteName } from "../remote/listing.ts";
import type { Remote } from "../remote/remote.ts";
import type { RunId } from "../remote/run-id.ts";
import { errorCode } from "../workspace/file.ts";
import { IncomingFiles } from "../workspace/incoming-files.ts";
import type { FilesAtHand } from "../workspace/unpack.ts";
import { divide, divisible, lanes, shallDivide, type PartOfFiles } from "./fetch-parts.ts";
import { Lanes, type OwnWay } from "./lanes.ts";
import type { Link } from "./link.ts";

/** Where files are fetched from. */
export interface Source extends OwnWay {
  readonly link: Link;
  readonly id: RunId;
  readonly roundTripMs: number | undefined;
  readonly sendWindow: number | undefined;
}

/** What has come in parts. To be disposed of when it was put in place. */
export interface FetchedParts extends AsyncDisposable {
  readonly came: FilesAtHand;
  /** What has to come in another way. */
  readonly rest: readonly RemoteName[];
  readonly bytes: number;
}

/**
 * Fetches files in parts, over several connections at once, where that is quicker.
 * @param place beside which the files are kept meanwhile
 * @param onBytes told what comes, and less than 0 when it was lost
 * @returns `undefined` when everything has to come in another way
 * @throws {JobError} `connection-lost`
 */
export async function fetchInParts(
  source: Source,
  names: readonly RemoteName[],
  place: string,
  onBytes: (bytes: number) => void,
  isWorth: typeof shallDivide = shallDivide,
): Promise<FetchedParts | undefined> {
  const files = divisible(names);
  if (!isWorth(files, source.roundTripMs, source.sendWindow)) return undefined;
  let bytes = 0;
  const count = (more: number): void => {
    bytes += more;
    onBytes(more);
  };
  const incoming = new IncomingFiles(place);
  try {
    await incoming.make(files);
    await using ways = new Lanes(source.link, source, lanes);
    const take = receiver(source.id, incoming, count);
    await ways.carry(divide(files).map((part) => (remote, signal) => take(part, remote, signal)));
    const came = await incoming.finish(files);
    const entries = new Set(files.map(({ entry }) => entry));
    const rest = names.filter((entry) => !entries.has(entry));
    return { came, rest, bytes, [Symbol.asyncDispose]: () => incoming[Symbol.asyncDispose]() };
  } catch (error) {
    await incoming[Symbol.asyncDispose]();
    if (error instanceof JobError ? error.code === "connection-lost" : errorCode(error) === undefined)
      throw error;
    onBytes(-bytes);
    return undefined;
  }
}

/** @returns a function that fetches a part, and throws `results` when it is of another state of a file than another part */
function receiver(
  id: RunId,
  incoming: IncomingFiles,
  count: (bytes: number) => void,
): (part: PartOfFiles, remote: Remote, signal: AbortSignal) => Promise<void> {
  const states = new Map<string, string>();
  return async ({ files, from, length }, remote, signal) => {
    let bytes = 0;
    const counted = (more: number): void => {
      bytes += more;
      count(more);
    };
    try {
      const wanted = { files: files.map(({ entry }) => entry), from, length };
      const found = await remote.filePart(
        id,
        wanted,
        async (next) => {
          for (const file of files) {
            const piece = Math.min(length, file.size);
            await incoming.write(file, { from, length: piece, content: counting(next(piece), counted) });
          }
        },
        { signal },
      );
      for (const [index, { path, size }] of files.entries()) {
        const state = found[index] ?? "";
        if (!state.startsWith(`${size},`) || (states.get(path) ?? state) !== state) throw changed(path);
        states.set(path, state);
      }
    } catch (error) {
      count(-bytes);
      throw error;
    }
  };
}

async function* counting(
  chunks: AsyncIterable<Buffer>,
  count: (bytes: number) => void,
): AsyncGenerator<Buffer, void> {
  for await (const chunk of chunks) {
    count(chunk.length);
    yield chunk;
  }
}

function changed(path: string): JobError {
  return new JobError("results", `The result ${path} has changed while it was fetched.`);
}
