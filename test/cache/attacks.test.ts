import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { CacheFault } from "../../src/cache/cache-fault.ts";
import { openEntry } from "../../src/cache/open-entry.ts";
import type { Lookup, ResultCache } from "../../src/cache/result-cache.ts";
import { JobError } from "../../src/errors.ts";
import { unpackEntry } from "../../src/workspace/unpack-entry.ts";
import { rawTar } from "../workspace/raw-tar.ts";
import { temporaryDirectory } from "../workspace/temporary-directory.ts";
import { archiveAttacks } from "./archive-attacks.ts";
import { archivedAttacks, flip, genuineFiles, joinedAttacks, placeAttacks } from "./attacks.ts";
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
  const put = (bytes: Buffer, name = readdirSync(rig.directory)[0] ?? ""): void => {
    writeFileSync(join(rig.directory, name), bytes);
  };

  beforeAll(async () => {
    rig = await startLocalCache();
    expect(await rig.cache.store(entry, never)).toBeUndefined();
  });

  afterAll(() => rig[Symbol.asyncDispose]());

  test("takes the genuine file from where attackers put theirs", async () => {
    put(genuineFiles.joined(genuine));
    expect(await outcome(rig.cache)).toBe("accepted");
  });

  test.each(joinedAttacks)("does not accept $name", async ({ forge }) => {
    put(forge(genuine));
    expect(await outcome(rig.cache)).toMatch(/^refused: [A-Z/].*\.$/);
  });

  test.each(placeAttacks)("does not accept $name", async ({ put: place }) => {
    const [name = ""] = readdirSync(rig.directory);
    const [path, good] = [join(rig.directory, name), join(rig.directory, "..", "good")];
    writeFileSync(good, genuineFiles.joined(genuine));
    rmSync(path);
    place(path, good);
    expect(await outcome(rig.cache)).toMatch(/^refused: [A-Z/].*\.$/);
    rmSync(path, { recursive: true });
    put(readFileSync(good), name);
  });

  test("accepts no file with any one bit flipped", async () => {
    const file = genuineFiles.joined(genuine);
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
        put(flip(file, at, bit));
        expect(await outcome(rig.cache)).toMatch(/^refused: /);
      }),
      { numRuns: 300 },
    );
  });
});

test("no file of GitHub's cache with any one bit flipped is accepted, unless all that is compressed in it is the same", async () => {
  const file = genuineFiles.archived(genuine);
  const path = join(temporaryDirectory(), "entry");
  const start = file.indexOf(Buffer.from([0x1f, 0x8b, 0x08]));
  const lookup = async (): Promise<Lookup> =>
    openEntry(path, "The entry", 5_000_000, wanted).catch((error: unknown) => {
      if (!(error instanceof CacheFault)) throw error;
      return { kind: "miss", reason: error.message, suspicious: error.suspicious };
    });
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
      const flipped = flip(file, at, bit);
      writeFileSync(path, flipped);
      if ((await outcome({ lookup })) !== "accepted") return;
      expect(at).toBeGreaterThanOrEqual(start);
      expect(gunzipSync(flipped.subarray(start)).equals(gunzipSync(file.subarray(start)))).toBe(true);
    }),
    { numRuns: 300 },
  );
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
    put(zstdCompressSync(rawTar({ name: path, content: genuineFiles.archived(genuine) })));
    expect(await outcome(rig.cache)).toBe("accepted");
  });

  test.each(archivedAttacks)("does not accept $name", async ({ forge }) => {
    put(zstdCompressSync(rawTar({ name: path, content: forge(genuine) })));
    expect(await outcome(rig.cache)).toMatch(/^refused: [A-Z].*\.$/);
  });

  test.each(archiveAttacks)("does not accept an archive with $name", async ({ forge }) => {
    put(forge(genuineFiles.archived(genuine), path));
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
async function outcome(cache: Pick<ResultCache, "lookup">): Promise<string> {
  const found = await cache.lookup(wanted, never);
  if (found.kind === "miss") return `refused: ${found.reason}`;
  await using hit = found;
  const top = temporaryDirectory();
  const place = join(top, "work", "results");
  mkdirSync(join(top, "work"));
  writeFileSync(join(top, "secret"), "secret");
  try {
    const ignore = (): undefined => undefined;
    await using restored = await unpackEntry(hit.content(), place, hit.manifest, { emit: ignore });
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
