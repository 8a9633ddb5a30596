import { describe, expect, test } from "vitest";
import { GitHubCache, githubCacheOptions } from "../../src/cache/github.ts";
import type { Operation } from "../support/results-service/exchange.ts";
import type { Fault } from "../support/results-service/faults.ts";
import { type GitHubRig, startGitHubCache } from "./github-rig.ts";
import { expectHit, sentence } from "./result-cache.contract.ts";
import { entryOf, filesOf, makeResult, wantedOf } from "./result.ts";

const never = new AbortController().signal;
const html = "<!doctype html><title>Unicorn!</title>";
const always = 99;

/** Short enough for tests; what takes longer than that is given up. Milliseconds. */
const bounds = { lookupMs: 1000, idleMs: 300, downloadMs: 800, storeMs: 2000 };

type Case = readonly [name: string, fault: Fault, said: RegExp];

const lookupFaults: readonly Case[] = [
  ["never answers", { kind: "stall" }, /gave no answer within 1 s/],
  ["resets connections", { kind: "hang-up" }, /cannot be reached: ECONNRESET/],
  ["fails", { kind: "answer", status: 500, body: html }, /failed with HTTP 500/],
  ["is overloaded", { kind: "answer", status: 503 }, /failed with HTTP 503/],
  ["is asked too often", { kind: "answer", status: 429, headers: { "retry-after": "7" } }, /too often.*7 s/],
  [
    "is asked too often, and says nonsense",
    { kind: "answer", status: 429, headers: { "retry-after": "::error::" } },
    /too often \(HTTP 429\)\.$/,
  ],
  ["does not know the token", { kind: "answer", status: 401 }, /may not be read by this job \(HTTP 401\)/],
  [
    "denies to read",
    {
      kind: "answer",
      status: 403,
      body: '{"code":"permission_denied","msg":"cache read denied: read-only"}',
    },
    /may not be read .*cache read denied: read-only/,
  ],
  ["has gone", { kind: "answer", status: 404, body: "{}" }, /refused to answer with HTTP 404/],
  [
    "sends us elsewhere",
    { kind: "answer", status: 302, headers: { location: "http://127.0.0.1:1/" } },
    /refused to answer with HTTP 302/,
  ],
  ["shows a page", { kind: "answer", status: 200, body: html }, /its protocol does not know/],
  ["answers with a list", { kind: "answer", status: 200, body: "[]" }, /its protocol does not know/],
  [
    "answers with half of the truth",
    { kind: "answer", status: 200, body: '{"ok":true}' },
    /its protocol does not know/,
  ],
  [
    "answers without end",
    { kind: "answer", status: 200, body: `"${"x".repeat(100_000)}"` },
    /its protocol does not know/,
  ],
  ["breaks off in its answer", { kind: "truncate" }, /cannot be reached/],
  ["sends a byte now and then", { kind: "drip", everyMs: 100 }, /gave no answer within 1 s/],
  ["stops in its answer", { kind: "stall-midway" }, /gave no answer within 1 s|cannot be reached/],
];

const downloadFaults: readonly Case[] = [
  ["never comes", { kind: "stall" }, /cannot be downloaded: it does not answer|nothing came for 0\.3 s/],
  [
    "is denied",
    { kind: "answer", status: 403, body: "<Error><Code>AuthenticationFailed</Code></Error>" },
    /cannot be downloaded: HTTP 403/,
  ],
  ["has gone", { kind: "answer", status: 404 }, /cannot be downloaded: HTTP 404/],
  ["fails", { kind: "answer", status: 500 }, /cannot be downloaded: HTTP 500/],
  ["is asked for too often", { kind: "answer", status: 429 }, /cannot be downloaded: HTTP 429/],
  [
    "is elsewhere, where nobody is",
    { kind: "answer", status: 302, headers: { location: "http://127.0.0.1:1/?sig=abc" } },
    /cannot be downloaded: ECONNREFUSED/,
  ],
  ["is a page", { kind: "answer", status: 200, body: html }, /is damaged/],
  ["is cut", { kind: "truncate" }, /broke off|is damaged/],
  ["is shorter than announced", { kind: "wrong-length" }, /broke off/],
  ["resets its connection", { kind: "hang-up" }, /cannot be downloaded: ECONNRESET/],
  ["stops on its way", { kind: "stall-midway" }, /nothing came for 0\.3 s/],
  ["comes a byte at a time", { kind: "drip", everyMs: 50 }, /given up after 0\.8 s/],
  ["has a flipped bit", { kind: "flip-bit" }, /is damaged|is not used/],
];

const storeFaultsV2: readonly (readonly [Operation, ...Case])[] = [
  [
    "CreateCacheEntry",
    "is asked too often",
    { kind: "answer", status: 429, body: '{"msg":"slow down"}' },
    /Rate limited.*slow down/,
  ],
  [
    "CreateCacheEntry",
    "denies to write",
    { kind: "answer", status: 200, body: '{"ok":false,"message":"cache write denied: read-only token"}' },
    /cache write denied: read-only token/,
  ],
  [
    "CreateCacheEntry",
    "does not know the token",
    { kind: "answer", status: 401, body: '{"msg":"bad token"}' },
    /\(401\).*bad token/,
  ],
  [
    "CreateCacheEntry",
    "fails again and again",
    { kind: "answer", status: 500, body: html },
    /longer than 2 s/,
  ],
  ["CreateCacheEntry", "never answers", { kind: "stall" }, /longer than 2 s/],
  ["CreateCacheEntry", "resets connections", { kind: "hang-up" }, /ECONNRESET/],
  ["PutBlob", "denies the upload", { kind: "answer", status: 403 }, /403|[Uu]pload/],
  ["PutBlob", "takes no upload", { kind: "stall" }, /longer than 2 s/],
  [
    "FinalizeCacheEntryUpload",
    "does not finish",
    { kind: "answer", status: 200, body: '{"ok":false,"message":"the quota is used up"}' },
    /the quota is used up/,
  ],
  ["FinalizeCacheEntryUpload", "never answers in the end", { kind: "stall" }, /longer than 2 s/],
];

const storeFaultsV1: readonly (readonly [Operation, ...Case])[] = [
  [
    "v1 reserve",
    "denies to write",
    { kind: "answer", status: 403, body: '{"message":"cache write denied: read-only"}' },
    /cache write denied/,
  ],
  [
    "v1 reserve",
    "finds it too large",
    { kind: "answer", status: 400, body: '{"message":"over the limit of 3 MB"}' },
    /over the limit of 3 MB/,
  ],
  ["v1 reserve", "fails", { kind: "answer", status: 500, body: "{}" }, /500/],
  ["v1 reserve", "never answers", { kind: "stall" }, /longer than 2 s/],
  ["v1 upload", "takes no upload", { kind: "answer", status: 507 }, /507/],
  ["v1 commit", "does not finish", { kind: "answer", status: 400, body: "{}" }, /400/],
];

describe.each(["v2", "v1"] as const)("no job fails or waits long because GitHub's cache %s", (protocol) => {
  const operation = protocol === "v2" ? "GetCacheEntryDownloadURL" : "v1 lookup";

  test.each(lookupFaults)("%s when it is asked", async (_, fault, said) => {
    await using rig = await startGitHubCache(protocol, boundsFor(fault));
    const entry = entryOf(makeResult());
    await fill(rig, entry);
    rig.service.fail(operation, fault, always);
    await expectMiss(rig, entry, said);
    // Nothing of the fault is remembered.
    rig.service.fail(operation, fault, 0);
    await using _hit = expectHit(await rig.cache.lookup(wantedOf(entry), never));
  });

  test.each(downloadFaults)("has an entry that %s", async (_, fault, said) => {
    await using rig = await startGitHubCache(protocol, boundsFor(fault));
    const entry = entryOf(makeResult({}, 20_000));
    await fill(rig, entry);
    rig.service.fail("GetBlob", fault, always);
    await expectMiss(rig, entry, said);
  });

  test("fails for a moment", async () => {
    await using rig = await startGitHubCache(protocol);
    const result = makeResult();
    await fill(rig, entryOf(result));
    rig.service.fail(operation, { kind: "answer", status: 502 }, 3);
    await using hit = expectHit(await rig.cache.lookup(wantedOf(entryOf(result)), never));
    expect(await filesOf(hit)).toEqual(result.files);
  });

  test("is not there", async () => {
    await using rig = await startGitHubCache(protocol);
    await rig.service[Symbol.asyncDispose]();
    const found = await rig.cache.lookup(wantedOf(entryOf(makeResult())), never);
    expect(sentence(found)).toBe("GitHub's cache cannot be reached: ECONNREFUSED.");
  });
});

describe.each([
  ["v2", storeFaultsV2],
  ["v1", storeFaultsV1],
] as const)(
  "a result that cannot be stored is one sentence, and no annotation, when the cache %s",
  (protocol, faults) => {
    test.each(faults)("at %s %s", async (operation, _, fault, said) => {
      await using rig = await startGitHubCache(protocol, bounds);
      rig.service.fail(operation, fault, always);
      const started = performance.now();
      const sentence = await rig.cache.store(entryOf(makeResult()), never);
      expect(performance.now() - started).toBeLessThan(20_000);
      expect(sentence).toMatch(/^The result is not kept in GitHub's cache[:,] .*\.$/);
      expect(sentence).toMatch(said);
      expect(sentence).not.toMatch(/sig=/);
      expect(rig.leftovers()).toEqual([]);
      expect(withoutMasks(rig.printed())).toBe("");
    });
  },
);

/** Only what would take for ever is to be given up early, on a busy machine too. */
function boundsFor({ kind }: Fault): Partial<typeof bounds> {
  if (kind === "drip") return { ...bounds, idleMs: 5000 };
  return kind === "stall" || kind === "stall-midway" ? bounds : {};
}

async function fill(rig: GitHubRig, entry: ReturnType<typeof entryOf>): Promise<void> {
  const patient = githubCacheOptions(process.env);
  expect(patient && (await new GitHubCache(patient).store(entry, never))).toBeUndefined();
  expect(rig.service.cacheEntries).toHaveLength(1);
}

async function expectMiss(rig: GitHubRig, entry: ReturnType<typeof entryOf>, said: RegExp): Promise<void> {
  const started = performance.now();
  const found = await rig.cache.lookup(wantedOf(entry), never);
  expect(performance.now() - started).toBeLessThan(bounds.lookupMs + bounds.downloadMs + 5000);
  expect(sentence(found)).toMatch(said);
  expect(sentence(found)).not.toMatch(/sig=|ACTIONS|e30\./);
  expect(rig.leftovers()).toEqual([]);
}

function withoutMasks(printed: string): string {
  return printed.replace(/^::add-mask::.*\n/gm, "");
}
