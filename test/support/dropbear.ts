import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { isAlive, killAll, processesWithEnvironment, processesWithSocket } from "./processes.ts";
import type { SshServer } from "./ssh-server.ts";
import { freePort } from "./sshd.ts";

export interface DropbearOptions {
  /** Applets that this busybox was built without. */
  readonly without?: readonly string[];
  /** Options of dropbear(8). */
  readonly options?: readonly string[];
  /** Words before the command that starts the machine, such as those that enter a network namespace. */
  readonly launcher?: readonly string[];
}

/** A running dropbear on a machine that has nothing but busybox. */
export interface Dropbear extends SshServer {
  /** The root directory of that machine, as seen from here. Removed at the end. */
  readonly root: string;
  /** What dropbear has logged so far. */
  log(): string;
}

/**
 * Starts a real dropbear on a free loopback port, in a root directory of its own whose only program is busybox. Needs
 * root. At the end the server, its sessions and all they started are killed and the directory is removed.
 */
export async function startDropbear({
  without = [],
  options = [],
  launcher = [],
}: DropbearOptions = {}): Promise<Dropbear> {
  const root = mkdtempSync(join(tmpdir(), "dropbear-"));
  furnish(root, without);
  const { privateKey, publicHostKeys } = generateKeys(root);
  const machine = await Machine.start(root, options, launcher);
  const { port } = machine;
  const processes = (): number[] => processesWithEnvironment("SSH_CONNECTION", ` ${port}`);
  return {
    host: "127.0.0.1",
    port,
    username: "root",
    privateKey,
    knownHosts: publicHostKeys.map((key) => `[127.0.0.1]:${port} ${key}`).join(""),
    home: join(root, "root"),
    root,
    log: () => machine.log,
    killSession: (clientPort) => killAll(processesWithSocket(port, clientPort)),
    killListener: () => machine.killListener(),
    listenAgain: () => machine.listenAgain(),
    processes,
    async [Symbol.asyncDispose](): Promise<void> {
      await machine.kill();
      while (processes().length > 0) await setImmediate();
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const busybox = "/usr/bin/busybox";
const dropbear = "/usr/sbin/dropbear";
const devices = ["null", "zero", "urandom"];

/** Everything that is on that machine, but for its keys. */
function furnish(root: string, without: readonly string[]): void {
  for (const name of ["bin", "dev", "etc", "proc", "root/.ssh", "tmp"]) {
    mkdirSync(join(root, name), { recursive: true, mode: 0o755 });
  }
  for (const name of devices) writeFileSync(join(root, "dev", name), "");
  writeFileSync(join(root, "etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
  writeFileSync(join(root, "etc/shells"), "/bin/sh\n");
  for (const file of [dropbear, ...librariesOf(dropbear)]) {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    copyFileSync(file, join(root, file));
  }
  writeFileSync(join(root, "bin/busybox"), busyboxWithout(without), { mode: 0o755 });
  const applets = execFileSync(join(root, "bin/busybox"), ["--list"], { encoding: "utf8" })
    .trim()
    .split("\n");
  for (const name of applets) {
    if (!without.includes(name) && name !== "busybox") symlinkSync("busybox", join(root, "bin", name));
  }
}

function librariesOf(program: string): string[] {
  const lines = execFileSync("ldd", [program], { encoding: "utf8" });
  return lines.match(/\/\S+/g) ?? [];
}

/**
 * Its shell finds applets by the table in the program, whatever the PATH: one that is not there has another name, which
 * keeps the table sorted.
 */
function busyboxWithout(applets: readonly string[]): Buffer {
  const program = readFileSync(busybox);
  for (const name of applets) {
    const at = program.indexOf(`\0${name}\0`, 0, "latin1");
    if (at < 0) throw new Error(`busybox has no ${name}`);
    program.write("_", at + name.length, "latin1");
  }
  return program;
}

/** Whoever holds the private key may log in. */
function generateKeys(root: string): { privateKey: string; publicHostKeys: string[] } {
  const user = join(root, "user");
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "user", "-f", user]);
  const authorizedKeys = join(root, "root/.ssh/authorized_keys");
  writeFileSync(authorizedKeys, readFileSync(`${user}.pub`), { mode: 0o600 });
  const privateKey = readFileSync(user, "utf8");
  rmSync(user);
  const publicHostKeys = hostKeyTypes.map((type) => {
    const said = execFileSync("dropbearkey", ["-t", type, "-f", join(root, `etc/host_${type}`)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return `${/^(?:ssh|ecdsa)-\S+ \S+/m.exec(said)?.[0] ?? ""}\n`;
  });
  return { privateKey, publicHostKeys };
}

const hostKeyTypes = ["ed25519", "rsa"];

/** A root directory with mounts and processes of its own, in which dropbear listens. */
class Machine {
  readonly port: number;
  /** What dropbear and its sessions have logged. */
  log = "";
  readonly #first: ChildProcess & { readonly stdin: Writable; readonly stderr: Readable };

  private constructor(root: string, port: number, options: readonly string[], launcher: readonly string[]) {
    this.port = port;
    const keys = hostKeyTypes.flatMap((type) => ["-r", `/etc/host_${type}`]);
    const words = [dropbear, "-F", "-E", "-s", ...keys, "-p", `127.0.0.1:${port}`, ...options];
    // Mounts and processes are in namespaces of their own: nothing of them can outlive the first process.
    const namespaces = ["--mount", "--pid", "--fork", "--kill-child"];
    const command = [...launcher, "unshare", ...namespaces, "sh", "-c", boot, "sh", root, ...words];
    this.#first = spawn(command[0] ?? "", command.slice(1), { stdio: ["pipe", "ignore", "pipe"] });
    this.#first.stderr.setEncoding("utf8").on("data", (chunk: string) => (this.log += chunk));
  }

  /** Another process may take the port between our asking for it and dropbear's binding it; then the next one is tried. */
  static async start(
    root: string,
    options: readonly string[],
    launcher: readonly string[],
  ): Promise<Machine> {
    for (let attempt = 1; ; attempt += 1) {
      const machine = new Machine(root, await freePort(), options, launcher);
      if (await machine.#listens()) return machine;
      await machine.kill();
      if (attempt === 5) throw new Error(`dropbear does not start: ${machine.log}`);
    }
  }

  async listenAgain(): Promise<void> {
    if (!(await this.#listens())) throw new Error(`dropbear does not start again: ${this.log}`);
  }

  async killListener(): Promise<void> {
    while (processesWithSocket(this.port, 0).length > 0) {
      killAll(processesWithSocket(this.port, 0));
      await setImmediate();
    }
  }

  /** The first process of a process namespace takes all others with it. */
  async kill(): Promise<void> {
    if (!isAlive(this.#first)) return;
    this.#first.kill("SIGKILL");
    await once(this.#first, "exit");
  }

  #listens(): Promise<boolean> {
    const { stdin, stderr } = this.#first;
    const said = this.log.length;
    return new Promise((resolve) => {
      const listen = (): void => {
        const news = this.log.slice(said);
        if (news.includes("Not backgrounding")) done(true);
        if (news.includes("Failed listening")) done(false);
      };
      const gone = (): void => done(false);
      const done = (listens: boolean): void => {
        stderr.off("data", listen);
        this.#first.off("error", gone).off("close", gone);
        resolve(listens);
      };
      stderr.on("data", listen);
      this.#first.once("error", gone).once("close", gone);
      stdin.write("listen\n");
    });
  }
}

/** Shell text for ROOT COMMAND...: runs the command there, once for each line that comes. */
const boot = `
cd "$1" && shift &&
mount -t proc proc proc &&
for device in ${devices.join(" ")}; do mount --bind "/dev/$device" "dev/$device" || exit; done &&
while read -r _; do chroot . "$@" </dev/null; done
`;
