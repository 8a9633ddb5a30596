import { isUtf8 } from "node:buffer";
import type { Emit } from "../events.ts";
import type { RemoteName } from "../remote/listing.ts";
import type { RunId } from "../remote/run-id.ts";
import { decodeName, percentByte, quoteName, someOf } from "../workspace/name.ts";
import { selectOutputs } from "../workspace/outputs.ts";
import { unpackResults, type UnpackedEntry } from "../workspace/unpack.ts";
import type { Link } from "./link.ts";

export interface FetchedOutputs {
  /** What lies below the results directory now. */
  readonly entries: readonly UnpackedEntry[];
  /** Bytes of the tar that came. */
  readonly bytes: number;
  /** Names on the target are not UTF-8, and others here. */
  readonly areRenamed?: boolean;
}

/**
 * Fetches what the patterns choose from the job's directory on the target. Nothing is placed unless all of it came.
 * @throws {JobError} `results`, `connection-lost`
 */
export async function fetchOutputs(
  link: Link,
  id: RunId,
  patterns: readonly string[],
  resultsDirectory: string,
  emit: Emit,
): Promise<FetchedOutputs> {
  const listed = await link.use((remote) => remote.list(id));
  const chosen = choose(listed, patterns, emit);
  if (chosen.length === 0) return { entries: [], bytes: 0 };
  const total = archiveSize(chosen);
  let furthest = 0;
  return link.use(async (remote) => {
    let bytes = 0;
    const names = chosen.map(({ name }) => Buffer.concat([Buffer.from("./"), name]));
    const { archive, complaint } = await remote.fetch(id, names);
    const entries = await unpackResults(archive, resultsDirectory, {
      emit,
      onBytes: (count) => {
        bytes += count;
        // Each try begins anew: only what none before it has brought is progress.
        if (bytes > furthest) link.progressed();
        furthest = Math.max(furthest, bytes);
        emit({ type: "progress", phase: "fetch", bytes, total });
      },
    });
    const said = await complaint;
    if (said !== "")
      emit({ type: "warning", message: `Fetching the results, the target complained: ${said}` });
    return { entries, bytes, areRenamed: chosen.some(({ name }) => !isUtf8(name)) };
  });
}

/** About how many bytes the tar will have: a header of 512 for each name, and contents in blocks of 512. */
function archiveSize(names: readonly RemoteName[]): number | undefined {
  if (names.some(({ type, size }) => type === "file" && size === undefined)) return undefined;
  return names.reduce((sum, { size = 0 }) => sum + 512 + Math.ceil(size / 512) * 512, 1024);
}

/** Globs are text and names are bytes: a byte that is not UTF-8 is matched, and arrives, as `%FF`. */
function choose(listed: readonly RemoteName[], patterns: readonly string[], emit: Emit): RemoteName[] {
  const byPath = new Map(listed.map((entry) => [decodeName(entry.name, percentByte), entry]));
  const candidates = [...byPath].map(([path, { type }]) => ({
    path,
    type: type === "special" ? "file" : type,
  }));
  const paths = selectOutputs(candidates, patterns);
  const special = paths.filter((path) => byPath.get(path)?.type === "special");
  if (special.length > 0) {
    const names = someOf(special.map((path) => quoteName(path)));
    emit({ type: "warning", message: `FIFOs, sockets and devices cannot be fetched: ${names}.` });
  }
  return paths.flatMap((path) => byPath.get(path) ?? []).filter(({ type }) => type !== "special");
}
