import { once } from "node:events";
import { connect as connectSocket, createServer, type AddressInfo, type Socket } from "node:net";
import { expect, test } from "vitest";
import type { JobEvent } from "../../src/events.ts";
import { connect } from "../../src/transport/retry.ts";
import type { Target } from "../../src/transport/target.ts";
import { freePort, startSshd, type Sshd } from "../support/sshd.ts";
import { run } from "./connection.contract.ts";
import { credentials, targetOf } from "./targets.ts";

type Retrying = Extract<JobEvent, { type: "retrying" }>;

test("a target that refuses twice and then accepts is reached by the third dial", async () => {
  await using server = await startSshd();
  await using gate = await openGate(server, 2);
  const events: Retrying[] = [];
  const connection = await connect(targetBehind(gate, server, 3), { emit: keep(events) });
  expect(await run(connection, "exit 6")).toMatchObject({ exit: { code: 6 } });
  await connection.close();

  expect(gate.dials()).toBe(3);
  expect(events.map(({ attempt, retriesLeft }) => [attempt, retriesLeft])).toEqual([
    [1, 3],
    [2, 2],
  ]);
  const [first, second] = events;
  expect(first?.reason).toContain("closed the connection");
  expect(first?.delayMs).toBeGreaterThanOrEqual(500);
  expect(first?.delayMs).toBeLessThanOrEqual(1000);
  expect(second?.delayMs).toBeGreaterThanOrEqual(1000);
  expect(second?.delayMs).toBeLessThanOrEqual(2000);
});

test("after the last retry the last error is told", async () => {
  const port = await freePort();
  await using server = await startSshd();
  const events: Retrying[] = [];
  const connecting = connect(targetBehind({ port }, server, 1), { emit: keep(events) });
  await expect(connecting).rejects.toMatchObject({ code: "unreachable" });
  expect(events).toHaveLength(1);
});

test.each<[string, Partial<Target>, string]>([
  ["a refused login", { credentials: credentials({ password: "wrong" }) }, "auth"],
  ["a wrong host key", { hostKeys: { knownHosts: "", fingerprints: [], ignore: false } }, "host-key"],
  ["an unreadable key", { credentials: credentials({ privateKey: "nonsense" }) }, "invalid"],
])("%s is never retried", async (_, changes, code) => {
  await using server = await startSshd();
  const events: Retrying[] = [];
  const connecting = connect(targetOf(server, { ...changes, connectRetries: 3 }), { emit: keep(events) });
  await expect(connecting).rejects.toMatchObject({ code });
  expect(events).toEqual([]);
});

test("an abort while waiting ends it at once", async () => {
  const port = await freePort();
  await using server = await startSshd();
  const controller = new AbortController();
  const events: Retrying[] = [];
  const connecting = connect(targetBehind({ port }, server, 3), {
    emit: (event) => {
      keep(events)(event);
      controller.abort();
    },
    signal: controller.signal,
  });
  await expect(connecting).rejects.toMatchObject({
    code: "connection-lost",
    message: expect.stringContaining("was aborted") as string,
  });
  expect(events).toHaveLength(1);
});

test("an aborted signal dials nothing", async () => {
  await using server = await startSshd();
  const connecting = connect(targetOf(server), { emit: () => undefined, signal: AbortSignal.abort() });
  await expect(connecting).rejects.toMatchObject({ code: "connection-lost" });
  expect(server.accepted()).toBe(0);
});

interface Gate extends AsyncDisposable {
  readonly port: number;
  readonly dials: () => number;
}

/** Hangs up on the first callers and passes the others on to the server. */
async function openGate(server: Sshd, refusals: number): Promise<Gate> {
  let dials = 0;
  const gate = createServer((socket: Socket) => {
    dials += 1;
    if (dials <= refusals) {
      socket.resetAndDestroy();
      return;
    }
    const onward = connectSocket(server.port, server.host);
    socket.on("error", () => onward.destroy()).pipe(onward);
    onward.on("error", () => socket.destroy()).pipe(socket);
  }).listen(0, "127.0.0.1");
  await once(gate, "listening");
  return {
    port: (gate.address() as AddressInfo).port,
    dials: () => dials,
    [Symbol.asyncDispose]: async () => {
      gate.close();
      await once(gate, "close");
    },
  };
}

function targetBehind({ port }: { port: number }, server: Sshd, connectRetries: number): Target {
  const destination = { username: server.username, host: "127.0.0.1", port };
  const fingerprints = Object.values(server.fingerprints);
  return targetOf(server, {
    destination,
    hostKeys: { knownHosts: "", fingerprints, ignore: false },
    connectRetries,
  });
}

function keep(events: Retrying[]): (event: JobEvent) => void {
  return (event) => {
    if (event.type === "retrying") events.push(event);
  };
}
