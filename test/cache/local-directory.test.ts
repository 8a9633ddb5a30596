import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { LocalDirectory } from "../../src/cache/local-directory.ts";
import { temporaryDirectory } from "../workspace/temporary-directory.ts";
import { startLocalCache } from "./local-rig.ts";
import { expectHit, resultCacheContract, sentence } from "./result-cache.contract.ts";
import { entryOf, filesOf, makeResult, newSignature, trust, wantedOf } from "./result.ts";

resultCacheContract("a local directory", startLocalCache);

const never = new AbortController().signal;
const writerScript = fileURLToPath(new URL("store-for-ever.ts", import.meta.url));

describe("a local directory", () => {
  test("is made for its owner alone, and so are the files in it", async () => {
    const directory = join(temporaryDirectory(), "results");
    await new LocalDirectory({ directory }).store(entryOf(makeResult()), never);
    const [name = ""] = readdirSync(directory);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
  });

  test.each<[string, (directory: string) => void, string]>([
    ["is a link", (directory) => symlinkSync(temporaryDirectory(), directory), "is a link"],
    ["is a file", (directory) => writeFileSync(directory, ""), "is no directory"],
    ["others may write to", (directory) => makeDirectory(directory, 0o777), "can be written to by others"],
    ["a group may write to", (directory) => makeDirectory(directory, 0o770), "can be written to by others"],
    ["somebody else owns", (directory) => makeDirectory(directory, 0o700, 4711), "belongs to somebody else"],
  ])("that %s is neither read nor written", async (_, make, why) => {
    const directory = join(temporaryDirectory(), "results");
    make(directory);
    const cache = new LocalDirectory({ directory });
    const entry = entryOf(makeResult());
    const said = `The directory for results, ${directory}, is not used, as it ${why}.`;
    expect(await cache.store(entry, never)).toBe(said);
    const found = await cache.lookup(wantedOf(entry), never);
    expect(found).toEqual({ kind: "miss", reason: said, suspicious: true });
  });

  test("that cannot be made is a sentence", async () => {
    const file = join(temporaryDirectory(), "file");
    writeFileSync(file, "");
    const said = await new LocalDirectory({ directory: join(file, "results") }).store(
      entryOf(makeResult()),
      never,
    );
    expect(said).toMatch(/^The directory for results, .*, cannot be (made|used): ENOTDIR\.$/);
  });

  test("says without reading it that it holds nothing, nothing of that domain, or perhaps something", async () => {
    await using rig = await startLocalCache();
    const entry = entryOf(makeResult());
    const wanted = wantedOf(entry);
    expect(await rig.cache.mayHold?.(wanted)).toBe(false);
    await rig.cache.store(entry, never);
    expect(await rig.cache.mayHold?.(wanted)).toBe(true);
    expect(await rig.cache.mayHold?.({ ...wanted, signature: "0".repeat(64) })).toBe(false);
    const other = { ...trust, readable: ["refs/pull/7/merge"] };
    expect(await rig.cache.mayHold?.({ ...wanted, trust: other })).toBe(false);
    const theirs = { ...trust, repository: "4712" };
    expect(await rig.cache.mayHold?.({ ...wanted, trust: theirs })).toBe(false);
  });

  test("forgets first what was not used for longest, when its budget is used up", async () => {
    const directory = join(temporaryDirectory(), "results");
    const cache = new LocalDirectory({ directory, budget: 350_000 });
    const entries = Array.from({ length: 3 }, () => entryOf(makeResult()));
    for (const entry of entries) expect(await cache.store(entry, never)).toBeUndefined();
    // In the order in which they were stored, long ago; the first one is used now.
    for (const [index, { signature }] of entries.entries()) age(directory, signature, 1000 - index);
    const [first, second, third] = entries.map((entry) => wantedOf(entry));
    if (!first || !second || !third) throw new Error("three entries");
    await expectHit(await cache.lookup(first, never))[Symbol.asyncDispose]();
    expect(await cache.store(entryOf(makeResult()), never)).toBeUndefined();
    expect((await cache.lookup(second, never)).kind).toBe("miss");
    for (const kept of [first, third]) {
      await expectHit(await cache.lookup(kept, never))[Symbol.asyncDispose]();
    }
  });

  test("takes nothing that is larger than all it may hold, and loses nothing for it", async () => {
    const directory = join(temporaryDirectory(), "results");
    const cache = new LocalDirectory({ directory, budget: 150_000 });
    const small = entryOf(makeResult());
    await cache.store(small, never);
    const large = entryOf(makeResult({}, 200_000));
    const said = `The result is not kept, as ${directory} may take no more than 150000 bytes.`;
    expect(await cache.store(large, never)).toBe(said);
    expect(await cache.store({ ...large, bytes: 1 }, never)).toBe(said);
    await expectHit(await cache.lookup(wantedOf(small), never))[Symbol.asyncDispose]();
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test("leaves out what would take longer than it is worth, says nothing, and keeps no older result for it", async () => {
    await using rig = await startLocalCache();
    const result = makeResult({}, 30_000_000);
    const entry = entryOf(result);
    const older = entryOf(makeResult({ signature: entry.signature }));
    expect(await rig.cache.store({ ...entry, patienceMs: 5 }, never)).toBeUndefined();
    expect(existsSync(rig.directory)).toBe(false);
    expect(await rig.cache.store(older, never)).toBeUndefined();
    expect(await rig.cache.store({ ...entry, replaces: true, patienceMs: 5 }, never)).toBeUndefined();
    expect(await rig.cache.lookup(wantedOf(entry), never)).toMatchObject({ kind: "miss", suspicious: false });
    expect(await rig.cache.store({ ...entry, patienceMs: 100 }, never)).toBeUndefined();
    await using hit = expectHit(await rig.cache.lookup(wantedOf(entry), never));
    expect(hit.manifest).toEqual(result.manifest);
  });

  test("takes entries of the former form for none, and removes them", async () => {
    const directory = join(temporaryDirectory(), "results");
    const cache = new LocalDirectory({ directory, budget: 1_000_000 });
    const entry = entryOf(makeResult());
    await cache.store(entry, never);
    const [name = ""] = readdirSync(directory);
    const former = name.replace(/entry$/, "sja");
    renameSync(join(directory, name), join(directory, former));
    expect(cache.mayHold(wantedOf(entry))).toBe(false);
    expect(await cache.lookup(wantedOf(entry), never)).toMatchObject({ kind: "miss", suspicious: false });
    await cache.store(entryOf(makeResult()), never);
    expect(readdirSync(directory)).not.toContain(former);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test("keeps within a little of its budget, however small the results are", async () => {
    const directory = join(temporaryDirectory(), "results");
    const cache = new LocalDirectory({ directory, budget: 400_000 });
    for (let count = 0; count < 300; count += 1) await cache.store(entryOf(makeResult({}, 3000)), never);
    const total = readdirSync(directory).reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
    expect(total).toBeLessThan(800_000);
    expect(total).toBeGreaterThan(300_000);
  });

  test("removes what killed writers left, and nothing that is not its own", async () => {
    const directory = join(temporaryDirectory(), "results");
    makeDirectory(directory, 0o700);
    const abandoned = `${"a".repeat(64)}.${"b".repeat(16)}.tmp`;
    const busy = `${"c".repeat(64)}.${"d".repeat(16)}.tmp`;
    for (const name of [abandoned, busy, "notes.txt", "other.sja"])
      writeFileSync(join(directory, name), name);
    for (const name of [abandoned, "notes.txt", "other.sja"]) utimesSync(join(directory, name), 1000, 1000);
    await new LocalDirectory({ directory, budget: 150_000 }).store(entryOf(makeResult()), never);
    const left = readdirSync(directory);
    expect(left).toHaveLength(4);
    expect(left).toEqual(expect.arrayContaining([busy, "notes.txt", "other.sja"]));
  });

  test("keeps one result for each trust domain, and serves our own first", async () => {
    await using rig = await startLocalCache();
    const own = makeResult();
    const base = makeResult({ signature: own.manifest.signature, domain: "refs/heads/base", durationMs: 7 });
    const foreign = makeResult({
      signature: own.manifest.signature,
      domain: "refs/pull/7/merge",
      durationMs: 8,
    });
    for (const result of [base, own, foreign]) await rig.cache.store(entryOf(result), never);
    const lookUp = async (readable: readonly string[]): Promise<string> => {
      const wanted = wantedOf(entryOf(own), { trust: { ...trust, readable } });
      await using hit = expectHit(await rig.cache.lookup(wanted, never));
      return hit.manifest.domain;
    };
    expect(await lookUp(["refs/heads/main", "refs/heads/base"])).toBe("refs/heads/main");
    expect(await lookUp(["refs/heads/base", "refs/heads/main"])).toBe("refs/heads/base");
    expect(await lookUp(["refs/heads/none", "refs/pull/7/merge"])).toBe("refs/pull/7/merge");
  });

  test("serves another domain's result when our own is damaged, and tells of the damage when there is none", async () => {
    await using rig = await startLocalCache();
    const own = makeResult();
    await rig.cache.store(entryOf(own), never);
    const [name = ""] = readdirSync(rig.directory);
    writeFileSync(join(rig.directory, name), "damaged");
    const found = await rig.cache.lookup(wantedOf(entryOf(own)), never);
    expect(found).toMatchObject({ kind: "miss", suspicious: true });
    expect(sentence(found)).toContain(`${name} is damaged or no entry at all.`);
    await rig.cache.store(
      entryOf({ ...own, manifest: { ...own.manifest, domain: "refs/heads/base" } }),
      never,
    );
    await using hit = expectHit(await rig.cache.lookup(wantedOf(entryOf(own)), never));
    expect(hit.manifest.domain).toBe("refs/heads/base");
  });

  test("goes on serving an entry that is removed meanwhile", async () => {
    await using rig = await startLocalCache();
    const result = makeResult();
    const entry = entryOf(result);
    await rig.cache.store(entry, never);
    await using hit = expectHit(await rig.cache.lookup(wantedOf(entry), never));
    await new LocalDirectory({ directory: rig.directory, budget: 120_000 }).store(
      entryOf(makeResult()),
      never,
    );
    expect(readdirSync(rig.directory)).toHaveLength(1);
    const [once, again] = await Promise.all([filesOf(hit), filesOf(hit)]);
    expect(once).toEqual(result.files);
    expect(again).toEqual(result.files);
  });

  test("has a complete result or none, whenever its writer is killed", async () => {
    await using rig = await startLocalCache();
    const signature = newSignature();
    const wanted = wantedOf(entryOf(makeResult({ signature })));
    for (let round = 0; round < 8; round += 1) {
      await rm(rig.directory, { recursive: true, force: true });
      const writer = spawn(process.execPath, [writerScript, rig.directory, signature], { stdio: "ignore" });
      const ended = once(writer, "exit");
      while (!existsSync(rig.directory)) await setTimeout(1);
      await setTimeout(round * 10);
      writer.kill("SIGKILL");
      await ended;
      const found = await rig.cache.lookup(wanted, never);
      if (found.kind === "hit") {
        await using hit = found;
        // It fails if anything of it is not there.
        expect((await filesOf(hit)).get("results/out/program")).toHaveLength(20_000_000);
      } else expect(found.suspicious).toBe(false);
    }
  }, 60_000);

  test("serves one complete result or the other while many write the same", async () => {
    await using rig = await startLocalCache();
    const entry = entryOf(makeResult());
    const said = await Promise.all(Array.from({ length: 20 }, () => rig.cache.store(entry, never)));
    expect(said.every((sentence) => sentence === undefined)).toBe(true);
    await using _hit = expectHit(await rig.cache.lookup(wantedOf(entry), never));
    expect(readdirSync(rig.directory)).toHaveLength(1);
  });
});

function makeDirectory(directory: string, mode: number, owner?: number): void {
  mkdirSync(directory);
  chmodSync(directory, mode);
  if (owner !== undefined) chownSync(directory, owner, owner);
}

function age(directory: string, signature: string, seconds: number): void {
  const name = readdirSync(directory).find((candidate) => candidate.startsWith(signature)) ?? "";
  const then = Date.now() / 1000 - seconds;
  utimesSync(join(directory, name), then, then);
}
