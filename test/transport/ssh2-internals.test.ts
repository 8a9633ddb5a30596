import { KeyObject } from "node:crypto";
import { once } from "node:events";
import { createRequire } from "node:module";
import { connect as connectSocket } from "node:net";
import { PassThrough, type Duplex } from "node:stream";
import ssh2, { type ClientChannel, type ParsedKey } from "ssh2";
import { expect, test } from "vitest";
import {
  askForNoProofs,
  execUnasked,
  keepKeys,
  logInUnasked,
  sendWindowOf,
  signAtOnce,
  softwareOf,
  widenWindow,
} from "../../src/transport/ssh2-internals.ts";
import { startSshd, type Sshd } from "../support/sshd.ts";

test("the ssh2 that is installed is the one whose inside is known", () => {
  const { version } = createRequire(import.meta.url)("ssh2/package.json") as { version: string };
  expect(version, "read what ssh2-internals.ts says of ssh2 against the new version").toBe("1.17.0");
});

test("all that is used of ssh2 is there", async () => {
  await using server = await startSshd();
  const client = clientOf(server);
  const done: boolean[] = [
    signAtOnce(client, () => true),
    logInUnasked(client, false, () => done.push(true)),
    askForNoProofs(client),
  ];
  client.on("hostkeys", () => done.push(false));
  await once(client, "handshake");
  const channel = await new Promise<ClientChannel>((resolve, reject) => {
    const began = execUnasked(client, "cat", (error, opened) => (error ? reject(error) : resolve(opened)));
    done.push(began);
  });
  done.push(keepKeys(client), widenWindow(client, channel));
  expect(done).toEqual(Array(7).fill(true));
  expect(sendWindowOf(channel)).toBe(2 * 1024 * 1024);
  expect(softwareOf(client)).toMatch(/^OpenSSH_/);

  const { _protocol: protocol } = client as unknown as Record<
    "_protocol",
    { _cipher: { _encKey: unknown }; _decipher: { _decipherKey: unknown } }
  >;
  expect(protocol._cipher._encKey).toBeInstanceOf(KeyObject);
  expect(protocol._decipher._decipherKey).toBeInstanceOf(KeyObject);
  channel.end("with the new keys");
  expect(String(await once(channel, "data"))).toBe("with the new keys");
  expect(done).not.toContain(false);
  client.end();
});

test("the window is granted up to 4 MiB, all of it is recorded, and none while nothing is read", async () => {
  await using server = await startSshd();
  const client = clientOf(server);
  signAtOnce(client, () => true);
  await once(client, "ready");
  const channel = await new Promise<ClientChannel>((resolve, reject) => {
    client.exec("head -c 100000000 /dev/zero", (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  const window = (): number => (channel as unknown as { incoming: { window: number } }).incoming.window;
  const most = 4 * 1024 * 1024;
  widenWindow(client, channel);
  expect(window() + channel.readableLength).toBe(most);
  // Nobody reads: what was granted comes, and then no more.
  await expect.poll(() => channel.readableLength, { timeout: 10_000 }).toBe(most);
  widenWindow(client, channel);
  expect([window(), channel.readableLength]).toEqual([0, most]);

  let received = 0;
  let widest = 0;
  channel.on("data", (chunk: Buffer) => {
    received += chunk.length;
    widenWindow(client, channel);
    widest = Math.max(widest, window() + channel.readableLength);
  });
  await once(channel, "close");
  expect(received).toBe(100_000_000);
  expect(widest).toBeLessThanOrEqual(most);
  client.end();
});

test("an ssh2 that is built otherwise is left alone", () => {
  const strange = new ssh2.Client();
  const channel = new PassThrough() as Duplex as ClientChannel;
  expect(signAtOnce(strange, () => true)).toBe(false);
  expect(logInUnasked(strange, false, () => undefined)).toBe(false);
  expect(execUnasked(strange, "true", () => undefined)).toBe(false);
  expect(askForNoProofs(strange)).toBe(false);
  expect(keepKeys(strange)).toBe(false);
  expect(widenWindow(strange, channel)).toBe(false);
  expect(sendWindowOf(channel)).toBeUndefined();
  expect(softwareOf(strange)).toBeUndefined();
});

/** A client that is about to log in, and closed with its server. */
function clientOf(server: Sshd): InstanceType<typeof ssh2.Client> {
  const client = new ssh2.Client();
  const key = ssh2.utils.parseKey(server.privateKey) as ParsedKey;
  client.on("error", () => undefined);
  client.connect({
    sock: connectSocket(server.port, server.host),
    username: server.username,
    hostVerifier: () => true,
    authHandler: () => ({ type: "publickey", username: server.username, key }),
  });
  return client;
}
