import { once } from "node:events";
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DefaultArtifactClient } from "@actions/artifact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type ArtifactOptions,
  type ArtifactOutcome,
  type UploadedArtifact,
  uploadResults,
} from "../../src/action/artifact.ts";
import type { ArtifactFile } from "../../src/action/artifact-staging.ts";
import { ResultsService } from "../support/results-service/service.ts";

const signature = "0123456789abcdef".repeat(4);
let service: ResultsService;
let directory: string;
let temporaryDirectory: string;

beforeEach(async () => {
  service = await ResultsService.start();
  directory = await mkdtemp(join(tmpdir(), "artifact-"));
  temporaryDirectory = join(directory, "temporary");
  await mkdir(temporaryDirectory);
  const environment = {
    ...service.environment(),
    GITHUB_WORKSPACE: directory,
    GITHUB_SERVER_URL: "http://github.localhost",
    GITHUB_REPOSITORY: "octocat/hello-world",
    GITHUB_RUN_ID: "1001",
    GITHUB_RETENTION_DAYS: "90",
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  // The client prints its progress.
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
});

afterEach(async () => {
  expect(await readdir(temporaryDirectory), "left in the temporary directory").toEqual([]);
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await rm(directory, { recursive: true });
  await service[Symbol.asyncDispose]();
});

describe("results", () => {
  it("arrive whole under their paths, with the url and digest of actions/upload-artifact", async () => {
    const files = [
      { path: "ssh-job.log", file: await write("ssh-job-results.log", "hello\n") },
      { path: "ssh-job.json", file: await write("ssh-job-results.json", "{}") },
      ...(await results({ "out/deep/fw.bin": "firmware", empty: "" })),
    ];
    const uploaded = expectUploaded(await upload({ files }));
    expect(uploaded).toMatchObject({ name: "ssh-job-test-board", leftOut: [], renamed: new Map() });
    expect(uploaded.url).toBe(
      `http://github.localhost/octocat/hello-world/actions/runs/1001/artifacts/${uploaded.id}`,
    );
    const copy = join(directory, "copy");
    const expectedHash = `sha256:${uploaded.digest}`;
    const download = await new DefaultArtifactClient().downloadArtifact(uploaded.id, {
      path: copy,
      expectedHash,
    });
    expect(download.digestMismatch).toBe(false);
    expect((await readdir(copy, { recursive: true })).sort()).toEqual(
      ["empty", "out", "out/deep", "out/deep/fw.bin", "ssh-job.json", "ssh-job.log"].sort(),
    );
    expect(await readFile(join(copy, "out/deep/fw.bin"), "utf8")).toBe("firmware");
  });

  it("are kept as long and packed as tightly as asked for", async () => {
    const files = await results({ zeros: "0".repeat(100_000) });
    await upload({ files, retentionDays: 3, compressionLevel: 0 });
    await upload({ files, compressionLevel: 9, name: "tight" });
    const [loose, tight] = service.artifacts;
    const days = ((loose?.expiresAt?.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(2.9);
    expect(days).toBeLessThan(3.1);
    expect(loose?.content.length).toBeGreaterThan(100_000);
    expect(tight?.expiresAt).toBeUndefined();
    expect(tight?.content.length).toBeLessThan(1000);
  });

  it("never bring a file of the runner along: links and what is no file are left out, and named", async () => {
    await write("secret", "of the runner");
    const files = await results({ "sub/real": "real" });
    await symlink(join(directory, "secret"), join(directory, "results/link"));
    await symlink(directory, join(directory, "results/away"));
    await using socket = createServer();
    await once(socket.listen(join(directory, "results/socket")), "listening");
    for (const path of ["link", "away", "away/secret", "socket"]) {
      files.push({ path, file: join(directory, "results", path) });
    }
    const uploaded = expectUploaded(await upload({ files }));
    expect(contents()).toEqual({ "sub/real": "real" });
    expect(uploaded.leftOut).toEqual([
      { path: "link", reason: "it is a symbolic link" },
      { path: "away", reason: "it is a symbolic link" },
      { path: "away/secret", reason: "it stands behind a symbolic link" },
      { path: "socket", reason: "it is not a regular file" },
    ]);
  });

  it("come from another file system too", async () => {
    const elsewhere = await mkdtemp("/dev/shm/artifact-");
    await writeFile(join(elsewhere, "out"), "far");
    await upload({ files: [{ path: "out", file: join(elsewhere, "out") }] });
    await rm(elsewhere, { recursive: true });
    expect(contents()).toEqual({ out: "far" });
  });

  it("keep forbidden characters as escapes, and no two files meet", async () => {
    const files = await results({ "a:b": "1", "a%3Ab": "2", "x\\y/z?": "3", "x/y": "4", 'new\nline"': "5" });
    const uploaded = expectUploaded(await upload({ files }));
    expect(contents()).toEqual({
      "a%3Ab": "1",
      "a%253Ab": "2",
      "x%5Cy/z%3F": "3",
      "x/y": "4",
      "new%0Aline%22": "5",
    });
    expect(uploaded.renamed.get("a:b")).toBe("a%3Ab");
    expect(uploaded.renamed.size).toBe(4);
  });

  it("do not push log and report out of their places", async () => {
    const log = { path: "ssh-job.log", file: await write("the.log", "log") };
    const uploaded = expectUploaded(
      await upload({
        files: [log, ...(await results({ "ssh-job.log": "fake" })), { ...log, path: "ssh-job.log/x" }],
      }),
    );
    expect(contents()).toEqual({ "ssh-job.log": "log" });
    expect(uploaded.leftOut.map(({ path }) => path)).toEqual(["ssh-job.log", "ssh-job.log/x"]);
  });
});

describe("a name that is taken", () => {
  it("gives way when nobody chose it: five legs of a matrix upload five artifacts", async () => {
    const files = await results({ out: "x" });
    const outcomes = [];
    for (let leg = 1; leg <= 5; leg++) {
      vi.stubEnv(
        "ACTIONS_RUNTIME_TOKEN",
        service.environment({ job: `job-${leg}` })["ACTIONS_RUNTIME_TOKEN"],
      );
      outcomes.push(expectUploaded(await upload({ files })).name);
    }
    const name = "ssh-job-test-board";
    expect(outcomes).toEqual([
      name,
      `${name}-01234567`,
      `${name}-01234567-2`,
      `${name}-01234567-3`,
      `${name}-01234567-4`,
    ]);
    expect(service.artifacts.map((artifact) => artifact.name)).toEqual(outcomes);
  });

  it("is an error that says what to change when the user chose it", async () => {
    const files = await results({ out: "x" });
    await upload({ files, name: "mine", nameIsExplicit: true });
    const outcome = await upload({ files, name: "mine", nameIsExplicit: true });
    expect(outcome).toEqual({
      kind: "failed",
      message: expect.stringContaining(
        "already has an artifact named 'mine'. Put what tells the jobs apart",
      ) as string,
    });
    expect(service.artifacts).toHaveLength(1);
  });
});

describe("without a service", () => {
  it.each(["ACTIONS_RUNTIME_TOKEN", "ACTIONS_RESULTS_URL"])("%s is missed by name", async (name) => {
    vi.stubEnv(name, undefined);
    const outcome = await upload({ files: await results({ out: "x" }) });
    expect(outcome).toEqual({
      kind: "skipped",
      reason: `This runner offers no artifact service: ${name} is not set.`,
    });
  });

  it("GitHub Enterprise Server is told apart from a failure", async () => {
    vi.stubEnv("GITHUB_SERVER_URL", "https://ghe.example");
    const outcome = await upload({ files: await results({ out: "x" }) });
    expect(outcome).toEqual({ kind: "skipped", reason: expect.stringContaining("GHES") as string });
  });

  it("a refused connection is a failure that is told, not thrown", async () => {
    await service[Symbol.asyncDispose]();
    const outcome = await upload({ files: await results({ out: "x" }) });
    expect(outcome).toEqual({ kind: "failed", message: expect.stringContaining("ECONNREFUSED") as string });
    service = await ResultsService.start();
  });

  it("a refusal is a failure that is told in the service's words", async () => {
    const body = JSON.stringify({ code: "resource_exhausted", msg: "too many artifacts" });
    service.fail("CreateArtifact", { kind: "answer", status: 400, body });
    const outcome = await upload({ files: await results({ out: "x" }) });
    expect(outcome).toEqual({
      kind: "failed",
      message: expect.stringContaining("too many artifacts") as string,
    });
  });

  it("nothing is asked when there is no file, and a vanished file is a failure", async () => {
    expect(await upload({ files: [] })).toEqual({ kind: "skipped", reason: "There is no file to upload." });
    const outcome = await upload({ files: [{ path: "gone", file: join(directory, "gone") }] });
    expect(outcome).toEqual({ kind: "failed", message: expect.stringContaining("ENOENT") as string });
    expect(service.requests).toEqual([]);
  });
});

function upload(
  options: Partial<ArtifactOptions> & Pick<ArtifactOptions, "files">,
): Promise<ArtifactOutcome> {
  return uploadResults({
    name: "ssh-job-test-board",
    nameIsExplicit: false,
    signature,
    retentionDays: undefined,
    compressionLevel: 6,
    temporaryDirectory,
    ...options,
  });
}

function expectUploaded(outcome: ArtifactOutcome): UploadedArtifact {
  if (outcome.kind !== "uploaded") throw new Error(JSON.stringify(outcome));
  return outcome;
}

async function results(texts: Readonly<Record<string, string>>): Promise<ArtifactFile[]> {
  const entries = Object.entries(texts).map(async ([path, text]) => ({
    path,
    file: await write(join("results", path), text),
  }));
  return Promise.all(entries);
}

async function write(name: string, text: string): Promise<string> {
  const file = join(directory, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}

/** Text of each file in the last artifact. */
function contents(): Record<string, string> {
  const files = service.artifacts.at(-1)?.files() ?? new Map<string, Buffer>();
  return Object.fromEntries([...files].map(([path, content]) => [path, content.toString()]));
}
