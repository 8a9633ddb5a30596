import { isUtf8 } from "node:buffer";
import type { Emit } from "../events.ts";
import type { RemoteName } from "../remote/listing.ts";
import type { RunFiles } from "../remote/run-files.ts";
import type { RunId } from "../remote/run-id.ts";
import type { EarlierResults } from "../workspace/earlier-results.ts";
import { quoteName, someOf } from "../workspace/name.ts";
import type { SecretSearch } from "../workspace/secret-search.ts";
import { unpackResults, type UnpackedEntry } from "../workspace/unpack.ts";
import { chooseFiles } from "./choose-files.ts";
import { chooseFetchCoding, sampleFor } from "./fetch-coding.ts";
import { fetchInParts } from "./fetch-lanes.ts";
import { FilesHere } from "./files-here.ts";
import { archiveSize, boundBytes } from "./listed-sizes.ts";
import type { Link } from "./link.ts";

export interface FetchedOutputs {
  /** What lies below the results directory now. */
  readonly entries: readonly UnpackedEntry[];
  /** Bytes that came. */
  readonly bytes: number;
  /** What did not have to come. */
  readonly reused: { readonly bytes: number; readonly files: number };
  /** Names on the target are not UTF-8, and others here. */
  readonly areRenamed?: boolean;
}

/** Which outputs of a run are wanted, and where. */
export interface WantedOutputs {
  readonly id: RunId;
  readonly patterns: readonly string[];
  readonly resultsDirectory: string;
  /** Files that may be here already. */
  readonly earlier: EarlierResults | undefined;
  /** What to look for in each file that comes. */
  readonly search?: SecretSearch | undefined;
}

/**
 * Fetches what the patterns choose from the job's directory on the target, but for files that are here already, as their
 * digests prove. Nothing is placed unless all of it came.
 * @throws {JobError} `results`, `connection-lost`
 */
export async function fetchOutputs(
  link: Link,
  wanted: WantedOutputs,
  emit: Emit,
  inParts: typeof fetchInParts = fetchInParts,
): Promise<FetchedOutputs> {
  await using here = new FilesHere(wanted);
  let furthest = 0;
  let tries = 0;
  return await link.use(async (remote, hostKey, roundTripMs) => {
    tries += 1;
    const files = await remote.files(wanted.id);
    const { chosen, special } = chooseFiles(files.names, wanted.patterns);
    if (special.length > 0 && tries === 1) {
      const names = someOf(special.map((path) => quoteName(path)));
      emit({ type: "warning", message: `FIFOs, sockets and devices cannot be fetched: ${names}.` });
    }
    const { missing, coding } = await plan(files, chosen, here, roundTripMs);
    const total = archiveSize(missing);
    let bytes = 0;
    const count = (more: number): void => {
      bytes += more;
      // Each try begins anew: only what none before it has brought is progress.
      if (bytes > furthest) link.progressed();
      furthest = Math.max(furthest, bytes);
      emit({ type: "progress", phase: "fetch", bytes, total });
    };
    const source = { link, remote, hostKey, id: wanted.id, roundTripMs, sendWindow: files.sendWindow };
    await using parts =
      tries === 1 && coding === "none"
        ? await inParts(source, missing, wanted.resultsDirectory, count)
        : undefined;
    const rest = parts?.rest ?? missing;
    const bound = boundBytes(rest);
    const fetched = rest.length > 0 ? files.fetch(rest, coding) : undefined;
    if (fetched === undefined) await files.leave();
    if (chosen.size === 0) return nothing;
    const entries = await unpackResults(fetched?.archive, wanted.resultsDirectory, {
      emit,
      have: [here.kept, parts?.came].filter((some) => some !== undefined),
      search: wanted.search,
      onBytes: (more) => {
        bound(more);
        count(more);
      },
    });
    const said = (await fetched?.complaint) ?? "";
    if (said !== "")
      emit({ type: "warning", message: `Fetching the results, the target complained: ${said}` });
    return {
      entries,
      bytes: (fetched?.received() ?? 0) + (parts?.bytes ?? 0),
      reused: here.reused,
      areRenamed: [...chosen.values()].some(({ name }) => !isUtf8(name)),
    };
  });
}

const nothing: FetchedOutputs = { entries: [], bytes: 0, reused: { bytes: 0, files: 0 } };

/** Finds out what has to come, and how. */
async function plan(
  files: RunFiles,
  chosen: ReadonlyMap<string, RemoteName>,
  here: FilesHere,
  roundTripMs: number | undefined,
): Promise<{ missing: readonly RemoteName[]; coding: ReturnType<typeof chooseFetchCoding> }> {
  const way = { codings: files.codings, roundTripMs };
  const digestsOf = files.canDigest ? here.candidates(chosen) : [];
  const sampleOf = sampleFor([...chosen.values()], way);
  const { digests, sample } = await files.ask({ digestsOf, sampleOf });
  const missing = await here.keep(chosen, digests);
  return { missing, coding: chooseFetchCoding(missing, way, { files: sampleOf, compressed: sample }) };
}
