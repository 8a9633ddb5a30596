import { addAbortListener, once } from "node:events";
import type { Duplex } from "node:stream";
import type { NodeSSH } from "node-ssh";
import type { Client, KexAlgorithm } from "ssh2";
import { JobError } from "../errors.ts";
import { abortError } from "./abort-error.ts";
import { addressOf } from "./address.ts";
import { quoteForeign } from "./foreign-text.ts";
import { algorithmsOf, type KeyType } from "./host-key.ts";
import { hostKeyOf, type HostKey } from "./known-hosts.ts";
import { startLogin, type Login } from "./login.ts";
import type { LoginMethod } from "./login-methods.ts";
import { breakWhenSilent, keepalive } from "./silence.ts";
import { openSocket } from "./socket.ts";
import type { Hop } from "./target.ts";

/** A machine we are logged in to. */
export interface Link {
  readonly client: Client;
  readonly socket: Duplex;
  /** The host key that was accepted. */
  readonly hostKey: HostKey | undefined;
  /** What has let us in. */
  readonly method: LoginMethod["name"] | undefined;
}

export type Dialled =
  | { readonly outcome: "connected"; readonly link: Link }
  /** The host key was not accepted; nobody has tried to log in. */
  | { readonly outcome: "refused"; readonly key: HostKey }
  /** The server has no host key of the types asked for. */
  | { readonly outcome: "no-common-type" };

export interface DialOptions {
  /** The hop before this one. */
  readonly via: Client | undefined;
  readonly methods: readonly LoginMethod[];
  /** Types of host keys to ask for, the preferred one first. */
  readonly types: readonly KeyType[];
  readonly accepts: (key: HostKey) => boolean;
  /** For connection, handshake and login together. */
  readonly timeoutMs: number;
  /** Silence after which the link is given up, once it stands. */
  readonly deadAfterMs: number;
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
  try {
    // A dead jump host does not even say that it has closed what goes through it: nobody waits for that.
    const stopped = once(stop.signal, "abort").then(() => Promise.reject(stop.signal.reason as JobError));
    return await Promise.race([meet(hop, options, stop.signal), stopped]);
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    clearTimeout(timer);
    listener?.[Symbol.dispose]();
  }
}

async function meet(hop: Hop, options: DialOptions, signal: AbortSignal): Promise<Dialled> {
  const opening = openSocket(hop, options.via, signal);
  const [{ NodeSSH: Connector }, socket] = await Promise.all([import("node-ssh"), opening]);
  return shakeHands(hop, new Connector(), socket, options);
}

async function shakeHands(hop: Hop, ssh: NodeSSH, socket: Duplex, options: DialOptions): Promise<Dialled> {
  if (socket.destroyed) throw closedEarly(hop, undefined);
  const login = startLogin(hop, options.methods);
  const refused: HostKey[] = [];
  let hostKey: HostKey | undefined;
  const connected = ssh.connect({
    sock: socket,
    username: hop.username,
    algorithms: { kex: [...keyExchanges], serverHostKey: algorithmsOf(options.types) },
    hostVerifier: (blob: Buffer) => {
      const key = hostKeyOf(blob);
      if (key === undefined) return false;
      const accepted = options.accepts(key);
      if (accepted) hostKey = key;
      else refused.push(key);
      return accepted;
    },
    authHandler: login.next,
    readyTimeout: 0,
    ...keepalive(options.deadAfterMs),
  });
  const client = ssh.connection;
  // node-ssh takes its own listener away once it is connected; an error after that would end the process.
  client?.on("error", () => undefined);
  try {
    await connected;
    if (client === null) throw closedEarly(hop, undefined);
    breakWhenSilent(socket, options.deadAfterMs);
    return { outcome: "connected", link: { client, socket, hostKey, method: login.last()?.name } };
  } catch (error) {
    socket.destroy();
    const [key] = refused;
    if (key !== undefined) return { outcome: "refused", key };
    if (!(error instanceof Error)) throw error;
    // ssh2 tells its errors apart by their text alone.
    if (error.message.endsWith("no matching host key format")) return { outcome: "no-common-type" };
    throw explain(hop, login, error);
  }
}

/** ssh2's own, but for group exchange, which takes it more than a second and so comes last. */
const keyExchanges: readonly KexAlgorithm[] = [
  "curve25519-sha256",
  "curve25519-sha256@libssh.org",
  "ecdh-sha2-nistp256",
  "ecdh-sha2-nistp384",
  "ecdh-sha2-nistp521",
  "diffie-hellman-group14-sha256",
  "diffie-hellman-group16-sha512",
  "diffie-hellman-group18-sha512",
  "diffie-hellman-group-exchange-sha256",
];

function explain(hop: Hop, login: Login, error: Error & { level?: string }): JobError {
  if (login.refused(error)) return login.failure(error);
  if (error.level === "handshake") {
    const message = `${addressOf(hop)} and this program do not understand each other: ${quoteForeign(error.message)}.`;
    const hint = "Its SSH server may be a very old one: update it.";
    return new JobError("protocol", message, { hint, cause: error });
  }
  return closedEarly(hop, error);
}

function closedEarly(hop: Hop, cause: Error | undefined): JobError {
  return new JobError("unreachable", `${addressOf(hop)} closed the connection before the login.`, {
    hint: "There may be too many logins at once (MaxStartups in sshd_config), this address may be blocked there, or what listens is no SSH server.",
    cause,
  });
}

function timedOut(hop: Hop, timeoutMs: number): JobError {
  const message = `${addressOf(hop)} did not let us in within ${timeoutMs / 1000} s.`;
  const hint = "Check that the machine is on and no firewall is in between, or raise connect-timeout.";
  return new JobError("unreachable", message, { hint });
}
