import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { ResultCache } from "../../src/cache/result-cache.ts";
import { JobError } from "../../src/errors.ts";
import { unpackEntry } from "../../src/workspace/unpack-entry.ts";
import { rawTar } from "../workspace/raw-tar.ts";
import { temporaryDirectory } from "../workspace/temporary-directory.ts";
import { archiveAttacks } from "./archive-attacks.ts";
import { attacks, fileOf, flip } from "./attacks.ts";
import { type GitHubRig, startGitHubCache } from "./github-rig.ts";
import { startLocalCache } from "./local-rig.ts";
import type { CacheRig } from "./result-cache.contract.ts";
import { entryOf, makeResult, secret, wantedOf } from "./result.ts";

const genuine = makeResult();
const entry = entryOf(genuine, secret);
const wanted = wantedOf(entry, { secret, longestMs: 3_600_000 });
const never = new AbortController().signal;

afterEach(() => {
  expect(existsSync("/tmp/ssh-job-evil")).toBe(false);
});

describe("a local directory", () => {
  let rig: CacheRig & { readonly directory: string };
  const put = (bytes: Buffer): void => {
    const [name = ""] = readdirSync(rig.directory);
    writeFileSync(join(rig.directory, name), bytes);
  };

  beforeAll(async () => {
    rig = await startLocalCache();
    expect(await rig.cache.store(entry, never)).toBeUndefined();
  });

  afterAll(() => rig[Symbol.asyncDispose]());

  test("takes the genuine file from where attackers put theirs", async () => {
    put(fileOf(genuine));
    expect(await outcome(rig.cache)).toBe("accepted");
  });

  test.each(attacks)("does not accept $name", async ({ forge }) => {
    put(forge(genuine));
    expect(await outcome(rig.cache)).toMatch(/^refused: [A-Z/].*\.$/);
  });

  test("accepts no file with any one bit flipped, unless all that is compressed in it is the same", async () => {
    const file = fileOf(genuine);
    const start = file.indexOf(Buffer.from([0x1f, 0x8b, 0x08]));
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
        const flipped = flip(file, at, bit);
        put(flipped);
        if ((await outcome(rig.cache)) !== "accepted") return;
        expect(at).toBeGreaterThanOrEqual(start);
        expect(gunzipSync(flipped.subarray(start)).equals(gunzipSync(file.subarray(start)))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("GitHub's cache", () => {
  let rig: GitHubRig;
  const path = `.ssh-job-action/cache/${entry.signature}.sja`;
  const put = (archive: Buffer): void => {
    const [saved] = rig.service.cacheEntries;
    if (saved !== undefined) rig.service.poisonCache(saved, archive);
  };

  beforeAll(async () => {
    rig = await startGitHubCache("v2", { longest: 5_000_000 });
    expect(await rig.cache.store(entry, never)).toBeUndefined();
  });

  afterAll(() => rig[Symbol.asyncDispose]());

  afterEach(() => {
    expect(rig.leftovers()).toEqual([]);
  });

  test("takes the genuine file from where attackers put theirs", async () => {
    put(zstdCompressSync(rawTar({ name: path, content: fileOf(genuine) })));
    expect(await outcome(rig.cache)).toBe("accepted");
  });

  test.each(attacks)("does not accept $name", async ({ forge }) => {
    put(zstdCompressSync(rawTar({ name: path, content: forge(genuine) })));
    expect(await outcome(rig.cache)).toMatch(/^refused: [A-Z].*\.$/);
  });

  test.each(archiveAttacks)("does not accept an archive with $name", async ({ forge }) => {
    put(forge(fileOf(genuine), path));
    expect(await outcome(rig.cache)).toMatch(/^refused: .*GitHub's cache .*\.$/);
  });
});

test.each(["v1", "v2"] as const)("a key that only begins like ours is no hit (%s)", async (protocol) => {
  await using rig = await startGitHubCache(protocol);
  await rig.cache.store(entry, never);
  const longer = rig.service.cacheEntries.map((saved) => ({ ...saved, key: `${saved.key}0` }));
  (rig.service.cacheEntries as (typeof longer)[number][]).splice(0, 1, ...longer);
  const found = await rig.cache.lookup(wanted, never);
  expect(found).toMatchObject({ kind: "miss", suspicious: true });
  expect(rig.service.requests.filter(({ operation }) => operation === "GetBlob")).toEqual([]);
});

/** What becomes of the entry that is in the cache, when a job wants it. Nothing of one that is refused may be left. */
async function outcome(cache: ResultCache): Promise<string> {
  const found = await cache.lookup(wanted, never);
  if (found.kind === "miss") return `refused: ${found.reason}`;
  await using hit = found;
  const top = temporaryDirectory();
  const place = join(top, "work", "results");
  mkdirSync(join(top, "work"));
  writeFileSync(join(top, "secret"), "secret");
  try {
    const ignore = (): undefined => undefined;
    await using restored = await unpackEntry(hit.tar(), place, hit.manifest, { emit: ignore });
    restored.place();
    return "accepted";
  } catch (error) {
    if (!(error instanceof JobError) || error.code !== "results") throw error;
    return `refused: ${error.message}`;
  } finally {
    expect(readdirSync(top).sort()).toEqual(["secret", "work"]);
    expect(readFileSync(join(top, "secret"), "utf8")).toBe("secret");
  }
}
