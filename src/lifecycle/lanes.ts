import { setTimeout } from "node:timers/promises";
import { deferred } from "../deferred.ts";
import { JobError, type ErrorCode } from "../errors.ts";
import type { Remote } from "../remote/remote.ts";
import type { Link } from "./link.ts";

/** What parts go over: so many connections, the link's own among them, and so many commands at once on each. */
export interface LanePlan {
  readonly connections: number;
  readonly channels: number;
}

/** Carries a part over a connection. It is done again over another one, from its beginning, if it fails for that one's sake. */
export type Part = (remote: Remote, signal: AbortSignal) => Promise<void>;

/** The link's connection as `Link.use` gives it. */
export interface OwnWay {
  readonly remote: Remote;
  readonly hostKey: string | undefined;
}

/** Connections are begun one after the other, so that no server takes them for an attack. Milliseconds. */
const stagger = 20;

/** A server that allows few channels may take a while to see that one of them has gone. Milliseconds. */
const pauseMs = 100;
const mostRefusals = 5;

/** What is wrong with one way, and need not be with another. */
const faultsOfWays: ReadonlySet<ErrorCode> = new Set([
  "auth",
  "connection-lost",
  "host-key",
  "protocol",
  "target",
  "unreachable",
]);

/**
 * Ways to carry parts of something at once, in the order in which they are given. What goes wrong with a further connection
 * or channel costs nothing but time. Whoever opens them closes them; they close themselves when all parts are carried, or
 * cannot be.
 */
export class Lanes implements AsyncDisposable {
  readonly #link: Link;
  readonly #own: OwnWay;
  readonly #plan: LanePlan;
  readonly #closing = new AbortController();
  readonly #opened: Promise<void>[] = [];
  readonly #waiting: Part[] = [];
  /** Lanes with nothing to do, while other lanes have. */
  readonly #idle: (() => void)[] = [];
  #left = 0;
  /** Lanes, and connections that may become some. */
  #hopes = 0;
  readonly #over = deferred<undefined>();

  constructor(link: Link, own: OwnWay, plan: LanePlan) {
    this.#link = link;
    this.#own = own;
    this.#plan = plan;
    this.#over.promise.catch(() => undefined);
  }

  /**
   * Carries all parts; to be called once.
   * @throws {JobError} `connection-lost` when the link's own connection breaks, what is wrong with the last way when none
   * is left, and at once what else a part throws
   */
  async carry(parts: readonly Part[]): Promise<void> {
    this.#waiting.push(...parts);
    this.#left = parts.length;
    if (this.#left === 0) this.#over.resolve(undefined);
    else this.#begin();
    try {
      await this.#over.promise;
    } finally {
      void this.close();
    }
  }

  /** Ends what is still carried, and closes the further connections. Idempotent. */
  async close(): Promise<void> {
    this.#closing.abort(new JobError("connection-lost", "What was sent in parts is no longer wanted."));
    this.#over.reject(this.#closing.signal.reason);
    for (const wake of this.#idle.splice(0)) wake();
    await Promise.all(this.#opened);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #begin(): void {
    const { connections } = this.#plan;
    this.#hopes = connections - 1;
    void this.#work(this.#own.remote, true);
    for (let number = 1; number < connections; number += 1)
      this.#opened.push(this.#open(number * stagger).catch((error: unknown) => this.#giveUp(error)));
  }

  /** A further connection; it is closed when there is nothing more to do. */
  async #open(delayMs: number): Promise<void> {
    const { signal } = this.#closing;
    await setTimeout(delayMs, undefined, { signal });
    const { remote, connection } = await this.#link.another(signal);
    try {
      // A name may stand for several machines.
      if (connection.hostKey !== this.#own.hostKey)
        throw new JobError("host-key", "Another machine has answered.");
      const working = this.#work(remote, false);
      this.#hopes -= 1;
      await working;
    } finally {
      await connection.close();
    }
  }

  async #work(remote: Remote, isOwn: boolean): Promise<void> {
    this.#hopes += this.#plan.channels;
    await Promise.all(Array.from({ length: this.#plan.channels }, () => this.#lane(remote, isOwn)));
  }

  async #lane(remote: Remote, isOwn: boolean): Promise<void> {
    let refusals = mostRefusals;
    for (let part = await this.#next(); part !== undefined; part = await this.#next()) {
      try {
        await part(remote, this.#closing.signal);
      } catch (error) {
        this.#waiting.unshift(part);
        if (isRefusal(error) && refusals < mostRefusals) {
          refusals += 1;
          await setTimeout(pauseMs);
          continue;
        }
        this.#idle.shift()?.();
        if (isFault(error) && !(isOwn && error.code === "connection-lost")) this.#giveUp(error);
        else this.#over.reject(error);
        return;
      }
      refusals = 0;
      this.#left -= 1;
      if (this.#left === 0) this.#over.resolve(undefined);
    }
  }

  /** A way less. */
  #giveUp(error: unknown): void {
    this.#hopes -= 1;
    if (this.#hopes === 0) this.#over.reject(error);
  }

  /** `undefined` when all is over. */
  async #next(): Promise<Part | undefined> {
    for (;;) {
      if (this.#closing.signal.aborted || this.#left === 0) return undefined;
      const part = this.#waiting.shift();
      if (part !== undefined) return part;
      await new Promise<void>((resolve) => this.#idle.push(resolve));
    }
  }
}

/** Whether no channel could be opened. */
function isRefusal(error: unknown): boolean {
  return error instanceof JobError && error.code === "protocol";
}

/** Whether it is the way that fails. */
function isFault(error: unknown): error is JobError {
  return error instanceof JobError && faultsOfWays.has(error.code);
}
