import { printManifest, readManifest } from "./manifest-text.ts";
import type { NewEntry } from "./result-cache.ts";
import { longestSealed } from "./seal.ts";
import { faultOfLinks } from "./stored-links.ts";
import { faultOfPaths } from "./stored-paths.ts";

/** Why nobody could use an entry, as `readSealed` would find; a clause. */
export function faultOfNew({ manifest, sealed }: Pick<NewEntry, "manifest" | "sealed">): string | undefined {
  // The many are ours; that they are files, directories and links need not be read again.
  const head = printManifest({ ...manifest, outputs: [] });
  if (sealed.length > longestSealed || readManifest(head) === undefined) return "its manifest cannot be read";
  return faultOfPaths(manifest.outputs) ?? faultOfLinks(manifest.outputs);
}
