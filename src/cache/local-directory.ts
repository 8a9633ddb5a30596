import { hash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { rename, rm, utimes } from "node:fs/promises";
import { join } from "node:path";
import { lengthPrefixed } from "../job/encode.ts";
import { briefly, CacheFault } from "./cache-fault.ts";
import { faultOfNew } from "./fault-of-new.ts";
import { openJoined, writeJoined } from "./joined-entry.ts";
import { isDue, keepWithin, msToWrite } from "./local-budget.ts";
import { isOwnDirectory, makeOwnDirectory } from "./own-directory.ts";
import type { Hit, Lookup, NewEntry, ResultCache, Wanted } from "./result-cache.ts";

export interface LocalDirectoryOptions {
  /** Absolute. It is made when something is to be kept. */
  readonly directory: string;
  /** What all entries may take; 2 GiB if not given. Bytes. */
  readonly budget?: number;
}

/** Results in a directory of the user's own: one file for each signature and trust domain. */
export class LocalDirectory implements ResultCache {
  readonly source = "local";
  readonly #directory: string;
  readonly #budget: number;

  constructor({ directory, budget = 2 * 2 ** 30 }: LocalDirectoryOptions) {
    this.#directory = directory;
    this.#budget = budget;
  }

  /** Whether something stands where such a result would. */
  mayHold({ signature, trust: { repository, readable } }: Wanted): boolean {
    return readable.some((domain) => existsSync(this.#path(signature, repository, domain)));
  }

  async lookup(wanted: Wanted, signal: AbortSignal): Promise<Lookup> {
    try {
      signal.throwIfAborted();
      return (await this.#find(wanted)) ?? miss(`${this.#directory} holds no result of this job.`);
    } catch (error) {
      if (error instanceof CacheFault) return miss(error.message, error.suspicious);
      return miss(unreadable(this.#directory, error).message);
    }
  }

  async store(entry: NewEntry, signal: AbortSignal): Promise<string | undefined> {
    const directory = this.#directory;
    const { signature, manifest } = entry;
    const path = this.#path(signature, manifest.repository, manifest.domain);
    const temporary = join(directory, `${signature}.${randomBytes(8).toString("hex")}.tmp`);
    try {
      const tooLong = (): CacheFault =>
        new CacheFault(
          `The result is not kept, as ${directory} may take no more than ${this.#budget} bytes.`,
        );
      if (msToWrite(manifest) > entry.patienceMs) {
        await this.#forget(path);
        return undefined;
      }
      const fault = faultOfNew(entry);
      if (fault !== undefined) return `The result is not kept: ${fault}.`;
      if (entry.bytes > this.#budget) throw tooLong();
      await makeOwnDirectory(directory);
      await writeJoined(temporary, entry, { longest: this.#budget, tooLong, signal });
      await rename(temporary, path);
      if (isDue(entry.bytes, this.#budget)) await keepWithin(this.#budget, directory, path);
      return undefined;
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      return error instanceof CacheFault
        ? error.message
        : `The result is not kept in ${directory}: ${briefly(error)}.`;
    }
  }

  /** Of several that are not used, the first one is told. */
  async #find(wanted: Wanted): Promise<Hit | undefined> {
    if (!(await isOwnDirectory(this.#directory))) return undefined;
    const { repository, readable } = wanted.trust;
    let fault: CacheFault | undefined;
    for (const domain of readable) {
      const path = this.#path(wanted.signature, repository, domain);
      try {
        const hit = await openJoined(path, `The result in ${path}`, this.#budget, wanted);
        await touch(path);
        return hit;
      } catch (error) {
        if (briefly(error) === "ENOENT") continue;
        fault ??= error instanceof CacheFault ? error : unreadable(path, error);
      }
    }
    if (fault !== undefined) throw fault;
    return undefined;
  }

  /** What was there was not taken, or is older. */
  async #forget(path: string): Promise<void> {
    if (await isOwnDirectory(this.#directory)) await rm(path, { force: true });
  }

  /** One trust domain's result does not hide another's. */
  #path(signature: string, repository: string, domain: string): string {
    const origin = hash("sha256", Buffer.concat([lengthPrefixed(repository), lengthPrefixed(domain)]));
    return join(this.#directory, `${signature}-${origin.slice(0, 16)}.entry`);
  }
}

function unreadable(path: string, cause: unknown): CacheFault {
  return new CacheFault(`${path} cannot be read: ${briefly(cause)}.`, { cause });
}

/** What was used last is removed last. */
async function touch(path: string): Promise<void> {
  const now = new Date();
  // It may have been removed meanwhile, which the open file does not mind.
  await utimes(path, now, now).catch(() => undefined);
}

function miss(reason: string, suspicious = false): Lookup {
  return { kind: "miss", reason, suspicious };
}
