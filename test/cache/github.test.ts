import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { temporaryDirectory } from "../workspace/temporary-directory.ts";
import { startGitHubCache } from "./github-rig.ts";
import { expectHit, resultCacheContract } from "./result-cache.contract.ts";
import { entryOf, filesOf, makeResult, wantedOf } from "./result.ts";

resultCacheContract("GitHub's cache v2", () => startGitHubCache("v2"));
resultCacheContract("GitHub's cache v1", () => startGitHubCache("v1"));

const never = new AbortController().signal;

describe.each(["v2", "v1"] as const)("GitHub's cache %s", (protocol) => {
  test("holds one entry for a job, under a key that people can read", async () => {
    await using rig = await startGitHubCache(protocol);
    const entry = entryOf(makeResult());
    await rig.cache.store(entry, never);
    const keys = rig.service.cacheEntries.map(({ key }) => key);
    expect(keys).toEqual([`sja1-build-test-${entry.signature}`]);
  });

  test("costs two small questions when there is nothing", async () => {
    await using rig = await startGitHubCache(protocol);
    await rig.cache.lookup(wantedOf(entryOf(makeResult())), never);
    expect(rig.service.requests).toHaveLength(2);
  });

  test("is read where the runner that saved had no zstd", async () => {
    await using rig = await startGitHubCache(protocol);
    const tools = temporaryDirectory();
    for (const tool of ["tar", "gzip"]) symlinkSync(`/bin/${tool}`, join(tools, tool));
    vi.stubEnv("PATH", tools);
    const result = makeResult();
    expect(await rig.cache.store(entryOf(result), never)).toBeUndefined();
    const [saved] = rig.service.cacheEntries;
    expect(saved && rig.service.cacheContent(saved)?.readUInt16BE()).toBe(0x1f8b);
    await using hit = expectHit(await rig.cache.lookup(wantedOf(entryOf(result)), never));
    expect(await filesOf(hit)).toEqual(result.files);
  });

  test("is not written where there is no tar, and a sentence says so", async () => {
    await using rig = await startGitHubCache(protocol);
    vi.stubEnv("PATH", temporaryDirectory());
    const said = await rig.cache.store(entryOf(makeResult()), never);
    expect(said).toMatch(/^The result is not kept in GitHub's cache: Unable to locate executable file: tar/);
    expect(rig.leftovers()).toEqual([]);
  });

  test("lets its client print nothing but masks, and others all they like", async () => {
    await using rig = await startGitHubCache(protocol);
    const stored = rig.cache.store(entryOf(makeResult()), never);
    const isOver = stored.then(() => true);
    let lines = 0;
    for (; !(await Promise.race([isOver, setImmediate(false)])); lines++) {
      process.stdout.write("a line of the job\n");
    }
    expect(await stored).toBeUndefined();
    process.stdout.write("the end\n");
    const printed = rig.printed().split("\n");
    expect(printed.filter((line) => line === "a line of the job")).toHaveLength(lines);
    const others = printed.filter((line) => line !== "a line of the job");
    expect(others.filter((line) => !line.startsWith("::add-mask::"))).toEqual(["the end", ""]);
    expect(others.some((line) => line.startsWith("::add-mask::"))).toBe(protocol === "v2");
  });

  test("tells of a large result that is kept, and of one that is too large", async () => {
    await using rig = await startGitHubCache(protocol, { unremarkable: 2 ** 20, longest: 5 * 2 ** 20 });
    const large = entryOf(makeResult({}, 2 * 2 ** 20));
    expect(await rig.cache.store(large, never)).toMatch(
      /^The result is kept in GitHub's cache and has 2 MiB; /,
    );
    await expectHit(await rig.cache.lookup(wantedOf(large), never))[Symbol.asyncDispose]();
    const tooLarge = entryOf(makeResult({}, 6 * 2 ** 20));
    const said = "The result is not kept in GitHub's cache, as it has more than 5 MiB.";
    expect(await rig.cache.store(tooLarge, never)).toBe(said);
    expect(await rig.cache.store({ ...tooLarge, bytes: 1 }, never)).toBe(said);
    expect(rig.leftovers()).toEqual([]);
  });

  test("leaves alone what is in the workspace, and what a killed step left is no hindrance", async () => {
    await using rig = await startGitHubCache(protocol);
    const entry = entryOf(makeResult());
    const directory = join(rig.workspace, ".ssh-job-action/cache");
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, `${entry.signature}.sja`), "half an entry");
    writeFileSync(join(directory, "notes"), "mine");
    expect(await rig.cache.store(entry, never)).toBeUndefined();
    await expectHit(await rig.cache.lookup(wantedOf(entry), never))[Symbol.asyncDispose]();
    expect(rig.leftovers()).toEqual([
      ".ssh-job-action",
      ".ssh-job-action/cache",
      ".ssh-job-action/cache/notes",
    ]);
  });

  test("is not written from another working directory, and a sentence says so", async () => {
    await using rig = await startGitHubCache(protocol);
    process.chdir("/");
    expect(await rig.cache.store(entryOf(makeResult()), never)).toMatch(
      /^The result is not kept .*Path Validation/,
    );
  });

  test("is left at once when the job is given up", async () => {
    await using rig = await startGitHubCache(protocol);
    const operation = protocol === "v2" ? "GetCacheEntryDownloadURL" : "v1 lookup";
    rig.service.fail(operation, { kind: "stall" }, 9);
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error("cancelled")), 100);
    const started = performance.now();
    const found = await rig.cache.lookup(wantedOf(entryOf(makeResult())), controller.signal);
    expect(found).toEqual({
      kind: "miss",
      reason: "GitHub's cache cannot be used: cancelled.",
      suspicious: false,
    });
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
