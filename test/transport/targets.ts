import type { JobEvent } from "../../src/events.ts";
import { Secret } from "../../src/secret.ts";
import type { Connection } from "../../src/transport/connection.ts";
import { connectSsh } from "../../src/transport/ssh.ts";
import type { Target } from "../../src/transport/target.ts";
import type { Proxy } from "../support/proxy.ts";
import type { SshServer } from "../support/ssh-server.ts";

/** A target that the server lets in, but for what the test changes. */
export function targetOf(server: SshServer, changes: Partial<Target> = {}): Target {
  return {
    label: server.host,
    destination: { username: server.username, host: server.host, port: server.port },
    jump: [],
    credentials: credentials({ privateKey: server.privateKey }),
    hostKeys: { knownHosts: server.knownHosts, fingerprints: [], ignore: false },
    connectTimeoutMs: 20_000,
    connectRetries: 0,
    ...changes,
  };
}

/** A target that is reached through a proxy before the server. */
export function behind({ host, port }: Proxy, server: SshServer, changes: Partial<Target> = {}): Target {
  const destination = { username: server.username, host, port };
  const knownHosts = server.knownHosts.replaceAll(`:${server.port} `, `:${port} `);
  const hostKeys = { knownHosts, fingerprints: [], ignore: false };
  return targetOf(server, { destination, hostKeys, ...changes });
}

/** Credentials from plain texts; what is not given is not there. */
export function credentials(given: {
  privateKey?: string;
  passphrase?: string;
  password?: string;
  agent?: string;
}): Target["credentials"] {
  const secret = (text: string | undefined): Secret | undefined =>
    text === undefined ? undefined : new Secret(text);
  return {
    privateKey: secret(given.privateKey),
    passphrase: secret(given.passphrase),
    password: secret(given.password),
    agent: given.agent,
  };
}

/** Connects once and keeps the events. */
export async function connectTo(target: Target, events: JobEvent[] = []): Promise<Connection> {
  return connectSsh(target, { emit: (event) => void events.push(event) });
}
