import type { RemoteName } from "../remote/listing.ts";
import { decodeName, percentByte } from "../workspace/name.ts";
import { selectOutputs } from "../workspace/outputs.ts";

export interface ChosenFiles {
  /** By the paths that they will have here. */
  readonly chosen: ReadonlyMap<string, RemoteName>;
  /** Paths of those that cannot be fetched. */
  readonly special: readonly string[];
}

/** Globs are text and names are bytes: a byte that is not UTF-8 is matched, and arrives, as `%FF`. */
export function chooseFiles(listed: readonly RemoteName[], patterns: readonly string[]): ChosenFiles {
  const byPath = new Map(listed.map((entry) => [decodeName(entry.name, percentByte), entry]));
  const candidates = [...byPath].map(([path, { type }]) => ({
    path,
    type: type === "special" ? "file" : type,
  }));
  const chosen = new Map<string, RemoteName>();
  const special: string[] = [];
  for (const path of selectOutputs(candidates, patterns)) {
    const entry = byPath.get(path);
    if (entry?.type === "special") special.push(path);
    else if (entry !== undefined) chosen.set(path, entry);
  }
  return { chosen, special };
}
