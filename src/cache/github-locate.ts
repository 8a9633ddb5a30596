import type { HttpClient, HttpClientResponse } from "@actions/http-client";
import pRetry from "p-retry";
import * as z from "zod/mini";
import { quoteForeign } from "../transport/foreign-text.ts";
import { CacheFault } from "./cache-fault.ts";
import { unlessAborted } from "./deadline.ts";
import { newerKeys } from "./github-key.ts";
import type { GitHubCacheBounds, GitHubCacheOptions } from "./github-options.ts";
import { readShort, whyNoAnswer, withClient } from "./github-requests.ts";

/** Where an entry can be downloaded, and the key that it was really saved under. */
export interface Location {
  readonly key: string;
  readonly url: string;
}

/** A key, as it is or with something newer behind it, and the version that the entry was saved as. */
interface Wish {
  readonly key: string;
  readonly version: string;
}

/** Asks where the newest entry of this key and version is. `undefined`: there is none. @throws {CacheFault} */
export async function locate(
  entry: Wish,
  service: GitHubCacheOptions,
  { lookupMs, retryMs }: Pick<GitHubCacheBounds, "lookupMs" | "retryMs">,
  signal: AbortSignal,
): Promise<Location | undefined> {
  const ask = service.protocol === "v2" ? askV2 : askV1;
  const access = { token: service.token.reveal(), silentMs: lookupMs, signal };
  const asked = pRetry(() => withClient(access, (client) => ask(client, service.url, entry)), {
    retries: 2,
    minTimeout: retryMs,
    signal,
    shouldRetry: ({ error }) => !signal.aborted && !(error instanceof Refused),
  });
  return unlessAborted(signal, asked);
}

/** An answer that will be the same the next time. */
class Refused extends CacheFault {}

const longestAnswer = 65_536;

const snakeV2 = z.object({ ok: z.boolean(), signed_download_url: z.string(), matched_key: z.string() });
const camelV2 = z.object({ ok: z.boolean(), signedDownloadUrl: z.string(), matchedKey: z.string() });
const noneV2 = z.object({ ok: z.optional(z.literal(false)) });
const foundV1 = z.object({ archiveLocation: z.string(), cacheKey: z.string() });

async function askV2(
  client: HttpClient,
  base: string,
  { key, version }: Wish,
): Promise<Location | undefined> {
  const method = "github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL";
  const url = new URL(`/twirp/${method}`, base).href;
  const headers = { "content-type": "application/json" };
  const question = { key: newerKeys(key), restore_keys: [key], version };
  const { body } = await answerTo(client.post(url, JSON.stringify(question), headers));
  const snake = snakeV2.safeParse(body);
  if (snake.success && snake.data.ok) {
    return { key: snake.data.matched_key, url: snake.data.signed_download_url };
  }
  const camel = camelV2.safeParse(body);
  if (camel.success && camel.data.ok)
    return { key: camel.data.matchedKey, url: camel.data.signedDownloadUrl };
  if (noneV2.safeParse(body).success) return undefined;
  throw strange();
}

async function askV1(
  client: HttpClient,
  base: string,
  { key, version }: Wish,
): Promise<Location | undefined> {
  const keys = encodeURIComponent(`${newerKeys(key)},${key}`);
  const url = `${base}_apis/artifactcache/cache?keys=${keys}&version=${version}`;
  const headers = { accept: "application/json;api-version=6.0-preview.1" };
  const { status, body } = await answerTo(client.get(url, headers));
  if (status === 204) return undefined;
  const found = foundV1.safeParse(body);
  if (found.success) return { key: found.data.cacheKey, url: found.data.archiveLocation };
  throw strange();
}

async function answerTo(
  request: Promise<HttpClientResponse>,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const { status, headers, text } = await read(request);
  if (status === 204) return { status, body: undefined };
  const body = parseJson(text);
  if (status === 200) return { status, body };
  const said = z.object({ msg: z.optional(z.string()), message: z.optional(z.string()) }).safeParse(body);
  const words = said.data?.msg ?? said.data?.message;
  const because = words === undefined ? "" : `: ${quoteForeign(words)}`;
  if (status >= 500) throw new CacheFault(`GitHub's cache failed with HTTP ${status}${because}.`);
  if (status === 429) {
    const after = /^\d{1,6}$/.exec(headers["retry-after"] ?? "")?.[0];
    const when = after === undefined ? "" : ` and wants to be left alone for ${after} s`;
    throw new Refused(`GitHub's cache is asked too often (HTTP 429)${when}.`);
  }
  if (status === 401 || status === 403) {
    throw new Refused(`GitHub's cache may not be read by this job (HTTP ${status})${because}.`);
  }
  throw new Refused(`GitHub's cache refused to answer with HTTP ${status}${because}.`);
}

async function read(
  request: Promise<HttpClientResponse>,
): Promise<{ status: number; headers: Partial<Record<string, string>>; text: string | undefined }> {
  try {
    const { message } = await request;
    const after = message.headers["retry-after"];
    const headers = after === undefined ? {} : { "retry-after": after };
    return { status: message.statusCode ?? 0, headers, text: await readShort(message, longestAnswer) };
  } catch (error) {
    throw new CacheFault(`GitHub's cache cannot be reached: ${whyNoAnswer(error)}.`, { cause: error });
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

function strange(): CacheFault {
  return new CacheFault("GitHub's cache gave an answer that its protocol does not know.");
}
