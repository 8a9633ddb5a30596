import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { connect } from "../../src/transport/retry.ts";
import type { ConnectOptions } from "../../src/transport/ssh.ts";
import { startDropbear } from "../support/dropbear.ts";
import type { SshServer } from "../support/ssh-server.ts";
import { startSshd, type Sshd } from "../support/sshd.ts";
import { run } from "./connection.contract.ts";
import { countRoundTrips } from "./round-trips.ts";
import { credentials, targetOf } from "./targets.ts";

// TCP, what both sides can do, the key exchange, and all the rest. On a real link OpenSSH takes one more: there Nagle's
// algorithm holds back what it can do until its banner has arrived.
const floor = 4;

test("a command's first output from OpenSSH comes after the fewest round trips there can be", async () => {
  await using server = await startSshd();
  expect(await fewest(server, server.privateKey)).toBe(floor);
});

test("a command's first output from dropbear comes after the fewest round trips there can be", async () => {
  await using server = await startDropbear();
  expect(await fewest(server, server.privateKey)).toBe(floor);
});

test("an RSA key costs no round trip more, as the server has said what it takes with its new keys", async () => {
  await using server = await startSshd();
  expect(await fewest(server, addRsaKey(server))).toBe(floor);
});

test("a connection that waits for its login signs at once, and asks neither what is accepted nor for the key", async () => {
  await using server = await startSshd();
  // The service, the login, the channel and the command each have one of their own.
  expect(await fewest(server, server.privateKey, { early: false })).toBe(floor + 3);
});

/** The fewest of three tries: a busy server may be given bytes before it has answered those before them. */
async function fewest(
  server: SshServer,
  privateKey: string,
  options: Partial<ConnectOptions> = {},
): Promise<number> {
  const counts: number[] = [];
  for (let attempt = 0; attempt < 3; attempt += 1) counts.push(await roundTrips(server, privateKey, options));
  return Math.min(...counts);
}

async function roundTrips(
  server: SshServer,
  privateKey: string,
  options: Partial<ConnectOptions>,
): Promise<number> {
  await using counter = await countRoundTrips(server);
  const target = targetOf(server, {
    destination: { username: server.username, host: counter.host, port: counter.port },
    credentials: credentials({ privateKey }),
    hostKeys: {
      knownHosts: server.knownHosts.replaceAll(`:${server.port} `, `:${counter.port} `),
      fingerprints: [],
      ignore: false,
    },
  });
  const connection = await connect(target, { emit: () => undefined, ...options });
  const { stdout, exit } = await run(connection, "echo hello; exit 3");
  const count = counter.count();
  await connection.close();
  expect({ stdout: stdout.toString(), exit }).toEqual({
    stdout: "hello\n",
    exit: { code: 3, signal: undefined },
  });
  return count;
}

/** Lets an RSA key in. @returns its text */
function addRsaKey({ directory }: Sshd): string {
  const path = join(directory, "another_rsa");
  execFileSync("ssh-keygen", ["-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", path]);
  execFileSync("sh", ["-c", `cat ${path}.pub >>${directory}/authorized_keys`]);
  return readFileSync(path, "utf8");
}
