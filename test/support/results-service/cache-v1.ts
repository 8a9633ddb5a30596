import type { BlobStore } from "./blobs.ts";
import type { CacheStore } from "./cache-store.ts";
import { type Answer, type Endpoint, type Exchange, type Operation, json } from "./exchange.ts";
import type { Claims } from "./token.ts";

interface ReserveRequest {
  readonly key: string;
  readonly version: string;
}

const base = "/_apis/artifactcache/";

/** Cache service v1, as GitHub Enterprise Server, act and Gitea speak it. */
export class CacheServiceV1 implements Endpoint {
  readonly #store: CacheStore;
  readonly #blobs: BlobStore;

  constructor(store: CacheStore, blobs: BlobStore) {
    this.#store = store;
    this.#blobs = blobs;
  }

  operation({ method, url }: Exchange): Operation | undefined {
    if (!url.pathname.startsWith(base)) return undefined;
    const resource = url.pathname.slice(base.length);
    if (method === "GET" && resource === "cache") return "v1 lookup";
    if (method === "POST" && resource === "caches") return "v1 reserve";
    if (!/^caches\/\d+$/.test(resource)) return undefined;
    return method === "PATCH" ? "v1 upload" : method === "POST" ? "v1 commit" : undefined;
  }

  answer(operation: Operation, { claims, url, headers, body }: Exchange): Answer {
    if (claims === undefined) return json(401, { message: "no runtime token" });
    if (operation === "v1 lookup") return this.#find(claims, url.searchParams);
    if (operation === "v1 reserve")
      return this.#reserve(claims, JSON.parse(body.toString()) as ReserveRequest);
    const id = Number(url.pathname.slice(`${base}caches/`.length));
    const entry = this.#store.entries.find((candidate) => candidate.id === id && !candidate.finished);
    if (entry === undefined) return json(404, { message: `no reservation ${id}` });
    const content = this.#blobs.content(entry.blob) ?? Buffer.alloc(0);
    if (operation === "v1 upload") {
      const start = Number(/^bytes (\d+)-/.exec(String(headers["content-range"]))?.[1]);
      this.#blobs.replace(entry.blob, withChunk(content, start, body));
      return { status: 204 };
    }
    if ((JSON.parse(body.toString()) as { size: number }).size !== content.length) {
      return json(400, { message: "the size is not what was uploaded" });
    }
    entry.finished = true;
    return { status: 204 };
  }

  #find(claims: Claims, query: URLSearchParams): Answer {
    const keys = (query.get("keys") ?? "").split(",");
    const lookup = this.#store.find(claims, keys, query.get("version") ?? "");
    switch (lookup.kind) {
      case "hit": {
        const { key: cacheKey, scope, blob } = lookup.entry;
        return json(200, { archiveLocation: this.#blobs.url(blob), cacheKey, scope });
      }
      case "miss":
        return { status: 204 };
      case "denied":
        return json(403, { message: "cache read denied: the token has no readable scope" });
    }
  }

  #reserve(claims: Claims, { key, version }: ReserveRequest): Answer {
    const reservation = this.#store.reserve(claims, key, version, () => this.#blobs.create());
    switch (reservation.kind) {
      case "reserved":
        return json(201, { cacheId: reservation.entry.id });
      case "exists":
        return json(409, { message: "Cache already exists." });
      case "denied":
        return json(403, { message: "cache write denied: the token has no writable scope" });
    }
  }
}

/** Chunks arrive in any order. */
function withChunk(content: Buffer, start: number, chunk: Buffer): Buffer {
  const grown = Buffer.alloc(Math.max(content.length, start + chunk.length));
  content.copy(grown);
  chunk.copy(grown, start);
  return grown;
}
