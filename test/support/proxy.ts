import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { Lane, type Weather } from "./lane.ts";

/** `up` is from client to server. */
export type Direction = "up" | "down";

/** A TCP proxy on a free loopback port that does to connections what networks do. */
export class Proxy implements AsyncDisposable {
  readonly host = "127.0.0.1";
  readonly port: number;
  /** Connections that were let through so far. */
  connections = 0;
  /** Connections that the server refused. */
  refusals = 0;
  readonly #server: Server;
  readonly #passages = new Set<Passage>();
  readonly #weather: Record<Direction, Weather> = { up: newWeather(), down: newWeather() };
  #refusing = false;

  private constructor(server: Server, target: { host: string; port: number }) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on("connection", (socket) => this.#accept(socket, target));
  }

  static async start(target: { host: string; port: number }): Promise<Proxy> {
    const server = createServer({ allowHalfOpen: true, noDelay: true }).listen(0, "127.0.0.1");
    await once(server, "listening");
    return new Proxy(server, target);
  }

  /** Bytes that have passed so far, over all connections. */
  bytes(direction: Direction): number {
    return this.#weather[direction].passed;
  }

  /** Ports from which the connections of now reach the server. */
  get ports(): number[] {
    return [...this.#passages].flatMap(({ server }) => server.localPort ?? []);
  }

  /** Does something as soon as exactly so many more bytes have passed; the byte after them passes only when it is done. */
  after(bytes: number, direction: Direction, fault: () => void): void {
    const { triggers, passed } = this.#weather[direction];
    triggers.push({ at: passed + bytes, fault });
    triggers.sort((a, b) => a.at - b.at);
  }

  /** Closes every connection, on both sides. */
  cut(): void {
    this.#each(({ client, server }) => {
      client.destroy();
      server.destroy();
    });
  }

  /** Answers on every connection, on both sides, with a TCP reset. */
  reset(): void {
    this.#each(({ client, server }) => {
      client.resetAndDestroy();
      server.resetAndDestroy();
    });
  }

  /** Lets nothing through any more on the connections of now, as a router that forgot them: neither bytes nor ends. */
  stall(direction?: Direction): void {
    this.#each(({ up, down }) => {
      if (direction !== "down") up.stall();
      if (direction !== "up") down.stall();
    });
  }

  /** Ends every stall; nothing is lost. */
  resume(): void {
    this.#each(({ up, down }) => {
      up.resume();
      down.resume();
    });
  }

  /** Lets so many bytes through in a second, in each direction. */
  throttle(bytesPerSecond: number): void {
    this.#weather.up.bytesPerSecond = bytesPerSecond;
    this.#weather.down.bytesPerSecond = bytesPerSecond;
  }

  /** Holds every byte for so many milliseconds, in each direction. */
  delay(ms: number): void {
    this.#weather.up.delayMs = ms;
    this.#weather.down.delayMs = ms;
  }

  /** Resets whoever calls from now on; who is connected stays so. */
  refuse(): void {
    this.#refusing = true;
  }

  /** Ends `refuse`. */
  accept(): void {
    this.#refusing = false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }

  #accept(client: Socket, target: { host: string; port: number }): void {
    client.on("error", () => undefined);
    if (this.#refusing) {
      client.resetAndDestroy();
      return;
    }
    this.connections += 1;
    const server = connect({ ...target, allowHalfOpen: true, noDelay: true });
    server.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED") this.refusals += 1;
    });
    const up = new Lane(client, server, this.#weather.up);
    const down = new Lane(server, client, this.#weather.down);
    const passage = { client, server, up, down };
    this.#passages.add(passage);
    const forget = (): void => {
      if (client.closed && server.closed) this.#passages.delete(passage);
    };
    client.once("close", forget);
    server.once("close", forget);
  }

  #each(change: (passage: Passage) => void): void {
    for (const passage of this.#passages) change(passage);
  }
}

/** One connection through the proxy: two sockets, two lanes. */
interface Passage {
  readonly client: Socket;
  readonly server: Socket;
  readonly up: Lane;
  readonly down: Lane;
}

function newWeather(): Weather {
  return { passed: 0, triggers: [], bytesPerSecond: Number.POSITIVE_INFINITY, delayMs: 0 };
}
