import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startSshd, type Sshd } from "./sshd.ts";

test("the server answers ssh with its own host keys, and its sessions have a home of their own", async () => {
  await using server = await startSshd({ hostKeys: ["ed25519", "rsa", "ecdsa"] });
  const { stdout } = await promisify(execFile)("ssh", [...options(server), "echo", "$HOME"]);
  expect(stdout).toBe(`${server.home}\n`);
  expect(Object.keys(server.fingerprints)).toEqual(["ed25519", "rsa", "ecdsa"]);
  expect(server.log()).toContain(`Accepted publickey for ${server.username}`);
});

test("a killed session ends the client, and disposal ends what the session had detached", async () => {
  const server = await startSshd();
  const client = spawn("ssh", [...options(server), "setsid sleep 600 & echo started; wait"]);
  await once(client.stdout, "data");
  server.killSessions();
  expect(await once(client, "exit")).toEqual([255, null]);
  expect(server.processes()).not.toEqual([]);
  await server[Symbol.asyncDispose]();
  expect(server.processes()).toEqual([]);
  expect(existsSync(server.directory)).toBe(false);
});

/** What ssh(1) needs to log in without looking at the files of who runs the tests. */
function options({ directory, knownHosts, port, username, host }: Sshd): string[] {
  const path = join(directory, "known_hosts");
  writeFileSync(path, knownHosts);
  const settings = [`UserKnownHostsFile=${path}`, "StrictHostKeyChecking=yes", "BatchMode=yes"];
  return [
    ...["-F", "none", "-i", join(directory, "user"), "-p", String(port)],
    ...settings.flatMap((setting) => ["-o", setting]),
    `${username}@${host}`,
  ];
}
