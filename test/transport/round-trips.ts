import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A TCP proxy that tells how many round trips a connection through it has needed, whatever the time they took. */
export interface Counter extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  /** Round trips that had to be waited for before the last bytes from the server came, that of TCP itself included. */
  count(): number;
}

/**
 * Counts as Lamport's clocks do. What the client sends bears its time, what the server sends bears the time of the latest
 * bytes that it was given and one more, and the client's time is that of the latest bytes it was given. So that a server
 * is never given bytes before it has said what it has to say to those before them, both ways take a while.
 */
export async function countRoundTrips(server: { host: string; port: number }): Promise<Counter> {
  const sockets = new Set<Socket>();
  let clientTime = 1;
  const proxy = createServer({ noDelay: true }, (client) => {
    const onward = connect({ ...server, noDelay: true });
    // Nobody accepts a connection before the client has said that it knows it is open.
    let serverTime = clientTime;
    carry(
      client,
      onward,
      () => clientTime,
      (time) => (serverTime = Math.max(serverTime, time)),
    );
    carry(
      onward,
      client,
      () => serverTime + 1,
      (time) => (clientTime = Math.max(clientTime, time)),
    );
    for (const socket of [client, onward]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
    }
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  return {
    host: "127.0.0.1",
    port: (proxy.address() as AddressInfo).port,
    count: () => clientTime,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      proxy.close();
      await once(proxy, "close");
    },
  };
}

/** @param stamp the time when bytes are taken, which `arrive` is told when they are handed on */
function carry(from: Socket, to: Socket, stamp: () => number, arrive: (time: number) => void): void {
  from.on("data", (data) => {
    const time = stamp();
    setTimeout(() => {
      arrive(time);
      to.write(data);
    }, delayMs);
  });
  from.on("end", () => setTimeout(() => to.end(), delayMs));
}

const delayMs = 60;
