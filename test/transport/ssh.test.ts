import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { PassThrough, Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { JobError } from "../../src/errors.ts";
import type { Connection } from "../../src/transport/connection.ts";
import { connectSsh } from "../../src/transport/ssh.ts";
import type { Target } from "../../src/transport/target.ts";
import { Proxy } from "../support/proxy.ts";
import type { SshServer } from "../support/ssh-server.ts";
import { freePort, startSshd } from "../support/sshd.ts";
import { connectionContract, run } from "./connection.contract.ts";
import { behind, connectTo, credentials, targetOf } from "./targets.ts";

connectionContract("a connection over SSH", async () => {
  const server = await startSshd({ config: ["MaxSessions 20"] });
  const connection = await connectTo(targetOf(server));
  return {
    connection,
    [Symbol.asyncDispose]: async () => {
      await connection.close();
      await server[Symbol.asyncDispose]();
    },
  };
});

test("a session killed in the middle of a command is a lost connection, and never an exit status", async () => {
  await using server = await startSshd();
  const connection = await connectTo(targetOf(server));
  const { stdout, exit } = await connection.exec("echo up; sleep 600");
  await once(stdout, "data");
  server.killSessions();
  await expect(exit).rejects.toMatchObject({
    code: "connection-lost",
    message: expect.stringContaining("broke") as string,
  });
  await expect(connection.exec("true")).rejects.toMatchObject({
    code: "connection-lost",
    message: expect.stringContaining("broke") as string,
  });
  await connection.close();
});

test("output cut off by a lost connection is an error to its reader, not an end", async () => {
  await using server = await startSshd();
  const connection = await connectTo(targetOf(server));
  const { stdout } = await connection.exec("echo up; sleep 600");
  const reading = buffer(stdout);
  await run(connection, "true");
  server.killSessions();
  await expect(reading).rejects.toMatchObject({ code: "connection-lost" });
  await connection.close();
});

test("a link that has gone dead is noticed, and one that answers is kept", async () => {
  await using server = await startSshd();
  await using proxy = await Proxy.start(server);
  const connection = await connectBehind(proxy, server, 600);
  const { stdout, exit } = await connection.exec("echo up; sleep 1.2; echo still up; sleep 600");
  await once(stdout, "data");
  expect(String(await once(stdout, "data"))).toBe("still up\n");
  proxy.stall();
  await expect(exit).rejects.toMatchObject({
    code: "connection-lost",
    message: expect.stringContaining("nothing came for 0.6 s") as string,
  });
  await connection.close();
});

test("a link so slow that nothing is answered in time is not taken for dead", async () => {
  await using server = await startSshd();
  await using proxy = await Proxy.start(server);
  const connection = await connectBehind(proxy, server, 1_500);
  proxy.throttle(800_000);
  const bytes = randomBytes(3_000_000);
  const { stdout } = await run(connection, "sha256sum", { stdin: Readable.from([bytes]) });
  expect(stdout.toString()).toBe(`${createHash("sha256").update(bytes).digest("hex")}  -\n`);
  await connection.close();
});

test("new keys in the middle of a command change nothing", async () => {
  await using server = await startSshd({ config: ["RekeyLimit 1M", "LogLevel DEBUG1"] });
  const connection = await connectTo(targetOf(server));
  const bytes = randomBytes(5_000_000);
  const { stdout } = await run(connection, "cat", { stdin: Readable.from([bytes]) });
  expect(stdout.equals(bytes)).toBe(true);
  expect(server.log().match(/rekeying in progress|set_newkeys: rekeying/g)?.length).toBeGreaterThan(2);
  await connection.close();
});

test("closing takes less than a second even when nobody answers", async () => {
  await using server = await startSshd();
  const connection = await connectTo(targetOf(server));
  server.killSessions("SIGSTOP");
  const start = performance.now();
  await connection.close();
  expect(performance.now() - start).toBeLessThan(1000);
});

test("where one command at a time is allowed, one can follow another at once", async () => {
  await using server = await startSshd({ config: ["MaxSessions 1"] });
  const connection = await connectTo(targetOf(server));
  for (let index = 0; index < 40; index += 1) {
    const { stdout, exit } = await connection.exec(`echo ${index}`);
    expect(await text(stdout)).toBe(`${index}\n`);
    await exit;
  }
  await connection.close();
});

test("a command that gets no channel is refused, and the others go on", async () => {
  await using server = await startSshd({ config: ["MaxSessions 1"] });
  const connection = await connectTo(targetOf(server));
  const stdin = new PassThrough();
  const { stdout, exit } = await connection.exec("cat", { stdin });
  await expect(connection.exec("true")).rejects.toMatchObject({
    code: "protocol",
    hint: expect.stringContaining("MaxSessions") as string,
  });
  stdin.end("still here");
  expect(await text(stdout)).toBe("still here");
  expect(await exit).toEqual({ code: 0, signal: undefined });
  await connection.close();
});

describe("a target that cannot be reached", () => {
  test("by its name is told so", async () => {
    const failure = failureOf({ host: "no-such-host.invalid", port: 22 });
    expect(await failure).toMatchObject({
      code: "unreachable",
      message: "no-such-host.invalid:22 cannot be reached: the name no-such-host.invalid is not known.",
    });
  });

  test("as nothing listens is told so", async () => {
    const port = await freePort();
    expect(await failureOf({ host: "127.0.0.1", port })).toMatchObject({
      code: "unreachable",
      message: `127.0.0.1:${port} cannot be reached: nothing listens on port ${port}.`,
    });
  });

  test("as it never answers is told so after connectTimeoutMs", async () => {
    await using silent = await listen(() => undefined);
    expect(await failureOf({ host: "127.0.0.1", port: silent.port }, 300)).toMatchObject({
      code: "unreachable",
      message: `127.0.0.1:${silent.port} did not let us in within 0.3 s.`,
    });
  });

  test("as it hangs up at once is told that there may be too many logins", async () => {
    await using rude = await listen((socket) => socket.destroy());
    expect(await failureOf({ host: "127.0.0.1", port: rude.port })).toMatchObject({
      code: "unreachable",
      message: `127.0.0.1:${rude.port} closed the connection before the login.`,
      hint: expect.stringContaining("MaxStartups") as string,
    });
  });

  test("as it resets the connection in the middle of the handshake is told the same", async () => {
    await using rude = await listen((socket) => {
      socket.write("SSH-2.0-rude\r\n");
      socket.once("data", () => socket.resetAndDestroy());
    });
    expect(await failureOf({ host: "127.0.0.1", port: rude.port })).toMatchObject({
      code: "unreachable",
      message: `127.0.0.1:${rude.port} closed the connection before the login.`,
    });
  });

  test("as it is no SSH server is told so", async () => {
    await using web = await listen((socket) => {
      socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    });
    expect(await failureOf({ host: "127.0.0.1", port: web.port })).toMatchObject({
      code: "unreachable",
      hint: expect.stringContaining("no SSH server") as string,
    });
  });

  test("as it knows none of our algorithms is told so", async () => {
    await using server = await startSshd({ config: ["Ciphers aes128-cbc"] });
    expect(await failureOf(server)).toMatchObject({
      code: "protocol",
      message: expect.stringContaining("no matching C->S cipher") as string,
    });
  });
});

test("an IPv6 address is dialled, and shown in brackets", async () => {
  await using server = await startSshd({ config: ["ListenAddress ::1"] });
  const destination = { username: server.username, host: "::1", port: server.port };
  const knownHosts = server.knownHosts.replaceAll("127.0.0.1", "::1");
  const hostKeys = { knownHosts, fingerprints: [], ignore: false };
  const connection = await connectTo(targetOf(server, { destination, hostKeys }));
  expect(await run(connection, "exit 4")).toMatchObject({ exit: { code: 4 } });
  await connection.close();
  await expect(run(connection, "true")).rejects.toThrow(`[::1]:${server.port}`);
});

test("a connection tells how long a round trip takes, and a command how much of its stdin may be on its way", async () => {
  await using server = await startSshd();
  await using proxy = await Proxy.start(server);
  proxy.delay(50);
  const connection = await connectBehind(proxy, server, 30_000);
  expect(connection.roundTripMs).toBeGreaterThanOrEqual(50);
  expect(connection.roundTripMs).toBeLessThan(5_000);
  const { sendWindow, stdout, exit } = await connection.exec("true");
  expect(sendWindow).toBe(2 * megabyte);
  await text(stdout);
  await exit;
  await connection.close();
});

test("an abort while dialling ends it at once with the reason given", async () => {
  const controller = new AbortController();
  const reason = new JobError("target", "changed my mind");
  await using silent = await listen(() => controller.abort(reason));
  const target = {
    ...unreachable,
    destination: { username: "nobody", host: "127.0.0.1", port: silent.port },
  };
  const connecting = connectSsh(target, { emit: () => undefined, signal: controller.signal });
  await expect(connecting).rejects.toBe(reason);
});

const megabyte = 2 ** 20;

/** Connects through a proxy; the link is given up when it has been silent for so many milliseconds. */
function connectBehind(proxy: Proxy, server: SshServer, deadAfterMs: number): Promise<Connection> {
  return connectSsh(behind(proxy, server), { emit: () => undefined, deadAfterMs });
}

interface Listener extends AsyncDisposable {
  readonly port: number;
}

/** A TCP server that is no sshd. */
async function listen(onConnection: (socket: Socket) => void): Promise<Listener> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    onConnection(socket);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

const unreachable: Omit<Target, "destination"> = {
  label: "unreachable",
  jump: [],
  credentials: credentials({ password: "secret" }),
  hostKeys: { knownHosts: "", fingerprints: [], ignore: true },
  connectTimeoutMs: 10_000,
  connectRetries: 0,
};

function failureOf(place: { host: string; port: number }, connectTimeoutMs = 10_000): Promise<unknown> {
  const target = { ...unreachable, destination: { username: "nobody", ...place }, connectTimeoutMs };
  return connectTo(target).then(
    () => "it connected",
    (error: unknown) => error,
  );
}
