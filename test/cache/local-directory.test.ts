import { startLocalCache } from "./local-rig.ts";
import { resultCacheContract } from "./result-cache.contract.ts";

resultCacheContract("a local directory", startLocalCache);
