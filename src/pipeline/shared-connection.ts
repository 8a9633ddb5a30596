import { deferred } from "../deferred.ts";
import { JobError } from "../errors.ts";
import type { Emit } from "../events.ts";
import type { Dial } from "../lifecycle/link.ts";
import { abortError } from "../transport/abort-error.ts";
import type { Connection, Execution, ExecOptions } from "../transport/connection.ts";
import { Slots } from "./slots.ts";

/** Jobs on one connection: each holds a channel all the time, and needs another now and then. */
const mostJobs = 4;
/** OpenSSH allows ten on a connection (MaxSessions), and may take a while to see that one of them has gone. */
const mostChannels = 8;

/** One of several jobs on a connection. */
interface User {
  readonly emit: Emit;
}

/** One connection for several jobs. It is dialled once, for the first of them, and stays open when the last has left. */
export class SharedConnection {
  readonly #users = new Set<User>();
  readonly #slots = new Slots(mostChannels);
  readonly #giveUp = new AbortController();
  readonly #opening: Promise<Connection>;
  readonly #onRefused: () => void;
  #isOpen = false;
  #isLost = false;
  #taken = 0;

  /** @param onRefused told when the server opens too few channels for several jobs */
  constructor(dialWith: (emit: Emit) => Dial, onRefused: () => void) {
    this.#onRefused = onRefused;
    // Whoever waits for the dial is told how it goes.
    const dial = dialWith((event) => this.#users.forEach(({ emit }) => emit(event)));
    this.#opening = dial(this.#giveUp.signal);
    this.#opening.then(
      () => (this.#isOpen = true),
      () => (this.#isLost = true),
    );
  }

  /** Whether another job may come: it is not known to be lost, and not full. */
  get hasRoom(): boolean {
    return !this.#isLost && this.#users.size < mostJobs;
  }

  /**
   * The connection, for one more job.
   * @returns to close it closes only what this job has opened on it
   * @throws {JobError} what the dial throws
   */
  async join(signal: AbortSignal, emit: Emit): Promise<Connection> {
    const user = { emit };
    this.#users.add(user);
    try {
      const connection = await orAborted(this.#opening, signal);
      this.#taken += 1;
      return this.#handle(connection, user);
    } catch (error) {
      await this.#leave(user);
      throw error;
    }
  }

  /** Takes no more jobs, and closes when the last one has left. */
  async retire(): Promise<void> {
    this.#isLost = true;
    if (this.#users.size === 0) await this.#close();
  }

  #handle(connection: Connection, user: User): Connection {
    const closing = new AbortController();
    return {
      hostKey: connection.hostKey,
      roundTripMs: connection.roundTripMs,
      server: connection.server,
      isShared: this.#taken > 1,
      exec: (command, options = {}) => {
        const signals = options.signal === undefined ? [] : [options.signal];
        const signal = AbortSignal.any([...signals, closing.signal]);
        return this.#exec(connection, command, { ...options, signal });
      },
      close: async () => {
        closing.abort(new JobError("connection-lost", "The connection was closed."));
        await this.#leave(user);
      },
    };
  }

  async #exec(
    connection: Connection,
    command: string,
    options: ExecOptions & { readonly signal: AbortSignal },
  ): Promise<Execution> {
    const { signal } = options;
    const giveBack = await this.#slots.take(signal).catch(() => {
      throw abortError(signal, "The command");
    });
    try {
      const execution = await connection.exec(command, options);
      execution.exit.then(giveBack, (error: unknown) => {
        giveBack();
        this.#heed(error, signal);
      });
      return execution;
    } catch (error) {
      giveBack();
      this.#heed(error, signal);
      throw this.#taken > 1 && isRefusal(error) ? this.#tooFew(error) : error;
    }
  }

  /** Alone on a connection, the job may have had its channel: it is to dial again. */
  #tooFew(cause: JobError): JobError {
    this.#onRefused();
    return new JobError(
      "connection-lost",
      "The server allows too few commands on one connection to share it.",
      {
        cause,
      },
    );
  }

  /** Nobody else is given a connection on which something broke that was not given up. */
  #heed(error: unknown, signal: AbortSignal): void {
    if (error instanceof JobError && !signal.aborted && faults.has(error.code)) this.#isLost = true;
  }

  async #leave(user: User): Promise<void> {
    this.#users.delete(user);
    if (this.#users.size === 0 && (this.#isLost || !this.#isOpen)) await this.#close();
  }

  async #close(): Promise<void> {
    this.#isLost = true;
    this.#giveUp.abort();
    const connection = await this.#opening.catch(() => undefined);
    await connection?.close();
  }
}

/** `auth` comes late if the login went on beside the first command; `protocol` says that no channel opens. */
const faults: ReadonlySet<JobError["code"]> = new Set(["connection-lost", "auth", "protocol"]);

function isRefusal(error: unknown): error is JobError {
  return error instanceof JobError && error.code === "protocol";
}

async function orAborted(opening: Promise<Connection>, signal: AbortSignal): Promise<Connection> {
  const { promise: aborted, reject } = deferred<never>();
  const abort = (): void => reject(abortError(signal, "Connecting"));
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([opening, aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
