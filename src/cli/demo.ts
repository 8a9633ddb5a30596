import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseSettings } from "../config/parse-settings.ts";
import { cliExitCode } from "../job/result.ts";
import { formatDuration } from "../report/units.ts";
import { runOverSsh } from "../wiring.ts";
import type { Options } from "./command.ts";
import { say } from "./say.ts";
import { exitCodeOf } from "./exit-code.ts";
import { readSurroundings } from "./surroundings.ts";
import { Terminal } from "./terminal.ts";

// Both the sources and the bundle stand two directories below the repository.
const example = join(import.meta.dirname, "..", "..", "examples", "primes");

/** `ssh-job demo`: the whole path, twice, against an SSH server inside this process. @returns the exit code */
export async function demo({ words }: Options, stop: AbortSignal): Promise<number> {
  if (words.length > 0) {
    say(`demo takes no options: ${words.join(" ")}`);
    return cliExitCode({ kind: "invalid", exitCode: undefined });
  }
  const directory = await mkdtemp(join(tmpdir(), "ssh-job-demo-"));
  try {
    return await demoIn(directory, stop);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function demoIn(directory: string, stop: AbortSignal): Promise<number> {
  const results = join(directory, "results");
  const { startLoopbackServer } = await import("../transport/loopback-server.ts");
  await cp(example, join(directory, "primes"), { recursive: true });
  await using server = await startLoopbackServer({ home: directory, path: process.env["PATH"] ?? "" });
  print(`An SSH server listens inside this process, on 127.0.0.1:${server.port}.`);
  const { settings, secrets } = await parseSettings(
    new Map([
      ["host", `demo@127.0.0.1:${server.port}`],
      ["key", server.privateKey],
      ["known-hosts", server.knownHosts],
      ["remote-directory", join(directory, "store")],
      ["directory", "primes"],
      ["outputs", "output"],
      ["results-directory", results],
    ]),
    { ...readSurroundings(process.env), directory, event: undefined, sshConfig: undefined },
  );
  for (const title of ["The first run:", "The second one, of the same job:"]) {
    print(`\n${title}`);
    const terminal = new Terminal({ log: process.stdout });
    const began = performance.now();
    const outcome = await runOverSsh(settings, {
      emit: terminal.emit,
      stop: { signal: stop, by: "demo", hasSuccessor: false, withinMs: 5000 },
      secrets,
      record: () => undefined,
    });
    terminal.emit({ type: "ended", result: outcome.result });
    if (!outcome.succeeded) return exitCodeOf(outcome);
    const answer = await readFile(join(results, "output"), "utf8");
    const how = outcome.report.cache.hit ? "Reused" : "Fetched";
    print(`${how} "output": ${answer.trim()}. All of it took ${formatDuration(performance.now() - began)}.`);
  }
  return 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
