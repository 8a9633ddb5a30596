import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { briefly, CacheFault } from "./cache-fault.ts";
import { within } from "./deadline.ts";
import { download } from "./github-download.ts";
import { cacheKey, cacheVersion, type Compression, compressions, entryPath, isKeyOf } from "./github-key.ts";
import { locate, type Location } from "./github-locate.ts";
import { defaultBounds, type GitHubCacheBounds, type GitHubCacheOptions } from "./github-options.ts";
import { megabytes, putEntry } from "./github-put.ts";
import { openEntry } from "./open-entry.ts";
import type { Hit, Lookup, NewEntry, ResultCache, Wanted } from "./result-cache.ts";
import { longestSealed } from "./seal.ts";

export { type GitHubCacheBounds, type GitHubCacheOptions, githubCacheOptions } from "./github-options.ts";

/**
 * Results in the cache that GitHub keeps for a repository, one entry for each job. It is written with GitHub's own client
 * and read with ours, which unpacks nothing that was not looked at.
 */
export class GitHubCache implements ResultCache {
  readonly source = "github";
  readonly #service: GitHubCacheOptions;
  readonly #bounds: GitHubCacheBounds;
  /** The service did not answer when it was asked, which has been told: it is not asked again. */
  #isDown = false;
  /** Signatures of which there is an entry that does not fit. */
  readonly #unfit = new Set<string>();

  constructor(service: GitHubCacheOptions, bounds: Partial<GitHubCacheBounds> = {}) {
    this.#service = service;
    this.#bounds = { ...defaultBounds, ...bounds };
  }

  async lookup(wanted: Wanted, signal: AbortSignal): Promise<Lookup> {
    try {
      return (await this.#find(wanted, signal)) ?? miss("GitHub's cache holds no result of this job.");
    } catch (error) {
      if (error instanceof CacheFault) return miss(error.message, error.suspicious);
      return miss(`GitHub's cache cannot be used: ${briefly(error)}.`);
    }
  }

  async store(given: NewEntry, signal: AbortSignal): Promise<string | undefined> {
    if (this.#isDown) return undefined;
    const entry = { ...given, replaces: given.replaces || this.#unfit.has(given.signature) };
    const { storeMs, unremarkable, longest } = this.#bounds;
    const { workspace } = this.#service;
    const timeout = (): CacheFault =>
      new CacheFault(
        `The result is not kept in GitHub's cache, as that takes longer than ${seconds(storeMs)}.`,
      );
    try {
      await within(storeMs, signal, timeout, (inTime) =>
        putEntry(entry, { workspace, longest, signal: inTime }),
      );
      if (entry.bytes <= unremarkable) return undefined;
      return `The result is kept in GitHub's cache and has ${megabytes(entry.bytes)}; GitHub removes old entries when all of a repository's have 10 GB.`;
    } catch (error) {
      if (error instanceof CacheFault) return error.message;
      return `The result is not kept in GitHub's cache: ${briefly(error)}.`;
    }
  }

  /** Of several entries that are not used, the first one is told. */
  async #find(wanted: Wanted, signal: AbortSignal): Promise<Hit | undefined> {
    const { found, faults } = await this.#locate(wanted, signal);
    for (const { compression, url } of found) {
      try {
        return await this.#fetch(url, compression, wanted, signal);
      } catch (error) {
        this.#unfit.add(wanted.signature);
        faults.push(error instanceof Error ? error : new CacheFault(String(error)));
      }
    }
    const [fault] = faults;
    if (fault !== undefined) throw fault;
    return undefined;
  }

  /** The entries there are, of all that a runner may have saved. */
  async #locate(
    { name, signature }: Wanted,
    signal: AbortSignal,
  ): Promise<{ found: (Location & { compression: Compression })[]; faults: Error[] }> {
    const { lookupMs } = this.#bounds;
    const timeout = (): CacheFault =>
      new CacheFault(`GitHub's cache gave no answer within ${seconds(lookupMs)}.`);
    const key = cacheKey(name, signature);
    this.#isDown = true;
    const answers = await within(lookupMs, signal, timeout, (inTime) =>
      Promise.allSettled(
        compressions.map(async (compression) => {
          const version = cacheVersion(entryPath(signature), compression);
          const location = await locate({ key, version }, this.#service, this.#bounds, inTime);
          // The service also offers what only begins with the key.
          if (location !== undefined && !isKeyOf(key, location.key)) throw other();
          return location === undefined ? [] : [{ ...location, compression }];
        }),
      ),
    );
    this.#isDown = answers.every((answer) => answer.status === "rejected" && !isSuspicious(answer.reason));
    return {
      found: answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : [])),
      faults: answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason as Error] : [])),
    };
  }

  async #fetch(url: string, compression: Compression, wanted: Wanted, signal: AbortSignal): Promise<Hit> {
    const { downloadMs, idleMs, longest } = this.#bounds;
    const timeout = (): CacheFault =>
      new CacheFault(`The download from GitHub's cache was given up after ${seconds(downloadMs)}.`);
    const directory = await mkdtemp(join(this.#service.temporary, "ssh-job-cache-"));
    const remove = (): Promise<void> => rm(directory, { recursive: true, force: true });
    try {
      const path = join(directory, "entry");
      const name = entryPath(wanted.signature);
      await within(downloadMs, signal, timeout, (inTime) =>
        download(url, path, {
          compression,
          name,
          longest: longest + longestSealed,
          idleMs,
          signal: inTime,
        }),
      );
      const hit = await openEntry(path, "The entry in GitHub's cache", longest, wanted);
      const close = async (): Promise<void> => {
        await hit[Symbol.asyncDispose]();
        await remove();
      };
      return { ...hit, [Symbol.asyncDispose]: close };
    } catch (error) {
      await remove();
      throw error;
    }
  }
}

function other(): CacheFault {
  return new CacheFault("GitHub's cache offers an entry of another key than the one that was asked for.", {
    suspicious: true,
  });
}

function isSuspicious(error: unknown): boolean {
  return error instanceof CacheFault && error.suspicious;
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}

function miss(reason: string, suspicious = false): Lookup {
  return { kind: "miss", reason, suspicious };
}
