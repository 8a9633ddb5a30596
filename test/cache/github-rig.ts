import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, vi } from "vitest";
import { GitHubCache, type GitHubCacheBounds, githubCacheOptions } from "../../src/cache/github.ts";
import { ResultsService } from "../support/results-service/service.ts";
import type { CacheRig } from "./result-cache.contract.ts";

export interface GitHubRig extends CacheRig {
  readonly cache: GitHubCache;
  readonly service: ResultsService;
  readonly workspace: string;
  /** What went to stdout and stderr of the process. */
  printed(): string;
}

const home = process.cwd();

let printed = "";
// Once and for good: a client that was given up may still be about to write.
for (const stream of [process.stdout, process.stderr]) {
  vi.spyOn(stream, "write").mockImplementation((text: unknown, encoding?: unknown, done?: unknown) => {
    printed += String(text);
    call(encoding);
    call(done);
    return true;
  });
}

/** A job on a runner, in this process, with a service of its own. */
export async function startGitHubCache(
  protocol: "v1" | "v2",
  bounds: Partial<GitHubCacheBounds> = {},
): Promise<GitHubRig> {
  const service = await ResultsService.start();
  const top = mkdtempSync(join(tmpdir(), "github-cache-"));
  const [workspace, temporary] = [join(top, "workspace"), join(top, "temporary")];
  for (const directory of [workspace, temporary]) mkdirSync(directory);
  process.chdir(workspace);
  const environment = {
    ...service.environment(),
    ACTIONS_CACHE_SERVICE_V2: protocol === "v2" ? "True" : "",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temporary,
  };
  // GitHub's client reads them.
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  printed = "";
  const options = githubCacheOptions(environment);
  if (options === undefined) throw new Error("no cache service");
  const leftovers = (): string[] => [
    ...readdirSync(workspace, { recursive: true, encoding: "utf8" }),
    ...readdirSync(temporary, { recursive: true, encoding: "utf8" }).filter((path) =>
      /ssh-job|entry/.test(path),
    ),
  ];
  const archives = (): string[] =>
    readdirSync(temporary, { recursive: true, encoding: "utf8" }).filter((path) => path.includes("cache.t"));
  return {
    cache: new GitHubCache(options, { retryMs: 5, ...bounds }),
    service,
    workspace,
    leftovers,
    printed: () => printed,
    [Symbol.asyncDispose]: async () => {
      service.recover();
      // A client that was given up comes to its end, which is when it removes its archive.
      await vi.waitFor(() => expect(archives()).toEqual([]), { timeout: 20_000 });
      vi.unstubAllEnvs();
      process.chdir(home);
      await service[Symbol.asyncDispose]();
      rmSync(top, { recursive: true, force: true });
    },
  };
}

function call(done: unknown): void {
  if (isCallback(done)) done();
}

function isCallback(value: unknown): value is () => void {
  return typeof value === "function";
}
