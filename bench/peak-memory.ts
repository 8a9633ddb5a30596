import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Contender } from "./contender.ts";
import { measure } from "./measure.ts";
import type { Place } from "./place.ts";

/** Whether a contender is one Node process, which can tell of its own memory. */
export function tellsItsMemory({ command }: Contender): boolean {
  return command[0] === process.execPath;
}

/** The most memory that a Node process had resident in one run. Bytes. */
export async function peakMemory(contender: Contender, place: Place): Promise<number> {
  const file = join(place.directory, "peak-memory");
  const env = { ...contender.env, NODE_OPTIONS: `--import ${recorder}`, PEAK_MEMORY_FILE: file };
  await measure({ ...contender, env }, place);
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(file, "utf8"))?.[1]) * 1024;
}

// The kernel's own high-water mark (proc_pid_status(5)); that of getrusage(2) would begin with our size at the fork.
const recorder = `data:text/javascript,${encodeURIComponent(
  `import { readFileSync, writeFileSync } from "node:fs";
   process.on("exit", () => writeFileSync(process.env.PEAK_MEMORY_FILE, readFileSync("/proc/self/status")));`,
)}`;
