import { startGitHubCache } from "./github-rig.ts";
import { resultCacheContract } from "./result-cache.contract.ts";

resultCacheContract("GitHub's cache v2", () => startGitHubCache("v2"));
resultCacheContract("GitHub's cache v1", () => startGitHubCache("v1"));
