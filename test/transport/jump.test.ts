import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { copyFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import type { Hop, Target } from "../../src/transport/target.ts";
import { freePort, startSshd, type Sshd } from "../support/sshd.ts";
import { run } from "./connection.contract.ts";
import { connectTo, credentials, targetOf } from "./targets.ts";

test("a target behind two jump hosts is reached through both, each checked and logged in to", async () => {
  await using first = await startSshd();
  await using second = await startSshd({ hostKeys: ["rsa"] });
  await using last = await startSshd({ hostKeys: ["ecdsa"] });
  const connection = await connectTo(through([first, second], last));
  const { stdout } = await run(connection, "echo $SSH_CONNECTION");
  expect(stdout.toString()).toMatch(new RegExp(` ${last.port}\n$`));
  for (const server of [first, second, last]) {
    expect(server.log()).toContain(`Accepted publickey for ${server.username}`);
    expect(server.accepted()).toBe(1);
  }
  await connection.close();
});

test("bytes go through a jump host unchanged, both ways", async () => {
  await using jump = await startSshd();
  await using last = await startSshd();
  const connection = await connectTo(through([jump], last));
  const bytes = randomBytes(5_000_000);
  const { stdout } = await run(connection, "cat", { stdin: Readable.from([bytes]) });
  expect(stdout.equals(bytes)).toBe(true);
  await connection.close();
});

test("a jump host with another key than the pinned one is refused by its name, and nothing behind it is dialled", async () => {
  await using jump = await startSshd();
  await using last = await startSshd();
  const target = through([jump], last);
  const hostKeys = { ...target.hostKeys, knownHosts: last.knownHosts };
  expect(await failureOf({ ...target, hostKeys })).toMatchObject({
    code: "host-key",
    message: expect.stringContaining(`127.0.0.1:${jump.port}`) as string,
  });
  expect(last.accepted()).toBe(0);
});

test("the key of a target behind a jump host is checked, and all that it has are shown", async () => {
  await using jump = await startSshd();
  await using last = await startSshd({ hostKeys: ["ed25519", "rsa"] });
  const target = through([jump], last);
  const error = await failureOf({ ...target, hostKeys: { ...target.hostKeys, knownHosts: jump.knownHosts } });
  expect(error).toMatchObject({
    code: "host-key",
    message: expect.stringContaining(`127.0.0.1:${last.port}`) as string,
  });
  for (const fingerprint of Object.values(last.fingerprints)) expect(String(error)).toContain(fingerprint);
});

test("a login refused behind a jump host names the target", async () => {
  await using jump = await startSshd();
  await using last = await startSshd();
  const target = targetOf(last, {
    jump: [hopOf(jump)],
    credentials: credentials({ privateKey: jump.privateKey }),
    hostKeys: { knownHosts: jump.knownHosts + last.knownHosts, fingerprints: [], ignore: false },
  });
  expect(await failureOf(target)).toMatchObject({
    code: "auth",
    message: expect.stringContaining(`@127.0.0.1:${last.port} refuses the login`) as string,
  });
});

test("a target that the jump host cannot reach is unreachable", async () => {
  await using jump = await startSshd();
  await using last = await startSshd();
  const port = await freePort();
  const target = through([jump], last);
  expect(await failureOf({ ...target, destination: { ...target.destination, port } })).toMatchObject({
    code: "unreachable",
    message: `The jump host cannot reach 127.0.0.1:${port}.`,
  });
});

test("a jump host that forwards nothing is told apart", async () => {
  await using jump = await startSshd({ config: ["AllowTcpForwarding no"] });
  await using last = await startSshd();
  expect(await failureOf(through([jump], last))).toMatchObject({
    code: "protocol",
    hint: "Set AllowTcpForwarding yes in sshd_config on the jump host.",
  });
});

test("a jump host that breaks down in the middle of a command is a lost connection", async () => {
  await using jump = await startSshd();
  await using last = await startSshd();
  const connection = await connectTo(through([jump], last));
  const { stdout, exit } = await connection.exec("echo up; sleep 600");
  await once(stdout, "data");
  jump.killSessions();
  await expect(exit).rejects.toMatchObject({ code: "connection-lost" });
  await connection.close();
});

test("a jump host that goes dead while the target is dialled does not outlast connectTimeoutMs", async () => {
  await using jump = await startSshd();
  await using last = await startSshd();
  const silent = createServer(() => jump.killSessions("SIGSTOP")).listen(0, "127.0.0.1");
  onTestFinished(() => void silent.close());
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const target = through([jump], last);
  const destination = { ...target.destination, port };
  const hostKeys = { ...target.hostKeys, ignore: true };
  expect(await failureOf({ ...target, destination, hostKeys, connectTimeoutMs: 1000 })).toMatchObject({
    code: "unreachable",
    message: `127.0.0.1:${port} did not let us in within 1 s.`,
  });
});

test("closing ends the sessions on all jump hosts", async () => {
  await using jump = await startSshd();
  await using last = await startSshd();
  const connection = await connectTo(through([jump], last));
  await connection.close();
  for (const server of [jump, last]) {
    await expect
      .poll(() => server.log())
      .toMatch(/Received disconnect|Connection closed by|Disconnected from user/);
  }
});

/** A target behind servers that all know the last one's user key. */
function through(jumps: readonly Sshd[], last: Sshd): Target {
  for (const { directory } of jumps) {
    copyFileSync(`${last.directory}/authorized_keys`, `${directory}/authorized_keys`);
  }
  const knownHosts = [...jumps, last].map((server) => server.knownHosts).join("");
  return targetOf(last, {
    jump: jumps.map(hopOf),
    hostKeys: { knownHosts, fingerprints: [], ignore: false },
  });
}

function hopOf({ username, host, port }: Sshd): Hop {
  return { username, host, port };
}

function failureOf(target: Target): Promise<unknown> {
  return connectTo(target).then(
    () => "it connected",
    (error: unknown) => error,
  );
}
