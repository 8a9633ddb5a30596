import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSshd, type Sshd } from "./sshd.ts";

const program = join(import.meta.dirname, "..", "..", "src", "cli", "index.ts");

/** What a command has come to. */
export interface Typed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Machines with names, and a user at home whose `~/.ssh/config` says how to reach them. */
export class Lab<Name extends string> implements AsyncDisposable {
  /** Of the user; removed at the end. */
  readonly home: string = mkdtempSync(join(tmpdir(), "lab-"));
  readonly servers: Readonly<Record<Name, Sshd>>;

  private constructor(servers: Readonly<Record<Name, Sshd>>) {
    this.servers = servers;
    const ssh = join(this.home, ".ssh");
    mkdirSync(ssh, { mode: 0o700 });
    for (const [name, { port, username, privateKey, knownHosts }] of Object.entries<Sshd>(servers)) {
      writeFileSync(join(ssh, name), privateKey, { mode: 0o600 });
      writeFileSync(join(ssh, "known_hosts"), knownHosts, { flag: "a" });
      const lines = [`HostName 127.0.0.1`, `Port ${port}`, `User ${username}`, `IdentityFile ~/.ssh/${name}`];
      writeFileSync(join(ssh, "config"), `Host ${name}\n${lines.map((line) => `  ${line}\n`).join("")}`, {
        flag: "a",
        mode: 0o600,
      });
    }
  }

  static async of<const Name extends string>(...names: readonly Name[]): Promise<Lab<Name>> {
    const servers = await Promise.all(names.map(async (name) => [name, await startSshd()] as const));
    return new Lab(Object.fromEntries(servers) as Record<Name, Sshd>);
  }

  /** Starts `ssh-job` in a directory. */
  start(
    directory: string,
    words: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): ChildProcess {
    const env = { PATH: process.env["PATH"] ?? "", HOME: this.home, ...environment };
    return spawn(process.execPath, [program, ...words], {
      cwd: directory,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  /** Types an `ssh-job` command, and waits for its end. */
  type(
    directory: string,
    words: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Typed> {
    return ended(this.start(directory, words, environment));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(Object.values<Sshd>(this.servers).map((server) => server[Symbol.asyncDispose]()));
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function ended(child: ChildProcess): Promise<Typed> {
  const texts = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream]?.setEncoding("utf8").on("data", (text: string) => {
      texts[stream] += text;
    });
  }
  const [code] = (await once(child, "close")) as [number | null];
  return { code: code ?? -1, ...texts };
}
