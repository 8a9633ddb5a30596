/**
 * Runs the jobs of this directory twice on three hosts, each an SSH server of its own inside this process, and tells how
 * long each took.
 *
 *     node examples/dataflow/demo.ts             the program from its sources
 *     node examples/dataflow/demo.ts PROGRAM     another one, such as dist/cli/index.js
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startLoopbackServer } from "../../src/transport/loopback-server.ts";

const names = ["one", "two", "three"] as const;
const program = resolve(process.argv[2] ?? join(import.meta.dirname, "..", "..", "src", "cli", "index.ts"));
const path = process.env["PATH"] ?? "";
const home = mkdtempSync(join(tmpdir(), "ssh-job-dataflow-"));
await using servers = new AsyncDisposableStack();
servers.defer(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
const work = join(home, "work");
cpSync(import.meta.dirname, work, { recursive: true });

const environment: Record<string, string> = { PATH: path, HOME: home };
for (const name of names) environment[`HOST_${name.toUpperCase()}`] = await startHost(name);

for (const title of ["The first run:", "The second one:"]) {
  console.log(`\n${title}\n`);
  const began = performance.now();
  const job = spawn(process.execPath, [program, "run"], { cwd: work, env: environment, stdio: "inherit" });
  const [code] = (await once(job, "close")) as [number | null];
  console.log(`It took ${((performance.now() - began) / 1000).toFixed(2)} s, with the start of Node.js.`);
  if (code !== 0) process.exitCode = 1;
}

/** @returns how `~/.ssh/config` calls it */
async function startHost(name: string): Promise<string> {
  const ssh = join(home, ".ssh");
  const directory = join(home, `host-${name}`);
  mkdirSync(directory);
  mkdirSync(ssh, { recursive: true, mode: 0o700 });
  const { port, knownHosts, privateKey } = servers.use(await startLoopbackServer({ home: directory, path }));
  writeFileSync(join(ssh, name), privateKey, { mode: 0o600 });
  writeFileSync(join(ssh, "known_hosts"), `${knownHosts}\n`, { flag: "a" });
  const lines = ["HostName 127.0.0.1", `Port ${port}`, "User demo", `IdentityFile ~/.ssh/${name}`];
  const text = `Host ${name}\n${lines.map((line) => `  ${line}\n`).join("")}`;
  writeFileSync(join(ssh, "config"), text, { flag: "a", mode: 0o600 });
  return name;
}
