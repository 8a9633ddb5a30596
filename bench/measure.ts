import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Contender } from "./contender.ts";
import type { Place } from "./place.ts";

/** One run of a contender, from the start of its process to its end. */
export interface Sample {
  readonly wallMs: number;
  /** Until something was on stdout; `undefined` if nothing ever was. */
  readonly firstByteMs: number | undefined;
  readonly stdout: string;
}

/** Runs a contender once. @throws if it ends with another exit code than it should */
export async function measure(
  { name, command, env, exitCode = 0 }: Contender,
  place: Pick<Place, "client" | "environment" | "directory">,
): Promise<Sample> {
  const [program = "", ...words] = [...place.client, ...command];
  const began = performance.now();
  const child = spawn(program, words, {
    cwd: place.directory,
    env: { ...place.environment, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let firstByteMs: number | undefined;
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (data: Buffer) => {
    firstByteMs ??= performance.now() - began;
    stdout += data.toString("latin1");
  });
  child.stderr.on("data", (data: Buffer) => (stderr += data.toString("latin1")));
  const closed = once(child, "close");
  const [code] = (await once(child, "exit")) as [number | null];
  const wallMs = performance.now() - began;
  await closed;
  if (code !== exitCode) throw new Error(`${name} ended with ${String(code)}:\n${stdout}${stderr}`);
  return { wallMs, firstByteMs, stdout };
}
