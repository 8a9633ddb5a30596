import type { BlobStore } from "./blobs.ts";
import type { CacheStore } from "./cache-store.ts";
import {
  type Answer,
  type Endpoint,
  type Exchange,
  type Operation,
  json,
  twirpError,
  twirpMethod,
} from "./exchange.ts";
import type { Claims } from "./token.ts";

interface CacheRequest {
  readonly key: string;
  readonly restore_keys?: readonly string[];
  readonly version: string;
  readonly size_bytes?: string;
}

const methods: readonly Operation[] = [
  "CreateCacheEntry",
  "FinalizeCacheEntryUpload",
  "GetCacheEntryDownloadURL",
];

/** Cache service v2, with the answers that the hosted service was seen to give. */
export class CacheServiceV2 implements Endpoint {
  readonly #store: CacheStore;
  readonly #blobs: BlobStore;

  constructor(store: CacheStore, blobs: BlobStore) {
    this.#store = store;
    this.#blobs = blobs;
  }

  operation(exchange: Exchange): Operation | undefined {
    const method = twirpMethod(exchange, "CacheService");
    return methods.find((name) => name === method);
  }

  answer(operation: Operation, { claims, body }: Exchange): Answer {
    if (claims === undefined) return twirpError(401, "unauthenticated", "no runtime token");
    const request = JSON.parse(body.toString()) as CacheRequest;
    switch (operation) {
      case "CreateCacheEntry":
        return this.#create(claims, request);
      case "FinalizeCacheEntryUpload":
        return this.#finalize(claims, request);
      default:
        return this.#find(claims, request);
    }
  }

  #create(claims: Claims, { key, version }: CacheRequest): Answer {
    const reservation = this.#store.reserve(claims, key, version, () => this.#blobs.create());
    switch (reservation.kind) {
      case "reserved":
        return json(200, { ok: true, signed_upload_url: this.#blobs.url(reservation.entry.blob) });
      case "exists": {
        const message = "cache entry with the same key, version, and scope already exists";
        return twirpError(409, "already_exists", message);
      }
      case "denied":
        return json(200, { ok: false, message: "cache write denied: the token has no writable scope" });
    }
  }

  #finalize(claims: Claims, { key, version, size_bytes }: CacheRequest): Answer {
    const entry = this.#store.unfinished(claims, key, version);
    if (entry === undefined) return json(200, { ok: false, message: "no such reservation" });
    if (this.#blobs.content(entry.blob)?.length !== Number(size_bytes ?? 0)) {
      return json(200, { ok: false, message: "the size is not what was uploaded" });
    }
    entry.finished = true;
    return json(200, { ok: true, entry_id: String(entry.id) });
  }

  #find(claims: Claims, { key, restore_keys = [], version }: CacheRequest): Answer {
    const lookup = this.#store.find(claims, [key, ...restore_keys], version);
    switch (lookup.kind) {
      case "hit": {
        const signed_download_url = this.#blobs.url(lookup.entry.blob);
        return json(200, { ok: true, signed_download_url, matched_key: lookup.entry.key });
      }
      case "miss":
        return json(200, { ok: false });
      case "denied":
        return twirpError(403, "permission_denied", "cache read denied: the token has no readable scope");
    }
  }
}
