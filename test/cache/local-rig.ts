import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalDirectory } from "../../src/cache/local-directory.ts";
import type { CacheRig } from "./result-cache.contract.ts";

/** A cache in a directory that is not there yet. */
export function startLocalCache(): Promise<CacheRig & { readonly directory: string }> {
  const parent = mkdtempSync(join(tmpdir(), "local-cache-"));
  const directory = join(parent, "deep", "results");
  return Promise.resolve({
    directory,
    cache: new LocalDirectory({ directory }),
    leftovers: () =>
      readdirSync(parent, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".tmp")),
    [Symbol.asyncDispose]: () => {
      rmSync(parent, { recursive: true });
      return Promise.resolve();
    },
  });
}
