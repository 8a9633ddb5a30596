import { lstatSync, mkdirSync } from "node:fs";
import module from "node:module";
import { join } from "node:path";
import { cacheHome } from "./cache-home.ts";

/**
 * Keeps the code that is loaded from now on as it was compiled, for the next start: compiling is a fifth of a start. Not in
 * a directory that others may write to, as what lies there is run.
 */
export function keepCompiledCode(environment: NodeJS.ProcessEnv): void {
  const directory = join(cacheHome(environment), "ssh-job-code");
  // Node 20 cannot.
  if ("enableCompileCache" in module && isOurs(directory)) module.enableCompileCache(directory);
}

/** Made if it is not there. Whatever stands in the way only makes the start slower. */
function isOurs(directory: string): boolean {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const { uid, mode } = lstatSync(directory);
    // Of a link, the mode says that everybody may write. Windows knows neither owners nor modes like these.
    return process.geteuid === undefined || (uid === process.geteuid() && (mode & 0o022) === 0);
  } catch {
    return false;
  }
}
