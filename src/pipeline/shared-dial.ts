import type { Emit } from "../events.ts";
import type { Dial } from "../lifecycle/link.ts";
import type { Connection } from "../transport/connection.ts";
import { SharedConnection } from "./shared-connection.ts";

/**
 * How the jobs of a run reach one target: over connections that several of them share. Where one was lost, one job dials
 * anew, and the others that have lost it wait for that. Only OpenSSH is known to bear it: dropbear mistakes a channel that
 * is opened while another one closes.
 */
export class SharedDial {
  readonly #dialWith: (emit: Emit) => Dial;
  readonly #connections: SharedConnection[] = [];
  #isShareable = true;

  /** @param dialWith dials the target for whoever is to be told of it */
  constructor(dialWith: (emit: Emit) => Dial) {
    this.#dialWith = dialWith;
  }

  /** How one job dials. */
  dialFor(emit: Emit): Dial {
    const alone = this.#dialWith(emit);
    return async (signal, isFurther = false) => {
      if (isFurther || !this.#isShareable) return alone(signal, isFurther);
      return (await this.#join(signal, emit)) ?? alone(signal);
    };
  }

  /** Closes what is open. To be called when no job is left. */
  async close(): Promise<void> {
    await Promise.all(this.#connections.map((connection) => connection.retire()));
  }

  /** @returns `undefined` when the server bears no sharing, and this job is not the first on the connection */
  async #join(signal: AbortSignal, emit: Emit): Promise<Connection | undefined> {
    let shared = this.#connections.find(({ hasRoom }) => hasRoom);
    if (shared === undefined) {
      shared = new SharedConnection(this.#dialWith, () => (this.#isShareable = false));
      this.#connections.push(shared);
    }
    const connection = await shared.join(signal, emit);
    if (connection.server?.startsWith("OpenSSH") === true) return connection;
    this.#isShareable = false;
    void shared.retire();
    if (connection.isShared !== true) return connection;
    await connection.close();
    return undefined;
  }
}
