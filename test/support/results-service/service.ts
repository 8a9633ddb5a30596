import { once } from "node:events";
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { ArtifactService, type StoredArtifact } from "./artifacts.ts";
import { BlobStore } from "./blobs.ts";
import { type CacheEntry, CacheStore } from "./cache-store.ts";
import { CacheServiceV1 } from "./cache-v1.ts";
import { CacheServiceV2 } from "./cache-v2.ts";
import type { Endpoint, Exchange, Operation } from "./exchange.ts";
import { type Fault, Faults, releaseStalled, send } from "./faults.ts";
import { type Claims, readClaims, runtimeToken } from "./token.ts";

/** One request as it arrived. */
export interface LoggedRequest {
  readonly operation: Operation | undefined;
  readonly method: string;
  readonly url: string;
  /** The body where it is JSON. */
  readonly json: unknown;
  readonly bytes: number;
}

/** The results service of GitHub on loopback: artifacts v4, cache v2 and v1, and the blobs behind them. */
export class ResultsService implements AsyncDisposable {
  /** Every request, in the order of arrival. */
  readonly requests: LoggedRequest[] = [];
  readonly #server: Server;
  readonly #faults = new Faults();
  readonly #blobs = new BlobStore(() => this.url);
  readonly #artifacts = new ArtifactService(this.#blobs);
  readonly #cache = new CacheStore();
  readonly #endpoints: readonly Endpoint[] = [
    this.#artifacts,
    new CacheServiceV2(this.#cache, this.#blobs),
    new CacheServiceV1(this.#cache, this.#blobs),
    this.#blobs,
  ];

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch((error: unknown) => answerError(response, error));
    });
  }

  static async start(): Promise<ResultsService> {
    const service = new ResultsService();
    await once(service.#server.listen(0, "127.0.0.1"), "listening");
    return service;
  }

  /** The origin, without a slash at the end. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Finished artifacts. */
  get artifacts(): readonly StoredArtifact[] {
    return this.#artifacts.artifacts;
  }

  /** Cache entries, reservations among them. */
  get cacheEntries(): readonly CacheEntry[] {
    return this.#cache.entries;
  }

  /** What the runner passes to a `uses:` step; `claims` tell one job of a run from another, or deny it the cache. */
  environment(claims: Partial<Claims> = {}): Record<string, string> {
    return {
      ACTIONS_RUNTIME_URL: `${this.url}/`,
      ACTIONS_RUNTIME_TOKEN: runtimeToken({
        run: "run-1",
        job: "job-1",
        scopes: [{ ref: "refs/heads/main", permission: "read-write" }],
        ...claims,
      }),
      ACTIONS_RESULTS_URL: `${this.url}/`,
      ACTIONS_CACHE_URL: `${this.url}/`,
      ACTIONS_CACHE_SERVICE_V2: "True",
      NO_PROXY: "127.0.0.1,localhost",
      no_proxy: "127.0.0.1,localhost",
    };
  }

  /** Lets the next `times` requests of this operation go wrong. */
  fail(operation: Operation, fault: Fault, times = 1): void {
    this.#faults.plan(operation, fault, times);
  }

  /** Lets nothing go wrong any more, and refuses what was never answered. */
  recover(): void {
    this.#faults.clear();
    releaseStalled();
  }

  /** The bytes of a cache entry. */
  cacheContent({ blob }: CacheEntry): Buffer | undefined {
    return this.#blobs.content(blob);
  }

  /** Puts hostile bytes in place of a cache entry. */
  poisonCache({ blob }: CacheEntry, content: Buffer): void {
    this.#blobs.replace(blob, content);
  }

  /** Frees the keys of uploads that were never finished. */
  expireReservations(): void {
    this.#cache.expireReservations();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange: Exchange = {
      method: request.method ?? "",
      url: new URL(request.url ?? "/", this.url),
      headers: request.headers,
      body: await buffer(request),
      claims: readClaims(request.headers.authorization),
    };
    const endpoint = this.#endpoints.find((candidate) => candidate.operation(exchange) !== undefined);
    const operation = endpoint?.operation(exchange);
    this.requests.push(logged(exchange, operation));
    if (endpoint === undefined || operation === undefined) {
      response
        .writeHead(404, { "content-type": "application/json" })
        .end('{"code":"bad_route","msg":"no such method"}');
    } else {
      send(response, () => endpoint.answer(operation, exchange), this.#faults.take(operation));
    }
  }
}

/** A client that went away, or a request that this service does not understand; 501 is never tried again. */
function answerError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(501).end(String(error));
}

function logged({ method, url, headers, body }: Exchange, operation: Operation | undefined): LoggedRequest {
  const isJson = String(headers["content-type"]).startsWith("application/json");
  const json: unknown = isJson ? JSON.parse(body.toString()) : undefined;
  return { operation, method, url: url.pathname + url.search, json, bytes: body.length };
}
