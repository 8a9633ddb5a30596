import { hash } from "node:crypto";
import zlib from "node:zlib";

/** How an entry is compressed, as `@actions/cache` calls it: by whether the runner that saves has `zstd`. */
export type Compression = "zstd-without-long" | "gzip";

/** What we can read, what is likelier first. Node has had zstd since 22.15. */
export const compressions: readonly Compression[] =
  "createZstdDecompress" in zlib ? ["zstd-without-long", "gzip"] : ["gzip"];

/** The key of a job's entry. The signature stands at its end, so that no key is the beginning of another job's. */
export function cacheKey(name: string, signature: string): string {
  const words = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const slug = words.replace(/^-/, "").slice(0, 40).replace(/-$/, "");
  return `sja1-${slug === "" ? "job" : slug}-${signature}`;
}

/** The key of an entry that takes the place of others: entries never change, so it is a newer one beside them. */
export function newerKey(key: string): string {
  return `${newerKeys(key)}${Date.now().toString(36)}`;
}

/** How the keys of all newer entries begin. The service answers with the latest key that begins so. */
export function newerKeys(key: string): string {
  return `${key}-`;
}

/** Is this the key of the entry, or of a newer one? */
export function isKeyOf(key: string, found: string): boolean {
  return (
    found === key ||
    (found.startsWith(newerKeys(key)) && /^[0-9a-z]{1,12}$/.test(found.slice(key.length + 1)))
  );
}

/** Where a job's entry is saved, below the workspace; this very text is part of the version that GitHub keeps it under. */
export function entryPath(signature: string): string {
  return `.ssh-job-action/cache/${signature}.sja`;
}

/** As `getCacheVersion` of `@actions/cache` has it, with `enableCrossOsArchive`. */
export function cacheVersion(path: string, compression: Compression): string {
  return hash("sha256", [path, compression, "1.0"].join("|"));
}
