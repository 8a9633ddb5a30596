import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { childrenOf, isAlive, killAll, processesWithEnvironment, processesWithSocket } from "./processes.ts";
import type { SshServer } from "./ssh-server.ts";

export type HostKeyType = "ed25519" | "rsa" | "ecdsa";

export interface SshdOptions {
  /** The server's key types; `["ed25519"]` if not given. */
  readonly hostKeys?: readonly HostKeyType[];
  /** Lines of sshd_config(5) that win over the rig's own. `ListenAddress` adds; no `Match` blocks. */
  readonly config?: readonly string[];
  /** Words before the server's command, such as those that enter a namespace. */
  readonly launcher?: readonly string[];
}

/** A running OpenSSH server for one test, reached as the user who runs the tests; its key may log in as any user. */
export interface Sshd extends SshServer {
  /** `SHA256:…` of each host key; a type the server does not have is absent. */
  readonly fingerprints: Readonly<Partial<Record<HostKeyType, string>>>;
  /** Removed at the end. `home` is in there; the sessions still begin in the user's real home directory. */
  readonly directory: string;
  /** What sshd has logged so far. */
  log(): string;
  /** How many connections it has accepted so far. */
  accepted(): number;
  /**
   * Kills the server side of every connection, as a crash would; the listener and the commands live on. `SIGSTOP` makes the
   * connections go dead instead.
   */
  killSessions(signal?: "SIGKILL" | "SIGSTOP"): void;
}

/**
 * Starts a real sshd on a free loopback port with its own keys. At the end the server, its sessions and all they started
 * are killed and the directory is removed.
 */
export async function startSshd({
  hostKeys = ["ed25519"],
  config = [],
  launcher = [],
}: SshdOptions = {}): Promise<Sshd> {
  const directory = mkdtempSync(join(tmpdir(), "sshd-"));
  const home = join(directory, "home");
  mkdirSync(home);
  // Other users log in too, and sshd reads the authorized keys as them.
  chmodSync(directory, 0o711);
  if (userInfo().uid === 0) mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });

  const publicKey = generateKey(directory, "user", "ed25519");
  writeFileSync(join(directory, "authorized_keys"), publicKey, { mode: 0o644 });
  const publicHostKeys = hostKeys.map((type) => generateKey(directory, `host_${type}`, type));

  const listener = await Listener.start(directory, hostKeys, config, launcher);
  const { port } = listener;
  const sessions = (): number[] => [...sessionsOf(listener.pid), ...processesWithSocket(port)];
  const processes = (): number[] => processesWithEnvironment("SSH_CONNECTION", ` ${port}`);
  return {
    host: "127.0.0.1",
    port,
    username: userInfo().username,
    privateKey: readFileSync(join(directory, "user"), "utf8"),
    knownHosts: publicHostKeys.map((key) => `[127.0.0.1]:${port} ${key}`).join(""),
    fingerprints: Object.fromEntries(hostKeys.map((type) => [type, fingerprint(directory, type)])),
    directory,
    home,
    log: () => listener.log,
    // A connection that breaks is told as one "from authenticating user".
    accepted: () => listener.log.match(/^Connection from \d/gm)?.length ?? 0,
    killSession: (clientPort) => killAll(processesWithSocket(port, clientPort)),
    killSessions: (signal = "SIGKILL") => killAll(sessionsOf(listener.pid), signal),
    killListener: () => listener.kill(),
    listenAgain: () => listener.again(),
    processes,
    async [Symbol.asyncDispose](): Promise<void> {
      // Stopped first, it accepts nobody while its sessions go.
      listener.stop();
      killAll(sessions());
      await listener.kill();
      while (processes().length > 0) {
        killAll(processes());
        await setImmediate();
      }
      rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A TCP port of the loopback address on which nothing listens now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** @returns the public key's line. */
function generateKey(directory: string, name: string, type: HostKeyType): string {
  const path = join(directory, name);
  const size = type === "rsa" ? ["-b", "2048"] : [];
  execFileSync("ssh-keygen", ["-q", "-t", type, ...size, "-N", "", "-C", name, "-f", path]);
  return readFileSync(`${path}.pub`, "utf8");
}

function fingerprint(directory: string, type: HostKeyType): string {
  const line = execFileSync("ssh-keygen", ["-l", "-f", join(directory, `host_${type}.pub`)], {
    encoding: "utf8",
  });
  return line.split(" ")[1] ?? "";
}

/** The sshd that accepts connections; each of them is served by a child of its own. */
class Listener {
  readonly port: number;
  /** What it and its sessions have logged. */
  log = "";
  readonly #command: readonly string[];
  #server: ChildProcess | undefined;

  private constructor(port: number, command: readonly string[]) {
    this.port = port;
    this.#command = command;
  }

  /** Another process may take the port between our asking for it and sshd's binding it; then the next one is tried. */
  static async start(
    directory: string,
    hostKeys: readonly HostKeyType[],
    config: readonly string[],
    launcher: readonly string[],
  ): Promise<Listener> {
    for (let attempt = 1; ; attempt += 1) {
      const port = await freePort();
      const path = join(directory, "sshd_config");
      writeFileSync(path, configuration(directory, port, hostKeys, config));
      const listener = new Listener(port, [...launcher, "/usr/sbin/sshd", "-D", "-e", "-f", path]);
      if (await listener.#listens()) return listener;
      if (attempt === 5) throw new Error(`sshd does not start: ${listener.log}`);
    }
  }

  get pid(): number {
    const pid = this.#server?.pid;
    if (pid === undefined) throw new Error("sshd has no process id");
    return pid;
  }

  stop(): void {
    this.#server?.kill("SIGSTOP");
  }

  async kill(): Promise<void> {
    if (this.#server === undefined || !isAlive(this.#server)) return;
    this.#server.kill("SIGKILL");
    await once(this.#server, "exit");
  }

  async again(): Promise<void> {
    if (!(await this.#listens())) throw new Error(`sshd does not start again: ${this.log}`);
  }

  #listens(): Promise<boolean> {
    const [program = "", ...words] = this.#command;
    const server = spawn(program, words, { stdio: ["ignore", "ignore", "pipe"] });
    this.#server = server;
    let text = "";
    return new Promise((resolve) => {
      server.stderr.setEncoding("utf8").on("data", (chunk: string) => {
        this.log += chunk;
        text += chunk;
        if (text.includes(`Server listening on 127.0.0.1 port ${this.port}`)) resolve(true);
      });
      server.once("error", () => resolve(false)).once("exit", () => resolve(false));
    });
  }
}

/** The first value given for a keyword wins. */
function configuration(
  directory: string,
  port: number,
  hostKeys: readonly HostKeyType[],
  config: readonly string[],
): string {
  const lines = [
    ...config,
    "ListenAddress 127.0.0.1",
    `Port ${port}`,
    ...hostKeys.map((type) => `HostKey ${directory}/host_${type}`),
    `AuthorizedKeysFile ${directory}/authorized_keys`,
    "PidFile none",
    "StrictModes no",
    "UsePAM no",
    "PasswordAuthentication no",
    "KbdInteractiveAuthentication no",
    "PermitRootLogin yes",
    "PrintMotd no",
    "UseDNS no",
    "LogLevel VERBOSE",
    `Match User ${userInfo().username}`,
    `SetEnv HOME=${directory}/home`,
  ];
  return `${lines.join("\n")}\n`;
}

/** Every sshd process below the listener. What they run is another program. */
function sessionsOf(listener: number): number[] {
  const sessions = childrenOf(listener).filter(({ name }) => name.startsWith("sshd"));
  return sessions.flatMap(({ pid }) => [...sessionsOf(pid), pid]);
}
