import type { Claims } from "./token.ts";

/** One request, read whole. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** What the bearer token says; blob URLs carry none. */
  readonly claims: Claims | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** The names under which requests are logged and faults are set. */
export type Operation =
  | "CreateArtifact"
  | "FinalizeArtifact"
  | "ListArtifacts"
  | "GetSignedArtifactURL"
  | "DeleteArtifact"
  | "CreateCacheEntry"
  | "FinalizeCacheEntryUpload"
  | "GetCacheEntryDownloadURL"
  | "PutBlob"
  | "PutBlock"
  | "PutBlockList"
  | "GetBlob"
  | "v1 lookup"
  | "v1 reserve"
  | "v1 upload"
  | "v1 commit";

/** One half of the service: says which of its operations a request is, and answers it. */
export interface Endpoint {
  operation(exchange: Exchange): Operation | undefined;
  answer(operation: Operation, exchange: Exchange): Answer;
}

export function json(status: number, value: unknown): Answer {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: Buffer.from(JSON.stringify(value)),
  };
}

/** A twirp error: https://twitchtv.github.io/twirp/docs/errors.html */
export function twirpError(status: number, code: string, msg: string): Answer {
  return json(status, { code, msg });
}

/** The method of a twirp request to `service`. */
export function twirpMethod({ method, url }: Exchange, service: string): string | undefined {
  const prefix = `/twirp/github.actions.results.api.v1.${service}/`;
  return method === "POST" && url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : undefined;
}
