import { describe, expect, test } from "vitest";
import { githubCacheOptions } from "../../src/cache/github.ts";
import { cacheKey, cacheVersion, entryPath } from "../../src/cache/github-key.ts";

const signature = "0123456789abcdef".repeat(4);

describe("a key in GitHub's cache", () => {
  test.each([
    ["Build & test", "build-test"],
    ['build (ubuntu-24.04, {"a": 1})', "build-ubuntu-24-04-a-1"],
    ["a,b::c", "a-b-c"],
    ["Größe", "gr-e"],
    ["", "job"],
    ["日本", "job"],
    ["x".repeat(100), "x".repeat(40)],
    [`${"x".repeat(39)} y`, "x".repeat(39)],
  ])("of %j says %s, and ends with the signature", (name, slug) => {
    expect(cacheKey(name, signature)).toBe(`sja1-${slug}-${signature}`);
  });

  test("has the versions that GitHub's client gives it", () => {
    expect(cacheVersion("out", "zstd-without-long")).toBe(
      "834384885291aec0b89b50d113dde965aa7ad05c10fb9c5e4105a81dc8566d0d",
    );
    expect(cacheVersion("out", "gzip")).toBe(
      "defffbfcb5c4f252a22b8eac119cf99102bbfcc3315c4befbc251e5a3f261c04",
    );
    expect(entryPath(signature)).toBe(`.ssh-job-action/cache/${signature}.sja`);
  });
});

describe("the cache service", () => {
  const runner = {
    ACTIONS_RUNTIME_TOKEN: "token",
    ACTIONS_RESULTS_URL: "https://results.example/x/",
    ACTIONS_CACHE_URL: "https://cache.example/y",
    ACTIONS_CACHE_SERVICE_V2: "True",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_WORKSPACE: "/work",
    RUNNER_TEMP: "/temp",
  };

  test.each<[string, object, string, string]>([
    ["github.com", {}, "v2", "https://results.example/x/"],
    [
      "GitHub with its data elsewhere",
      { GITHUB_SERVER_URL: "https://octo.ghe.com" },
      "v2",
      "https://results.example/x/",
    ],
    [
      "a server of one's own, whatever else it says",
      { GITHUB_SERVER_URL: "https://github.example.com" },
      "v1",
      "https://cache.example/y/",
    ],
    [
      "a runner that knows v1 only",
      { ACTIONS_CACHE_SERVICE_V2: "", ACTIONS_RESULTS_URL: "" },
      "v1",
      "https://cache.example/y/",
    ],
    [
      "a runner with one URL for all",
      { ACTIONS_CACHE_SERVICE_V2: undefined, ACTIONS_CACHE_URL: undefined },
      "v1",
      "https://results.example/x/",
    ],
  ])("of %s is found", (_, given, protocol, url) => {
    expect(githubCacheOptions({ ...runner, ...given })).toMatchObject({
      protocol,
      url,
      workspace: "/work",
      temporary: "/temp",
    });
  });

  test.each([
    ["a token", { ACTIONS_RUNTIME_TOKEN: "" }],
    ["its URL", { ACTIONS_RESULTS_URL: undefined }],
    ["a URL that is one", { ACTIONS_RESULTS_URL: "results" }],
    ["a workspace", { GITHUB_WORKSPACE: "" }],
  ])("is not used without %s", (_, given) => {
    expect(githubCacheOptions({ ...runner, ...given })).toBeUndefined();
  });

  test("has a token that does not print", () => {
    expect(JSON.stringify(githubCacheOptions(runner))).not.toContain('"token":"token"');
  });
});
