import { once } from "node:events";
import { JobError } from "../errors.ts";
import type { Emit } from "../events.ts";
import { addressOf } from "./address.ts";
import type { Connection } from "./connection.ts";
import { dial } from "./dial.ts";
import { execute, type Channel } from "./execution.ts";
import { quoteForeign } from "./foreign-text.ts";
import { hostKeyRules } from "./host-key.ts";
import { fingerprintOf } from "./known-hosts.ts";
import type { Link } from "./link.ts";
import { loginMethods } from "./login-methods.ts";
import { negotiate } from "./negotiate.ts";
import { patience } from "./silence.ts";
import { channelOpener } from "./ssh-channel.ts";
import { softwareOf } from "./ssh2-internals.ts";
import type { Hop, JumpHop, Target } from "./target.ts";

export interface ConnectOptions {
  readonly emit: Emit;
  /** Milliseconds of silence after which a link is given up; 30 s if not given. */
  readonly deadAfterMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /**
   * Whether to return as soon as the host key is accepted, if there is one key to log in with and nobody is to be told what
   * has let us in. The login then goes on together with the first command, which throws `auth` when it is refused, and
   * `connection-lost` when it failed for any other reason.
   */
  readonly early?: boolean;
  /** Told what has let us in, `key` or `agent` or so, when the target is reached. */
  readonly onLogin?: ((method: string) => void) | undefined;
}

/**
 * Connects to a target through its jump hosts, once. Each machine on the way has its host key checked and is logged in to;
 * `connectTimeoutMs` holds for each of their dials.
 * @throws {JobError} `unreachable`, `auth`, `host-key`, `protocol`, `invalid` for a key that cannot be read; the signal's
 * reason or `connection-lost` when aborted
 */
export async function connectSsh(target: Target, options: ConnectOptions): Promise<Connection> {
  const early = options.early === true && !unhurried.has(target);
  try {
    return await connectOnce(target, { ...options, early });
  } catch (error) {
    // A jump host that does not bear our haste is given the time that it wants.
    if (!early || !unhurried.has(target) || options.signal?.aborted === true) throw error;
    return connectOnce(target, { ...options, early: false });
  }
}

async function connectOnce(
  target: Target,
  options: ConnectOptions & { readonly early: boolean },
): Promise<Connection> {
  const { emit, early, onLogin, signal, deadAfterMs = patience } = options;
  const { jump, destination, credentials, hostKeys, connectTimeoutMs: timeoutMs } = target;
  // Without a way to log in at the end there is no reason to start.
  const ownMethods = await loginMethods(credentials);
  const links: Link[] = [];
  const reach = async (hop: JumpHop, mayBeEarly: boolean): Promise<Link> => {
    const via = links.at(-1)?.client;
    const methods = hop.credentials === undefined ? ownMethods : await loginMethods(hop.credentials);
    return negotiate(hostKeyRules(hop, hop.hostKeys ?? hostKeys), (types, accepts) =>
      dial(hop, { via, methods, types, accepts, early: mayBeEarly, timeoutMs, deadAfterMs, signal }),
    );
  };
  try {
    // What goes through a machine needs the login there: there is no need to wait for it, but to hear when it fails.
    for (const hop of jump) links.push(await orLoginFails(reach(hop, early), links, target));
    const link = await orLoginFails(reach(destination, early && onLogin === undefined), links, target);
    onLogin?.(link.method ?? "nothing");
    if (hostKeys.ignore) emit({ type: "warning", message: unchecked(destination) });
    return connectionOver(link, links, target);
  } catch (error) {
    disconnect(links);
    throw error;
  }
}

/** Waits for a machine behind others; throws why one of these has not let us in rather than what came of that. */
async function orLoginFails(reaching: Promise<Link>, links: readonly Link[], target: Target): Promise<Link> {
  const logins = links.map(({ loggedIn }) => loggedIn);
  try {
    return await Promise.race([reaching, ...logins.map((loggedIn) => loggedIn.then(() => reaching))]);
  } catch (error) {
    await Promise.all(logins).catch((reason: unknown) => {
      throw tooEarly(reason, target);
    });
    throw error;
  }
}

/** Targets that have hung up on an early login: they are given the time they want. */
const unhurried = new WeakSet<Target>();

function connectionOver(link: Link, jumps: readonly Link[], target: Target): Connection {
  const { client } = link;
  const address = addressOf(target.destination);
  const closing = new AbortController();
  let broken: JobError | undefined;
  let cause: Error | undefined;
  client.on("error", (error) => (cause = error));
  client.once("close", () => {
    const why = cause === undefined ? "" : `: ${quoteForeign(cause.message)}`;
    broken = new JobError("connection-lost", `The connection to ${address} broke${why}.`, { cause });
  });
  const noStatus = (): JobError =>
    broken ?? new JobError("connection-lost", `${address} ended the command without saying how it went.`);

  const close = async (): Promise<void> => {
    closing.abort(new JobError("connection-lost", `The connection to ${address} was closed.`));
    if (broken === undefined) {
      const closed = once(client, "close", { signal: AbortSignal.timeout(farewellMs) });
      client.end();
      // A dead link does not say goodbye.
      await closed.catch(() => undefined);
    }
    disconnect([...jumps, link]);
  };
  let closed: Promise<void> | undefined;
  const openNext = channelOpener(client, link.isEarly, () => broken);
  const open = async (command: string): Promise<Channel> => {
    const opening = openNext(command);
    // Why there is no login is told rather than what became of the channel.
    opening.catch(() => undefined);
    try {
      await link.loggedIn;
      return await opening;
    } catch (error) {
      throw link.isEarly ? tooEarly(error, target) : error;
    }
  };
  return {
    hostKey: link.hostKey && fingerprintOf(link.hostKey),
    roundTripMs: link.roundTripMs,
    server: softwareOf(client),
    exec: (command, options = {}) =>
      execute(() => open(command), { ...options, closing: closing.signal, lost: noStatus }),
    close: () => (closed ??= close()),
  };
}

const farewellMs = 500;

/** What did not open for our haste does so on another connection: only a refusal would be the same again. */
function tooEarly(error: unknown, target: Target): unknown {
  if (!(error instanceof JobError) || error.code === "auth") return error;
  unhurried.add(target);
  const { message, hint } = error;
  return error.code === "unreachable"
    ? new JobError("connection-lost", message, { hint, cause: error })
    : error;
}

function unchecked(hop: Hop): string {
  return `The host key of ${addressOf(hop)} was not checked: anybody can pose as it and take what is sent there.`;
}

/** The last one first: it goes through those before it. */
function disconnect(links: readonly Link[]): void {
  for (const { client, socket } of links.toReversed()) {
    client.end();
    socket.destroy();
  }
}
