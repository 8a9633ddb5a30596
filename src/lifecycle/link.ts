import { setTimeout } from "node:timers/promises";
import { JobError } from "../errors.ts";
import type { Emit } from "../events.ts";
import { Remote } from "../remote/remote.ts";
import type { Connection } from "../transport/connection.ts";

/**
 * Opens a connection; retries by its own rules.
 * @param isFurther whether there is one already, and nothing depends on this one: it is tried once, and nothing is told
 */
export type Dial = (signal: AbortSignal, isFurther?: boolean) => Promise<Connection>;

/** A target that has let us in. */
export interface Reached {
  readonly connection: Connection;
  readonly remote: Remote;
}

/** Losses in a row, without a byte of progress between them, after which a link is given up. */
const hopeless = 10;

/**
 * The one connection of a run to its target. It is dialled when it is needed first, and anew whenever it was lost; what was
 * going on is then done again, so it has to be something that may be done again.
 */
export class Link {
  readonly #dial: Dial;
  readonly #remoteDirectory: string;
  readonly #emit: Emit;
  readonly #closing = new AbortController();
  #reached: Promise<Reached> | undefined;
  #losses = 0;
  /** Ends of the commands that are going on. */
  readonly #running = new Set<Promise<unknown>>();
  /** Connections and commands that were really opened. */
  readonly opened: { connections: number; execs: number } = { connections: 0, execs: 0 };

  constructor(dial: Dial, remoteDirectory: string, emit: Emit) {
    this.#dial = dial;
    this.#remoteDirectory = remoteDirectory;
    this.#emit = emit;
  }

  /**
   * Waits for the connection.
   * @returns what {@link use} will give to its operation, if it is not lost before
   * @throws {JobError} what the dial throws
   */
  async ready(): Promise<Remote> {
    const { remote } = await this.#connected();
    return remote;
  }

  /** Does something with the remote; does it again on a new connection when the link is lost on the way. */
  async use<T>(
    operation: (remote: Remote, hostKey: string | undefined, roundTripMs: number | undefined) => Promise<T>,
  ): Promise<T> {
    for (;;) {
      const reached = this.#connected();
      const { remote, connection } = await reached;
      try {
        return await operation(remote, connection.hostKey, connection.roundTripMs);
      } catch (error) {
        if (!this.#isLoss(error)) throw error;
        // Something else may have noticed the loss first and opened another one.
        if (this.#reached === reached) this.#count(error);
        await connection.close();
        await setTimeout(this.#pauseMs(), undefined, { signal: this.#closing.signal }).catch(() => undefined);
      }
    }
  }

  /**
   * A further connection beside the link's own, to be closed by the caller. Nothing is done again when it is lost.
   * @throws {JobError} what the dial throws
   */
  async another(signal: AbortSignal): Promise<Reached> {
    return this.#open(AbortSignal.any([signal, this.#closing.signal]), true);
  }

  /** Tells that the link has carried something, so that its losses count anew. */
  progressed(): void {
    this.#losses = 0;
  }

  /**
   * Waits until no command is going on. dropbear mistakes a channel that is opened while another one is closing for that
   * one, and breaks down. At most a second: what a login has to say after our last line is read by nobody.
   */
  async quiet(): Promise<void> {
    await Promise.race([Promise.all(this.#running), setTimeout(1000, undefined, { ref: false })]);
  }

  /** Closes the connection, or stops dialling. Idempotent. */
  async close(): Promise<void> {
    this.#closing.abort();
    const reached = await this.#reached?.catch(() => undefined);
    await reached?.connection.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #isLoss(error: unknown): error is JobError {
    return error instanceof JobError && error.code === "connection-lost" && !this.#closing.signal.aborted;
  }

  /** @throws the error itself when there is no hope */
  #count(error: JobError): void {
    this.#losses += 1;
    if (this.#losses === hopeless) throw error;
    this.#emit({ type: "warning", message: `${error.message.replace(/\.$/, "")}. Connecting again.` });
    this.#reached = undefined;
  }

  /** None after the first loss, then half a second, doubling to 2 s; random, so that many clients do not come together. */
  #pauseMs(): number {
    return this.#losses < 2 ? 0 : Math.min(2_000, 125 * 2 ** this.#losses) * (0.5 + Math.random() / 2);
  }

  #connected(): Promise<Reached> {
    this.#reached ??= this.#open(this.#closing.signal);
    return this.#reached;
  }

  async #open(signal: AbortSignal, isFurther = false): Promise<Reached> {
    const connection = this.#counted(await this.#dial(signal, isFurther));
    return { connection, remote: new Remote(connection, this.#remoteDirectory) };
  }

  /** A new connection, what goes on over which is counted. */
  #counted(connection: Connection): Connection {
    if (connection.isShared !== true) this.opened.connections += 1;
    return {
      hostKey: connection.hostKey,
      roundTripMs: connection.roundTripMs,
      exec: async (command, options) => {
        const execution = await connection.exec(command, options);
        this.opened.execs += 1;
        const ended = execution.exit.then(
          () => undefined,
          () => undefined,
        );
        this.#running.add(ended);
        void ended.then(() => this.#running.delete(ended));
        return execution;
      },
      close: () => connection.close(),
    };
  }
}
