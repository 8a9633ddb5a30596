import { addAbortListener, once } from "node:events";
import type { Client } from "ssh2";
import { JobError } from "../errors.ts";
import { abortError } from "./abort-error.ts";
import { addressOf } from "./address.ts";
import type { Dialled } from "./link.ts";
import { shakeHands, type HandshakeOptions } from "./shake-hands.ts";
import { openSocket } from "./socket.ts";
import type { Hop } from "./target.ts";

export interface DialOptions extends HandshakeOptions {
  /** The hop before this one. */
  readonly via: Client | undefined;
  /** For connection, handshake and login together. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Dials once: socket, handshake, host key, login.
 * @throws {JobError} `unreachable`, `auth`, `protocol`; the reason or `connection-lost` when aborted
 */
export async function dial(hop: Hop, options: DialOptions): Promise<Dialled> {
  const { timeoutMs, signal } = options;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(timedOut(hop, timeoutMs)), timeoutMs);
  const listener =
    signal &&
    addAbortListener(signal, () => stop.abort(abortError(signal, `Connecting to ${addressOf(hop)}`)));
  const over = (): void => {
    clearTimeout(timer);
    listener?.[Symbol.dispose]();
  };
  // A dead jump host does not even say that it has closed what goes through it: nobody waits for that.
  const stopped = once(stop.signal, "abort").then(() => Promise.reject(stop.signal.reason as JobError));
  const unlessStopped = <T>(going: Promise<T>): Promise<T> =>
    Promise.race([going, stopped]).catch((error: unknown) => {
      throw stop.signal.aborted ? stop.signal.reason : error;
    });
  try {
    const dialled = await unlessStopped(meet(hop, options, stop.signal));
    if (dialled.outcome !== "connected") {
      over();
      return dialled;
    }
    const loggedIn = unlessStopped(dialled.link.loggedIn).finally(over);
    // Whoever uses an early link hears of it.
    loggedIn.catch(() => undefined);
    return { ...dialled, link: { ...dialled.link, loggedIn } };
  } catch (error) {
    over();
    throw error;
  }
}

async function meet(hop: Hop, options: DialOptions, signal: AbortSignal): Promise<Dialled> {
  const opening = openSocket(hop, options.via, signal);
  const [{ NodeSSH: Connector }, opened] = await Promise.all([import("node-ssh"), opening]);
  return shakeHands(hop, new Connector(), opened, options);
}

function timedOut(hop: Hop, timeoutMs: number): JobError {
  const message = `${addressOf(hop)} did not let us in within ${timeoutMs / 1000} s.`;
  const hint = "Check that the machine is on and no firewall is in between, or raise connect-timeout.";
  return new JobError("unreachable", message, { hint });
}
