import { describe, expect, test } from "vitest";
import { startGitHubCache } from "./github-rig.ts";
import { expectHit } from "./result-cache.contract.ts";
import { entryOf, makeResult, newSignature, wantedOf } from "./result.ts";

const never = new AbortController().signal;

describe.each(["v2", "v1"] as const)("an entry of GitHub's cache %s", (protocol) => {
  test("stays when another result of the same job is stored", async () => {
    await using rig = await startGitHubCache(protocol);
    const signature = newSignature();
    const [first, second] = ["first-1", "second-2"].map((target) =>
      entryOf(makeResult({ signature, target })),
    );
    if (first === undefined || second === undefined) throw new Error("two entries");
    for (const entry of [first, second]) expect(await rig.cache.store(entry, never)).toBeUndefined();
    await using hit = expectHit(await rig.cache.lookup(wantedOf(first), never));
    expect(hit.manifest.target).toBe("first-1");
  });

  test("gives way to one that takes its place, and that to a later one", async () => {
    await using rig = await startGitHubCache(protocol);
    const signature = newSignature();
    for (const target of ["first", "second", "third"]) {
      const entry = { ...entryOf(makeResult({ signature, target })), replaces: target !== "first" };
      expect(await rig.cache.store(entry, never)).toBeUndefined();
      await using hit = expectHit(await rig.cache.lookup(wantedOf(entry), never));
      expect(hit.manifest.target).toBe(target);
    }
  });

  test("that does not fit gives way to one that does", async () => {
    await using rig = await startGitHubCache(protocol);
    const entry = entryOf(makeResult());
    await rig.cache.store(entry, never);
    const [saved] = rig.service.cacheEntries;
    if (saved === undefined) throw new Error("nothing was saved");
    rig.service.poisonCache(saved, Buffer.from("damaged"));
    expect(await rig.cache.lookup(wantedOf(entry), never)).toMatchObject({ kind: "miss" });
    expect(await rig.cache.store(entry, never)).toBeUndefined();
    await using hit = expectHit(await rig.cache.lookup(wantedOf(entry), never));
    expect(hit.manifest.signature).toBe(entry.signature);
  });

  test("is not stored where the service was down when it was asked, which has been told", async () => {
    await using rig = await startGitHubCache(protocol);
    const operation = protocol === "v2" ? "GetCacheEntryDownloadURL" : "v1 lookup";
    rig.service.fail(operation, { kind: "answer", status: 500 }, 100);
    const entry = entryOf(makeResult());
    expect(await rig.cache.lookup(wantedOf(entry), never)).toMatchObject({ kind: "miss", suspicious: false });
    rig.service.recover();
    const asked = rig.service.requests.length;
    expect(await rig.cache.store(entry, never)).toBeUndefined();
    expect(rig.service.requests).toHaveLength(asked);
  });
});
