import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { Proxy } from "./proxy.ts";

test("bytes pass unchanged and are counted, and so are connections", async () => {
  await using rig = await start();
  const bytes = randomBytes(3_000_000);
  for (let connection = 1; connection <= 2; connection += 1) {
    expect((await rig.echo(bytes)).equals(bytes)).toBe(true);
    expect(rig.proxy.bytes("up")).toBe(connection * bytes.length);
    expect(rig.proxy.bytes("down")).toBe(connection * bytes.length);
    expect(rig.proxy.connections).toBe(connection);
  }
});

test("a cut after n bytes lets exactly these through", async () => {
  await using rig = await start();
  rig.proxy.after(70_001, "down", () => rig.proxy.cut());
  expect(await rig.echo(randomBytes(200_000))).toHaveLength(70_001);
});

test("a reset is seen as one on both sides", async () => {
  await using rig = await start();
  const client = rig.dial();
  const [server] = (await once(rig.server, "connection")) as [Socket];
  const failures = Promise.all([once(client, "error"), once(server, "error")]);
  client.write("hello");
  await once(server, "data");
  rig.proxy.reset();
  expect((await failures).flat()).toMatchObject([{ code: "ECONNRESET" }, { code: "ECONNRESET" }]);
});

test("a stall holds bytes and ends until it is over, and leaves new connections alone", async () => {
  await using rig = await start();
  const held = rig.dial();
  const [server] = (await once(rig.server, "connection")) as [Socket];
  rig.proxy.stall();
  held.end("held");
  expect((await rig.echo(Buffer.from("passes"))).toString()).toBe("passes");
  expect(server.readableEnded).toBe(false);
  rig.proxy.resume();
  expect((await buffer(held)).toString()).toBe("held");
});

test("a throttle lets no more through than it says", async () => {
  await using rig = await start();
  rig.proxy.throttle(100_000);
  const began = performance.now();
  await rig.echo(randomBytes(50_000));
  expect(performance.now() - began).toBeGreaterThan(400);
});

test("a delay costs its time once for each way, however much is sent", async () => {
  await using rig = await start();
  rig.proxy.delay(150);
  const began = performance.now();
  await rig.echo(randomBytes(3_000_000));
  const took = performance.now() - began;
  expect(took).toBeGreaterThanOrEqual(299);
  expect(took).toBeLessThan(3_000);
});

test("who calls while it refuses is reset, who is connected stays, and afterwards all is well", async () => {
  await using rig = await start();
  const stays = rig.dial();
  await once(rig.server, "connection");
  rig.proxy.refuse();
  expect(await once(rig.dial(), "error")).toMatchObject([{ code: "ECONNRESET" }]);
  stays.end("still here");
  expect((await buffer(stays)).toString()).toBe("still here");
  rig.proxy.accept();
  expect((await rig.echo(Buffer.from("back"))).toString()).toBe("back");
});

/** A server that echoes, behind a proxy. */
async function start(): Promise<
  AsyncDisposable & {
    readonly proxy: Proxy;
    readonly server: ReturnType<typeof createServer>;
    dial(): Socket;
    echo(bytes: Buffer): Promise<Buffer>;
  }
> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("error", () => undefined).pipe(socket);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const proxy = await Proxy.start({ host: "127.0.0.1", port: (server.address() as AddressInfo).port });
  const dial = (): Socket => connect(proxy.port, proxy.host).on("error", () => undefined);
  return {
    proxy,
    server,
    dial,
    echo: async (bytes) => {
      const socket = dial();
      socket.end(bytes);
      return buffer(socket);
    },
    [Symbol.asyncDispose]: async () => {
      await proxy[Symbol.asyncDispose]();
      server.close();
      await once(server, "close");
    },
  };
}
