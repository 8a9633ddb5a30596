import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Where programs keep what they can do without (XDG Base Directory Specification). */
export function cacheHome({ XDG_CACHE_HOME: given = "" }: NodeJS.ProcessEnv): string {
  return isAbsolute(given) ? given : join(homedir(), ".cache");
}
