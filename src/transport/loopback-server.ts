import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import type { AuthContext, Connection as ClientConnection, ParsedKey, ServerChannel, utils } from "ssh2";

/** An SSH server inside this process, on loopback, for one key: a target for trying things out. */
export interface LoopbackServer extends AsyncDisposable {
  readonly port: number;
  /** The line that pins its host key. */
  readonly knownHosts: string;
  /** Text of the private key that it lets in. */
  readonly privateKey: string;
}

/** What commands find in their environment. */
export interface LoopbackAccount {
  readonly home: string;
  readonly path: string;
}

/** Starts one. Its commands run with `sh -c` as the user of this process. */
export async function startLoopbackServer(account: LoopbackAccount): Promise<LoopbackServer> {
  const { default: ssh2 } = await import("ssh2");
  const hostKey = soundKeyPair(ssh2.utils);
  const userKey = soundKeyPair(ssh2.utils);
  const clients = new Set<ClientConnection>();
  const allowed = ssh2.utils.parseKey(userKey.public);
  if (allowed instanceof Error) throw allowed;
  const ssh = new ssh2.Server({ hostKeys: [hostKey.private] }, (client) => {
    clients.add(client);
    client.on("close", () => clients.delete(client));
    client.on("error", () => undefined); // a client that went away
    client.on("authentication", (attempt) => {
      const isKnown = attempt.method === "publickey" && isSignedBy(allowed, attempt);
      if (isKnown) attempt.accept();
      else attempt.reject(["publickey"]);
    });
    client.on("session", (accept) => {
      accept().on("exec", (acceptExec, _reject, { command }) => runCommand(acceptExec(), command, account));
    });
  });
  const server = createServer({ noDelay: true }, (socket) => ssh.injectSocket(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    knownHosts: `[127.0.0.1]:${port} ${hostKey.public}`,
    privateKey: userKey.private,
    [Symbol.asyncDispose]: async () => {
      for (const client of clients) client.end();
      server.close();
      await once(server, "close");
    },
  };
}

/** One in three hundred of the keys that ssh2 1.17 makes cannot be read, not even by itself. */
function soundKeyPair(tools: typeof utils): utils.KeyPairReturn {
  const pair = tools.generateKeyPairSync("ed25519");
  return tools.parseKey(pair.private) instanceof Error ? soundKeyPair(tools) : pair;
}

/** The first publickey message only asks whether the key would do; the second one is signed. */
function isSignedBy(allowed: ParsedKey, attempt: AuthContext): boolean {
  if (attempt.method !== "publickey" || !attempt.key.data.equals(allowed.getPublicSSH())) return false;
  const { signature, blob, hashAlgo } = attempt;
  if (signature === undefined || blob === undefined) return signature === undefined;
  // By its type a boolean, but it may be an Error, too.
  const verified: unknown = allowed.verify(blob, signature, hashAlgo);
  return verified === true;
}

function runCommand(channel: ServerChannel, command: string, { home, path }: LoopbackAccount): void {
  const child = spawn("sh", ["-c", command], { cwd: home, env: { HOME: home, PATH: path } });
  channel.pipe(child.stdin).on("error", () => undefined); // a command need not read to the end
  child.stdout.pipe(channel, { end: false });
  child.stderr.pipe(channel.stderr, { end: false });
  child.on("error", () => channel.exit(127));
  child.on("close", (code, signal) => {
    if (signal === null) channel.exit(code ?? 127);
    else channel.exit(signal.replace(/^SIG/, ""));
    channel.end();
  });
  channel.on("close", () => child.kill());
}
