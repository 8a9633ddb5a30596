import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Client } from "ssh2";
import { JobError } from "../errors.ts";
import { addressOf } from "./address.ts";
import type { Hop } from "./target.ts";

/** A byte stream to the SSH port of a hop. */
export interface Opened {
  readonly socket: Duplex;
  /** Milliseconds that TCP's own round trip took; `undefined` where that tells nothing of the way to the hop. */
  readonly roundTripMs: number | undefined;
}

/**
 * Opens a byte stream to the SSH port of a hop: over TCP, or through the hop before it.
 * @param signal destroys the stream before and after it is open
 * @throws {JobError} `unreachable`, `protocol` when the hop before does not forward
 */
export function openSocket(hop: Hop, via: Client | undefined, signal: AbortSignal): Promise<Opened> {
  return via === undefined ? overTcp(hop, signal) : throughJump(hop, via, signal);
}

function overTcp(hop: Hop, signal: AbortSignal): Promise<Opened> {
  return new Promise((resolve, reject) => {
    // Without the delay of Nagle's algorithm, every small message leaves at once.
    const socket = connect({ host: hop.host, port: hop.port, noDelay: true, signal });
    let began = performance.now();
    // The name is known by then.
    socket.on("connectionAttempt", () => (began = performance.now()));
    socket.once("connect", () => {
      const roundTripMs = performance.now() - began;
      resolve({ socket, roundTripMs: isLoopback(socket) ? undefined : roundTripMs });
    });
    // Stays for good: an error nobody listens to would end the process.
    socket.on("error", (error) => reject(unreachable(hop, error)));
  });
}

/** Whatever answers there may only pass on what it gets, as a tunnel does. */
function isLoopback({ remoteAddress = "" }: Socket): boolean {
  return /^(127\.|::1$|::ffff:127\.)/.test(remoteAddress);
}

function throughJump(hop: Hop, via: Client, signal: AbortSignal): Promise<Opened> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    signal.addEventListener("abort", abort, { once: true });
    try {
      via.forwardOut("127.0.0.1", 0, hop.host, hop.port, (error, channel) => {
        if (error) {
          reject(forwardingRefused(hop, error));
          return;
        }
        channel.on("error", () => undefined);
        signal.addEventListener("abort", () => channel.destroy(), { once: true });
        if (signal.aborted) channel.destroy();
        resolve({ socket: channel, roundTripMs: undefined });
      });
    } catch (error) {
      reject(new JobError("unreachable", "The connection to the jump host broke.", { cause: error }));
    }
  });
}

function unreachable(hop: Hop, error: NodeJS.ErrnoException): JobError {
  const [what, hint] = explain(error.code, hop);
  return new JobError("unreachable", `${addressOf(hop)} cannot be reached: ${what}.`, { hint, cause: error });
}

function explain(code: string | undefined, { host, port }: Hop): [what: string, hint: string] {
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EAI_NONAME":
      return [`the name ${host} is not known`, "Check the host name, or give the address."];
    case "ECONNREFUSED":
      return [`nothing listens on port ${port}`, "Check the port, and that sshd runs there."];
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return [
        "there is no route to it",
        "Check that this machine may reach that network, or give a jump host.",
      ];
    case "ETIMEDOUT":
      return ["it does not answer", "Check that the machine is on and that no firewall is in between."];
    case "ECONNRESET":
      return [
        "it closed the connection at once",
        "There may be too many logins at once: see MaxStartups in sshd_config.",
      ];
    default:
      return [code ?? "the connection failed", "Check the host and the port."];
  }
}

/** RFC 4254, 5.1: 1 is "administratively prohibited"; the other reasons may pass. */
function forwardingRefused(hop: Hop, error: Error & { reason?: unknown }): JobError {
  if (error.reason === 1) {
    return new JobError("protocol", `The jump host does not forward to ${addressOf(hop)}.`, {
      hint: "Set AllowTcpForwarding yes in sshd_config on the jump host.",
      cause: error,
    });
  }
  return new JobError("unreachable", `The jump host cannot reach ${addressOf(hop)}.`, {
    hint: "Check host and port as the jump host sees them.",
    cause: error,
  });
}
