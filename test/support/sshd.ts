import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { childrenOf, isAlive, processesWithEnvironment } from "./processes.ts";

export type HostKeyType = "ed25519" | "rsa" | "ecdsa";

export interface SshdOptions {
  /** The server's key types; `["ed25519"]` if not given. */
  readonly hostKeys?: readonly HostKeyType[];
  /** Lines of sshd_config(5) that win over the rig's own. `ListenAddress` adds; no `Match` blocks. */
  readonly config?: readonly string[];
}

/** A running OpenSSH server for one test, reached as the user who runs the tests. */
export interface Sshd extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  /** Text of an OpenSSH ed25519 private key that may log in as any user. */
  readonly privateKey: string;
  /** One line for each host key. */
  readonly knownHosts: string;
  /** `SHA256:…` of each host key; a type the server does not have is absent. */
  readonly fingerprints: Readonly<Partial<Record<HostKeyType, string>>>;
  /** Removed at the end. */
  readonly directory: string;
  /** `$HOME` of the sessions, empty at the start. They still begin in the user's real home directory. */
  readonly home: string;
  /** What sshd has logged so far. */
  log(): string;
  /**
   * Kills the server side of every connection, as a crash would; the listener and the commands live on. `SIGSTOP` makes the
   * connections go dead instead.
   */
  killSessions(signal?: "SIGKILL" | "SIGSTOP"): void;
  /** Pids of everything alive that a session has started, however detached it is. */
  processes(): number[];
}

/**
 * Starts a real sshd on a free loopback port with its own keys. At the end the server, its sessions and all they started
 * are killed and the directory is removed.
 */
export async function startSshd({ hostKeys = ["ed25519"], config = [] }: SshdOptions = {}): Promise<Sshd> {
  const directory = mkdtempSync(join(tmpdir(), "sshd-"));
  const home = join(directory, "home");
  mkdirSync(home);
  // Other users log in too, and sshd reads the authorized keys as them.
  chmodSync(directory, 0o711);
  if (userInfo().uid === 0) mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });

  const publicKey = generateKey(directory, "user", "ed25519");
  writeFileSync(join(directory, "authorized_keys"), publicKey, { mode: 0o644 });
  const publicHostKeys = hostKeys.map((type) => generateKey(directory, `host_${type}`, type));

  const { port, server, log } = await listen(directory, hostKeys, config);
  const { pid } = server;
  if (pid === undefined) throw new Error("sshd has no process id");
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
    log,
    killSessions: (signal = "SIGKILL") => killAll(sessionsOf(pid), signal),
    processes,
    async [Symbol.asyncDispose](): Promise<void> {
      if (isAlive(server)) {
        // Stopped first, it accepts nobody while its sessions go.
        server.kill("SIGSTOP");
        killAll(sessionsOf(pid));
        server.kill("SIGKILL");
        await once(server, "exit");
      }
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

interface Listener {
  readonly port: number;
  readonly server: ChildProcess;
  readonly log: () => string;
}

/** Another process may take the port between our asking for it and sshd's binding it; then the next one is tried. */
async function listen(
  directory: string,
  hostKeys: readonly HostKeyType[],
  config: readonly string[],
): Promise<Listener> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    writeFileSync(join(directory, "sshd_config"), configuration(directory, port, hostKeys, config));
    const server = spawn("/usr/sbin/sshd", ["-D", "-e", "-f", join(directory, "sshd_config")], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let text = "";
    const listening = await new Promise<boolean>((resolve) => {
      server.stderr.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
        if (text.includes(`Server listening on 127.0.0.1 port ${port}`)) resolve(true);
      });
      server.once("error", () => resolve(false)).once("close", () => resolve(false));
    });
    if (listening) return { port, server, log: () => text };
    if (attempt === 5) throw new Error(`sshd does not start: ${text}`);
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

function killAll(pids: readonly number[], signal: "SIGKILL" | "SIGSTOP" = "SIGKILL"): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}
