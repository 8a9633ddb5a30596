import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as artifact from "@actions/artifact";
import * as cache from "@actions/cache";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ResultsService } from "../support/results-service/service.ts";
import type { Claims } from "../support/results-service/token.ts";

const home = process.cwd();
let service: ResultsService;
let workspace: string;
let printed: string;

beforeEach(async () => {
  service = await ResultsService.start();
  workspace = await mkdtemp(join(tmpdir(), "results-service-"));
  process.chdir(workspace);
  const environment = { GITHUB_WORKSPACE: workspace, RUNNER_TEMP: workspace, ...service.environment() };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  // The clients print their progress.
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.chdir(home);
  await rm(workspace, { recursive: true });
  await service[Symbol.asyncDispose]();
});

describe("artifacts, with the real client", () => {
  const client = new artifact.DefaultArtifactClient();

  it("are uploaded, listed, downloaded and deleted", async () => {
    const noise = randomBytes(9 * 1024 * 1024);
    await writeFile("noise.bin", noise);
    await writeFile("words.txt", "words");
    const uploaded = await client.uploadArtifact("results", ["noise.bin", "words.txt"], ".", {
      retentionDays: 3,
    });
    expect(service.artifacts).toMatchObject([
      {
        id: uploaded.id,
        name: "results",
        run: "run-1",
        job: "job-1",
        digest: `sha256:${uploaded.digest ?? ""}`,
      },
    ]);
    const [stored] = service.artifacts;
    expect(sha256(stored?.content)).toBe(uploaded.digest);
    expect(stored?.expiresAt?.getTime()).toBeGreaterThan(Date.now() + 2.9 * 86_400_000);
    expect(stored?.files().get("words.txt")?.toString()).toBe("words");
    expect(stored?.files().get("noise.bin")?.equals(noise)).toBe(true);

    const { artifacts } = await client.listArtifacts();
    expect(artifacts).toMatchObject([{ id: uploaded.id, name: "results", size: uploaded.size }]);
    const expectedHash = `sha256:${uploaded.digest ?? ""}`;
    const download = await client.downloadArtifact(uploaded.id ?? 0, { path: "copy", expectedHash });
    expect(download.digestMismatch).toBe(false);
    expect(noise.equals(await readFile("copy/noise.bin"))).toBe(true);

    await client.deleteArtifact("results");
    expect(service.artifacts).toEqual([]);
    expect(service.requests.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining([
        "CreateArtifact",
        "PutBlock",
        "PutBlockList",
        "FinalizeArtifact",
        "ListArtifacts",
      ]),
    );
  });

  it("are unique by name in a run, whichever job uploads, and free in another run", async () => {
    await writeFile("words.txt", "words");
    await client.uploadArtifact("results", ["words.txt"], ".");
    actAs({ job: "job-2" });
    await expect(client.uploadArtifact("results", ["words.txt"], ".")).rejects.toThrow("(409)");
    actAs({ run: "run-2" });
    await client.uploadArtifact("results", ["words.txt"], ".");
    expect(service.artifacts).toHaveLength(2);
  });

  it("show damage on the way as a digest that does not match", async () => {
    await writeFile("words.txt", randomBytes(1000));
    const { id = 0, digest = "" } = await client.uploadArtifact("results", ["words.txt"], ".", {
      compressionLevel: 0,
    });
    service.fail("GetBlob", { kind: "flip-bit" });
    const options = { path: "copy", expectedHash: `sha256:${digest}`, skipDecompress: true };
    expect((await client.downloadArtifact(id, options)).digestMismatch).toBe(true);
  });
});

describe.each(["v2", "v1"])("the cache %s, with the real client", (protocol) => {
  beforeEach(async () => {
    vi.stubEnv("ACTIONS_CACHE_SERVICE_V2", protocol === "v2" ? "True" : "");
    await mkdir("out");
    await writeFile("out/file", "content");
  });

  it("saves once and restores the exact key, and by prefix the newest one", async () => {
    await cache.saveCache(["out"], "k-1");
    await cache.saveCache(["out"], "k-2");
    expect(await cache.saveCache(["out"], "k-1")).toBe(-1);
    expect(service.cacheEntries.map(({ key, finished }) => [key, finished])).toEqual([
      ["k-1", true],
      ["k-2", true],
    ]);
    await rm("out/file");
    expect(await cache.restoreCache(["out"], "k-1")).toBe("k-1");
    expect(await readFile("out/file", "utf8")).toBe("content");
    // The hosted service matches the primary key by prefix too.
    expect(await cache.restoreCache(["out"], "k-", [], { lookupOnly: true })).toBe("k-2");
    expect(await cache.restoreCache(["other"], "k-1")).toBeUndefined();
  });

  it("keeps scopes apart and says what it denies", async () => {
    actAs({ scopes: [{ ref: "refs/pull/1/merge", permission: "read-write" }] });
    await cache.saveCache(["out"], "k-1");
    actAs({ scopes: [{ ref: "refs/heads/main", permission: "read" }] });
    expect(await cache.restoreCache(["out"], "k-1")).toBeUndefined();
    expect(await cache.saveCache(["out"], "k-1")).toBe(-1);
    expect(printed).toContain(protocol === "v2" ? "cache write denied" : "Unable to reserve cache");
    actAs({ scopes: [{ ref: "refs/pull/1/merge", permission: "write" }] });
    expect(await cache.restoreCache(["out"], "k-1")).toBeUndefined();
    expect(printed).toContain("cache read denied");
  });

  it("holds a reserved key until it expires, and does not show it", async () => {
    service.fail(protocol === "v2" ? "PutBlob" : "v1 upload", { kind: "answer", status: 403 });
    await cache.saveCache(["out"], "k-1");
    expect(printed).toContain("::warning::Failed to save");
    expect(service.cacheEntries).toMatchObject([{ key: "k-1", finished: false }]);
    expect(await cache.restoreCache(["out"], "k-1")).toBeUndefined();
    expect(await cache.saveCache(["out"], "k-1")).toBe(-1);
    service.expireReservations();
    expect(await cache.saveCache(["out"], "k-1")).toBeGreaterThan(0);
  });
});

describe("a fault", () => {
  it("replaces the answer as often as it was planned, and the request has no effect", async () => {
    service.fail("CreateArtifact", { kind: "answer", status: 429, headers: { "retry-after": "7" } }, 2);
    const answers = [];
    for (let n = 0; n < 3; n++) answers.push(await createArtifact());
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(answers[0]?.headers.get("retry-after")).toBe("7");
  });

  it("cuts an answer short, lies about its length, or keeps it back", async () => {
    service.fail("CreateArtifact", { kind: "truncate" });
    await expect(createArtifact().then((answer) => answer.text())).rejects.toThrow();
    service.fail("ListArtifacts", { kind: "wrong-length" });
    await expect(call("ListArtifacts", {}).then((answer) => answer.text())).rejects.toThrow();
    service.fail("ListArtifacts", { kind: "stall" });
    await expect(call("ListArtifacts", {}, AbortSignal.timeout(50))).rejects.toThrow("timeout");
    expect((await call("ListArtifacts", {})).status).toBe(200);
  });

  it("is not needed to be refused: no token, another run, no such method", async () => {
    vi.stubEnv("ACTIONS_RUNTIME_TOKEN", "");
    expect((await createArtifact()).status).toBe(401);
    actAs({ run: "run-2" });
    expect((await createArtifact()).status).toBe(403);
    expect((await call("Nothing", {})).status).toBe(404);
  });
});

function actAs(claims: Partial<Claims>): void {
  vi.stubEnv("ACTIONS_RUNTIME_TOKEN", service.environment(claims)["ACTIONS_RUNTIME_TOKEN"]);
}

function sha256(content: Buffer | undefined): string {
  return createHash("sha256")
    .update(content ?? "")
    .digest("hex");
}

function createArtifact(): Promise<Response> {
  return call("CreateArtifact", { name: "results", version: 7 });
}

function call(method: string, request: object, signal: AbortSignal | null = null): Promise<Response> {
  return fetch(`${service.url}/twirp/github.actions.results.api.v1.ArtifactService/${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${process.env["ACTIONS_RUNTIME_TOKEN"] ?? ""}` },
    body: JSON.stringify({
      workflow_run_backend_id: "run-1",
      workflow_job_run_backend_id: "job-1",
      ...request,
    }),
    signal,
  });
}
