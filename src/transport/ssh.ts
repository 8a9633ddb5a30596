import { once } from "node:events";
import { JobError } from "../errors.ts";
import type { Emit } from "../events.ts";
import { addressOf } from "./address.ts";
import type { Connection } from "./connection.ts";
import { dial, type Link } from "./dial.ts";
import { execute } from "./execution.ts";
import { quoteForeign } from "./foreign-text.ts";
import { hostKeyRules } from "./host-key.ts";
import { fingerprintOf } from "./known-hosts.ts";
import { loginMethods } from "./login-methods.ts";
import { negotiate } from "./negotiate.ts";
import { patience } from "./silence.ts";
import { openChannel } from "./ssh-channel.ts";
import type { Hop, Target } from "./target.ts";

export interface ConnectOptions {
  readonly emit: Emit;
  /** Milliseconds of silence after which a link is given up; 30 s if not given. */
  readonly deadAfterMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
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
  const { emit, signal, deadAfterMs = patience } = options;
  const { jump, destination, credentials, hostKeys, connectTimeoutMs: timeoutMs } = target;
  const methods = await loginMethods(credentials);
  const links: Link[] = [];
  const reach = (hop: Hop): Promise<Link> => {
    const via = links.at(-1)?.client;
    return negotiate(hostKeyRules(hop, hostKeys), (types, accepts) =>
      dial(hop, { via, methods, types, accepts, timeoutMs, deadAfterMs, signal }),
    );
  };
  try {
    for (const hop of jump) links.push(await reach(hop));
    const link = await reach(destination);
    options.onLogin?.(link.method ?? "nothing");
    if (hostKeys.ignore) emit({ type: "warning", message: unchecked(destination) });
    return connectionOver(link, links, addressOf(destination));
  } catch (error) {
    disconnect(links);
    throw error;
  }
}

function connectionOver(link: Link, jumps: readonly Link[], address: string): Connection {
  const { client } = link;
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
  return {
    hostKey: link.hostKey && fingerprintOf(link.hostKey),
    exec: (command, options = {}) =>
      execute(() => openChannel(client, command, () => broken), {
        ...options,
        closing: closing.signal,
        lost: noStatus,
      }),
    close: () => (closed ??= close()),
  };
}

const farewellMs = 500;

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
