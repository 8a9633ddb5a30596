import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { Arrival, Contender } from "./contender.ts";
import type { Place } from "./rig/place.ts";

/** One run of a contender, from the start of its process to its end. */
export interface Sample {
  readonly wallMs: number;
  /** Until something was on stdout; `undefined` if nothing ever was. */
  readonly firstByteMs: number | undefined;
  readonly arrivals: readonly Arrival[];
  /** The most that our own process had resident, as the kernel kept it until just before the end. Bytes. */
  readonly peakMemory: number | undefined;
}

/** Runs a contender once. @throws if it ends with another exit code than it should */
export async function measure(
  { name, command, env, exitCode = 0, isOurs = false }: Contender,
  place: Place,
): Promise<Sample> {
  const [program = "", ...words] = [...place.client, ...command];
  const began = performance.now();
  const child = spawn(program, words, {
    cwd: place.directory,
    env: { ...place.environment, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = (): void => void child.kill();
  place.stop.addEventListener("abort", end, { once: true });
  const arrivals: Arrival[] = [];
  let peakMemory: number | undefined;
  let stderr = "";
  child.stdout.on("data", (data: Buffer) => {
    arrivals.push({ at: performance.now(), text: data.toString("latin1") });
  });
  child.stderr.on("data", (data: Buffer) => (stderr += data.toString("latin1")));
  const watch = setInterval(() => (peakMemory = highWater(child.pid) ?? peakMemory), 20);
  const closed = once(child, "close");
  const [code] = (await once(child, "exit")) as [number | null];
  const wallMs = performance.now() - began;
  clearInterval(watch);
  place.stop.removeEventListener("abort", end);
  await closed;
  const stdout = arrivals.map(({ text }) => text).join("");
  if (code !== exitCode) throw new Error(`${name} ended with ${String(code)}:\n${stdout}${stderr}`);
  const first = arrivals[0]?.at;
  return {
    wallMs,
    firstByteMs: first === undefined ? undefined : first - began,
    arrivals,
    peakMemory: isOurs ? peakMemory : undefined,
  };
}

/** As in proc_pid_status(5); `undefined` for a process that has gone. */
function highWater(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, "latin1");
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN) * 1024 || undefined;
  } catch {
    return undefined;
  }
}
