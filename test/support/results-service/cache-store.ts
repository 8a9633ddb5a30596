import type { Claims, Scope } from "./token.ts";

/** One cache entry. It can be found once it is finished, and never changes after that. */
export interface CacheEntry {
  readonly id: number;
  readonly key: string;
  readonly version: string;
  readonly scope: string;
  readonly blob: string;
  finished: boolean;
}

export type Reservation =
  | { readonly kind: "reserved"; readonly entry: CacheEntry }
  | { readonly kind: "exists" }
  | { readonly kind: "denied" };

export type Lookup =
  | { readonly kind: "hit"; readonly entry: CacheEntry }
  | { readonly kind: "miss" }
  | { readonly kind: "denied" };

/** The entries of a repository, as both protocols see them. */
export class CacheStore {
  entries: CacheEntry[] = [];
  #nextId = 1;

  /** An entry, finished or not, blocks its key in its scope. */
  reserve({ scopes }: Claims, key: string, version: string, createBlob: () => string): Reservation {
    const scope = scopes.find(mayWrite)?.ref;
    if (scope === undefined) return { kind: "denied" };
    const taken = this.entries.some(
      (entry) => entry.key === key && entry.version === version && entry.scope === scope,
    );
    if (taken) return { kind: "exists" };
    const entry = { id: this.#nextId++, key, version, scope, blob: createBlob(), finished: false };
    this.entries.push(entry);
    return { kind: "reserved", entry };
  }

  /** Scope by scope, key by key: the exact key first, then the newest one that starts with it. */
  find({ scopes }: Claims, keys: readonly string[], version: string): Lookup {
    const readable = scopes.filter(mayRead);
    if (readable.length === 0) return { kind: "denied" };
    for (const { ref } of readable) {
      const visible = this.entries.filter(
        (entry) => entry.finished && entry.scope === ref && entry.version === version,
      );
      for (const key of keys) {
        const entry =
          visible.find((candidate) => candidate.key === key) ??
          visible.findLast((candidate) => candidate.key.startsWith(key));
        if (entry !== undefined) return { kind: "hit", entry };
      }
    }
    return { kind: "miss" };
  }

  /** The entry that a job may finish. */
  unfinished({ scopes }: Claims, key: string, version: string): CacheEntry | undefined {
    const scope = scopes.find(mayWrite)?.ref;
    return this.entries.find(
      (entry) => !entry.finished && entry.key === key && entry.version === version && entry.scope === scope,
    );
  }

  /** What a service may do with uploads that were never finished: their keys are free again. */
  expireReservations(): void {
    this.entries = this.entries.filter(({ finished }) => finished);
  }
}

function mayRead({ permission }: Scope): boolean {
  return permission !== "write";
}

function mayWrite({ permission }: Scope): boolean {
  return permission !== "read";
}
