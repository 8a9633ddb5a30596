import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import type { Hit, Lookup, ResultCache } from "../../src/cache/result-cache.ts";
import { Secret } from "../../src/secret.ts";
import { entryOf, filesOf, makeResult, newSignature, secret, trust, wantedOf } from "./result.ts";

/** A cache to test, and what it needs to be taken away afterwards. */
export interface CacheRig extends AsyncDisposable {
  readonly cache: ResultCache;
  /** Files and directories that the cache has left, beside what it keeps. */
  leftovers(): readonly string[];
}

const never = new AbortController().signal;

/** What every `ResultCache` promises. */
export function resultCacheContract(name: string, start: () => Promise<CacheRig>): void {
  describe(`${name} keeps the contract of a cache`, () => {
    test("what was never stored is an innocent miss", async () => {
      await using rig = await start();
      const found = await rig.cache.lookup(wantedOf(entryOf(makeResult())), never);
      expect(found).toMatchObject({ kind: "miss", suspicious: false });
      expect(sentence(found)).toMatch(/holds no result of this job\.$/);
    });

    test("what is found is what it said that it may hold", async () => {
      await using rig = await start();
      const entry = entryOf(makeResult({ domain: "refs/heads/base" }));
      await rig.cache.store(entry, never);
      await using _hit = expectHit(await rig.cache.lookup(wantedOf(entry), never));
      expect((await rig.cache.mayHold?.(wantedOf(entry))) ?? true).toBe(true);
    });

    test("what was stored is found, with its manifest and every byte", async () => {
      await using rig = await start();
      const result = makeResult({}, 1_000_000);
      const entry = entryOf(result);
      expect(await rig.cache.store(entry, never)).toBeUndefined();
      await using hit = expectHit(await rig.cache.lookup(wantedOf(entry), never));
      expect(hit.manifest).toEqual(result.manifest);
      expect(await filesOf(hit)).toEqual(result.files);
      // Whoever compares first and unpacks then reads twice.
      expect(await filesOf(hit)).toEqual(result.files);
    });

    test("nothing is left when a hit is disposed of, read or not", async () => {
      await using rig = await start();
      const entry = entryOf(makeResult());
      await rig.cache.store(entry, never);
      {
        await using hit = expectHit(await rig.cache.lookup(wantedOf(entry), never));
        const content = hit.content();
        if (content.form === "tar") content.bytes.destroy();
      }
      await rig.cache.lookup(wantedOf(entry, { longestMs: 1 }), never);
      expect(rig.leftovers()).toEqual([]);
    });

    test("results of several jobs do not get in each other's way", async () => {
      await using rig = await start();
      const results = [makeResult(), makeResult(), makeResult()];
      await Promise.all(results.map((result) => rig.cache.store(entryOf(result), never)));
      for (const result of results) {
        await using hit = expectHit(await rig.cache.lookup(wantedOf(entryOf(result)), never));
        expect(await filesOf(hit)).toEqual(result.files);
      }
    });

    test("storing again what is there says nothing, and it stays", async () => {
      await using rig = await start();
      const entry = entryOf(makeResult());
      expect(await rig.cache.store(entry, never)).toBeUndefined();
      expect(await rig.cache.store(entry, never)).toBeUndefined();
      await using hit = expectHit(await rig.cache.lookup(wantedOf(entry), never));
      expect(hit.manifest.signature).toBe(entry.signature);
    });

    test("another signature is a miss, even one that differs in its last digit", async () => {
      await using rig = await start();
      const signature = newSignature().slice(0, 63);
      const entry = entryOf(makeResult({ signature: `${signature}0` }));
      await rig.cache.store(entry, never);
      const found = await rig.cache.lookup(wantedOf(entry, { signature: `${signature}1` }), never);
      expect(found.kind).toBe("miss");
    });

    test("with a secret, only what was sealed with it is used", async () => {
      await using rig = await start();
      const signed = entryOf(makeResult(), secret);
      const unsigned = entryOf(makeResult());
      await rig.cache.store(signed, never);
      await rig.cache.store(unsigned, never);
      await using _hit = expectHit(await rig.cache.lookup(wantedOf(signed, { secret }), never));
      const wrong = await rig.cache.lookup(wantedOf(signed, { secret: new Secret("wrong") }), never);
      expect(wrong).toMatchObject({ kind: "miss", suspicious: true });
      expect(sentence(wrong)).toContain("it was not signed with this cache secret");
      const bare = await rig.cache.lookup(wantedOf(unsigned, { secret }), never);
      expect(bare).toMatchObject({ kind: "miss", suspicious: true });
      expect(sentence(bare)).toContain("it is not signed");
    });

    test("without a secret, what is signed is used too", async () => {
      await using rig = await start();
      const entry = entryOf(makeResult(), secret);
      await rig.cache.store(entry, never);
      await using _hit = expectHit(await rig.cache.lookup(wantedOf(entry), never));
    });

    test("a result that took longer than the timeout is a miss, and nobody's fault", async () => {
      await using rig = await start();
      const entry = entryOf(makeResult({ durationMs: 1500 }));
      await rig.cache.store(entry, never);
      await using _hit = expectHit(await rig.cache.lookup(wantedOf(entry, { longestMs: 1500 }), never));
      const found = await rig.cache.lookup(wantedOf(entry, { longestMs: 1499 }), never);
      expect(found).toMatchObject({ kind: "miss", suspicious: false });
      expect(sentence(found)).toContain("it took 1500 ms, and the timeout is now 1499 ms");
    });

    test("results of domains that may be read are used, and of no others", async () => {
      await using rig = await start();
      const base = entryOf(makeResult({ domain: "refs/heads/base" }));
      const pull = entryOf(makeResult({ domain: "refs/pull/7/merge" }));
      await rig.cache.store(base, never);
      await rig.cache.store(pull, never);
      await using hit = expectHit(await rig.cache.lookup(wantedOf(base), never));
      expect(hit.manifest.domain).toBe("refs/heads/base");
      expect((await rig.cache.lookup(wantedOf(pull), never)).kind).toBe("miss");
    });

    test("another repository's result is a miss", async () => {
      await using rig = await start();
      const entry = entryOf(makeResult({ repository: "4712" }));
      await rig.cache.store(entry, never);
      expect((await rig.cache.lookup(wantedOf(entry), never)).kind).toBe("miss");
      const theirs = { ...trust, repository: "4712" };
      await using _hit = expectHit(await rig.cache.lookup(wantedOf(entry, { trust: theirs }), never));
    });

    test("content that fails on its way is not stored, and one sentence says so", async () => {
      await using rig = await start();
      const entry = entryOf(makeResult());
      const content = (): Readable =>
        Readable.from(
          (function* () {
            yield Buffer.alloc(100_000);
            throw new Error("the file has gone");
          })(),
        );
      const said = await rig.cache.store({ ...entry, tar: content, joined: content }, never);
      expect(said).toMatch(/^The result is not kept .*the file has gone\.$/);
      expect((await rig.cache.lookup(wantedOf(entry), never)).kind).toBe("miss");
      expect(rig.leftovers()).toEqual([]);
    });

    test("what could not be used anywhere is not stored", async () => {
      await using rig = await start();
      const outputs = ["Makefile", "makefile"].map((path) => ({ type: "directory" as const, path }));
      const said = await rig.cache.store(entryOf(makeResult({ outputs })), never);
      expect(said).toMatch(/^The result is not kept: its outputs "Makefile" and "makefile" are one/);
    });

    test("when the job is given up, nothing is found or stored any more", async () => {
      await using rig = await start();
      const entry = entryOf(makeResult());
      const aborted = AbortSignal.abort();
      expect(await rig.cache.store(entry, aborted)).toMatch(/^The result is not kept .*\.$/);
      expect((await rig.cache.lookup(wantedOf(entry), aborted)).kind).toBe("miss");
      expect((await rig.cache.lookup(wantedOf(entry), never)).kind).toBe("miss");
      expect(rig.leftovers()).toEqual([]);
    });
  });
}

/** A hit, or else the reason why it is none. */
export function expectHit(lookup: Lookup): Hit {
  if (lookup.kind === "hit") return lookup;
  throw new Error(`not found: ${lookup.reason}`);
}

/** Why it is a miss: one sentence on one line. */
export function sentence(lookup: Lookup): string {
  if (lookup.kind === "hit") throw new Error("found");
  expect(lookup.reason).toMatch(/^[A-Z/].*\.$/);
  return lookup.reason;
}
