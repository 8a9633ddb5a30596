import type { Duplex } from "node:stream";
import type { NodeSSH } from "node-ssh";
import type { Client, KexAlgorithm } from "ssh2";
import { deferred } from "../deferred.ts";
import { JobError } from "../errors.ts";
import { addressOf } from "./address.ts";
import { bundleWrites } from "./bundle-writes.ts";
import { quoteForeign } from "./foreign-text.ts";
import { algorithmsOf, type KeyType } from "./host-key.ts";
import { hostKeyOf, type HostKey } from "./known-hosts.ts";
import type { Dialled } from "./link.ts";
import { startLogin, type Login } from "./login.ts";
import type { LoginMethod } from "./login-methods.ts";
import { breakWhenSilent, keepalive } from "./silence.ts";
import type { Opened } from "./socket.ts";
import { askForNoProofs, keepKeys, logInUnasked, signAtOnce } from "./ssh2-internals.ts";
import type { Hop } from "./target.ts";

export interface HandshakeOptions {
  readonly methods: readonly LoginMethod[];
  /** Types of host keys to ask for, the preferred one first. */
  readonly types: readonly KeyType[];
  readonly accepts: (key: HostKey) => boolean;
  /** Silence after which the link is given up, once it stands. */
  readonly deadAfterMs: number;
  /** Whether the link may be handed out as soon as the host key is accepted. */
  readonly early: boolean;
}

/**
 * Makes a link of a socket: key exchange, host key, login.
 * @throws {JobError} `unreachable`, `auth`, `protocol`
 */
export async function shakeHands(
  hop: Hop,
  ssh: NodeSSH,
  { socket, roundTripMs: ofTcp = Number.POSITIVE_INFINITY }: Opened,
  options: HandshakeOptions,
): Promise<Dialled> {
  if (socket.destroyed) throw closedEarly(hop, undefined);
  bundleWrites(socket);
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
  const answered = firstAnswer(socket);
  const client = ssh.connection;
  // node-ssh takes its own listener away once it is connected; an error after that would end the process.
  client?.on("error", () => undefined);
  const begun = client === null ? undefined : hurry(client, options);
  const isEarly = begun !== undefined;
  const loggedIn = connected.then(
    () => undefined,
    (error: unknown) => {
      socket.destroy();
      throw error instanceof Error ? explain(hop, login, error, isEarly) : error;
    },
  );
  loggedIn.catch(() => undefined);
  try {
    await (isEarly ? Promise.race([begun, connected]) : connected);
    if (client === null) throw closedEarly(hop, undefined);
    // While it logs us in a server may be silent for longer; that has a time of its own.
    void loggedIn.then(() => breakWhenSilent(socket, options.deadAfterMs)).catch(() => undefined);
    const method = isEarly ? options.methods[0]?.name : login.last()?.name;
    const roundTripMs = Math.min(ofTcp, await answered);
    return {
      outcome: "connected",
      link: { client, socket, hostKey, method, roundTripMs, isEarly, loggedIn },
    };
  } catch (error) {
    socket.destroy();
    const [key] = refused;
    if (key !== undefined) return { outcome: "refused", key };
    if (!(error instanceof Error)) throw error;
    // ssh2 tells its errors apart by their text alone.
    if (error.message.endsWith("no matching host key format")) return { outcome: "no-common-type" };
    throw explain(hop, login, error, false);
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

/**
 * Saves what round trips it can; what ssh2 does not let us save is done as usual.
 * @returns when the login goes on by itself, so that there is no need to wait for it; `undefined` if it does not
 */
function hurry(client: Client, { methods, early }: HandshakeOptions): Promise<undefined> | undefined {
  client.on("handshake", () => keepKeys(client));
  askForNoProofs(client);
  const keys = methods.map(({ key }) => key);
  if (!signAtOnce(client, (key) => keys.includes(key))) return undefined;
  const [key] = keys;
  if (!early || keys.length !== 1 || key === undefined) return undefined;
  const { promise, resolve } = deferred<undefined>();
  // An RSA key can sign in several ways, and only the server knows which of them it takes.
  return logInUnasked(client, key.type === "ssh-rsa", () => resolve(undefined)) ? promise : undefined;
}

/** @returns the milliseconds from now to the first bytes that come */
function firstAnswer(socket: Duplex): Promise<number> {
  const began = performance.now();
  return new Promise((resolve) => socket.once("data", () => resolve(performance.now() - began)));
}

/** @param isEarly whether a server may have hung up because of our haste: then only its refusal itself is one */
function explain(hop: Hop, login: Login, error: Error & { level?: string }, isEarly: boolean): JobError {
  if (isEarly ? login.answered() : login.refused(error)) return login.failure(error);
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
