import type { Settings } from "../config/settings.ts";
import type { Emit } from "../events.ts";
import type { RemoteName } from "../remote/listing.ts";
import type { RunId } from "../remote/run-id.ts";
import { decodeName, percentByte } from "../workspace/name.ts";
import { selectOutputs } from "../workspace/outputs.ts";
import { unpackResults, type UnpackedEntry } from "../workspace/unpack.ts";
import type { Link } from "./link.ts";

export interface FetchedOutputs {
  /** What lies below the results directory now. */
  readonly entries: readonly UnpackedEntry[];
  /** Bytes of the tar that came. */
  readonly bytes: number;
}

/**
 * Fetches what the patterns choose from the job's directory on the target. Nothing is placed unless all of it came.
 * @throws {JobError} `results`, `connection-lost`
 */
export async function fetchOutputs(
  link: Link,
  id: RunId,
  { spec, resultsDirectory }: Pick<Settings, "spec" | "resultsDirectory">,
  emit: Emit,
): Promise<FetchedOutputs> {
  const listed = await link.use((remote) => remote.list(id));
  const chosen = choose(listed, spec.outputs);
  if (chosen.length === 0) return { entries: [], bytes: 0 };
  const total = chosen.reduce((sum, { size = 0 }) => sum + size, 0) || undefined;
  return link.use(async (remote) => {
    let bytes = 0;
    const names = chosen.map(({ name }) => Buffer.concat([Buffer.from("./"), name]));
    const { archive, complaint } = await remote.fetch(id, names);
    const entries = await unpackResults(archive, resultsDirectory, {
      emit,
      onBytes: (count) => {
        link.progressed();
        bytes += count;
        emit({ type: "progress", phase: "fetch", bytes, total });
      },
    });
    const said = await complaint;
    if (said !== "")
      emit({ type: "warning", message: `Fetching the results, the target complained: ${said}` });
    return { entries, bytes };
  });
}

/** Globs are text and names are bytes: a byte that is not UTF-8 is matched, and arrives, as `%FF`. */
function choose(listed: readonly RemoteName[], patterns: readonly string[]): RemoteName[] {
  const byPath = new Map(listed.map((entry) => [decodeName(entry.name, percentByte), entry]));
  const candidates = [...byPath].map(([path, { type }]) => ({ path, type }));
  return selectOutputs(candidates, patterns).flatMap((path) => byPath.get(path) ?? []);
}
