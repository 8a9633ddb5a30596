import { tmpdir } from "node:os";
import { Secret } from "../secret.ts";

/** What GitHub's cache needs to know of the job that it serves. */
export interface GitHubCacheOptions {
  /** v2 is what github.com speaks; GitHub Enterprise Server, act and Gitea speak v1. */
  readonly protocol: "v1" | "v2";
  /** Base URL of the service, with a slash at its end. */
  readonly url: string;
  readonly token: Secret;
  /** Absolute. Entries are saved from below it. */
  readonly workspace: string;
  /** Where what is downloaded is kept while it is needed. */
  readonly temporary: string;
}

/** Milliseconds and bytes that are not exceeded. */
export interface GitHubCacheBounds {
  /** Until it is known whether there is an entry. */
  readonly lookupMs: number;
  /** Between two attempts to find out; the second time twice as much. */
  readonly retryMs: number;
  /** Without a byte of an entry. */
  readonly idleMs: number;
  /** Until an entry is here. */
  readonly downloadMs: number;
  /** Until an entry is saved. */
  readonly storeMs: number;
  /** Of what is stored. */
  readonly longest: number;
  /** Of what is stored without a remark on how much it is. */
  readonly unremarkable: number;
}

export const defaultBounds: GitHubCacheBounds = {
  lookupMs: 10_000,
  retryMs: 500,
  idleMs: 10_000,
  downloadMs: 120_000,
  storeMs: 120_000,
  longest: 2 * 2 ** 30,
  unremarkable: 500 * 2 ** 20,
};

/** What a runner says of its cache service, chosen as `@actions/cache` does it; `undefined` where there is none. */
export function githubCacheOptions(
  environment: Readonly<Record<string, string | undefined>>,
): GitHubCacheOptions | undefined {
  const given = (name: string): string | undefined =>
    environment[name] === "" ? undefined : environment[name];
  const isV2 =
    given("ACTIONS_CACHE_SERVICE_V2") !== undefined && !isEnterpriseServer(given("GITHUB_SERVER_URL"));
  const results = given("ACTIONS_RESULTS_URL");
  const url = isV2 ? results : (given("ACTIONS_CACHE_URL") ?? results);
  const token = given("ACTIONS_RUNTIME_TOKEN");
  const workspace = given("GITHUB_WORKSPACE");
  if (url === undefined || !URL.canParse(url) || token === undefined || workspace === undefined) {
    return undefined;
  }
  return {
    protocol: isV2 ? "v2" : "v1",
    url: url.endsWith("/") ? url : `${url}/`,
    token: new Secret(token),
    workspace,
    temporary: given("RUNNER_TEMP") ?? tmpdir(),
  };
}

/** By its name: it is none of those that GitHub itself runs. */
function isEnterpriseServer(server = "https://github.com"): boolean {
  if (!URL.canParse(server)) return true;
  const { hostname } = new URL(server);
  return hostname !== "github.com" && !hostname.endsWith(".ghe.com") && !hostname.endsWith(".localhost");
}
