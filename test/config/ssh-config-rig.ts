import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import {
  sshConfigOf,
  type Asker,
  type FindHostConfig,
  type HostConfig,
} from "../../src/config/ssh-config.ts";

/** What both ssh(1) and we can say of a host, in the words of `ssh -G`. */
export interface Said {
  readonly hostname: string;
  readonly user: string;
  readonly port: string;
  /** With `~` put in; none when ssh would take the usual ones. */
  readonly identities: readonly string[];
  readonly identitiesOnly: string;
  readonly agent: string;
  readonly jump: string;
  readonly knownHosts: string;
  readonly globalKnownHosts: string;
  readonly alias: string;
  readonly timeout: string;
}

/** Files of ssh's configuration in a directory of their own. */
export class ConfigRig implements Disposable {
  readonly directory: string = mkdtempSync(join(tmpdir(), "ssh-config-"));
  readonly file: string = join(this.directory, "config");

  write(text: string, path: string = this.file): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text.replaceAll(/\bDIR\b/g, this.directory), { mode: 0o600 });
  }

  /** What we say. */
  ours(host: string, username?: string, changes: Partial<Asker> = {}): Promise<HostConfig> {
    return this.find(changes)(host, { username });
  }

  find(changes: Partial<Asker> = {}): FindHostConfig {
    const { homedir: home, username: localUsername, uid: userId } = userInfo();
    const environment = { SSH_AUTH_SOCK: "/run/agent", PLACE: "/place" };
    const asker = { home, localUsername, userId, environment, userFile: this.file, systemFile: undefined };
    return sshConfigOf({ ...asker, ...changes });
  }

  /** What ssh says; `undefined` when it refuses the configuration. */
  theirs(host: string, username?: string): Promise<Said | undefined> {
    const as = username === undefined ? [] : ["-l", username];
    const env = { PATH: process.env["PATH"] ?? "", SSH_AUTH_SOCK: "/run/agent", PLACE: "/place" };
    return new Promise((resolve) => {
      execFile("ssh", ["-G", "-F", this.file, ...as, "--", host], { env }, (error, stdout) => {
        resolve(error === null ? readAnswer(stdout) : undefined);
      });
    });
  }

  [Symbol.dispose](): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Our answer, in the words of `ssh -G`. */
export function inTheirWords(config: HostConfig, username?: string): Said {
  const { knownHostsFiles, connectTimeoutMs, identityFiles = [] } = config;
  const global = knownHostsFiles.filter((path) => path.startsWith("/etc/") || path.startsWith("/global"));
  const user = knownHostsFiles.filter((path) => !global.includes(path));
  return {
    hostname: config.hostname,
    user: username ?? config.username ?? userInfo().username,
    port: String(config.port ?? 22),
    identities: identityFiles,
    identitiesOnly: config.identitiesOnly ? "yes" : "no",
    agent: config.agent ?? "none",
    jump: config.jump.join(","),
    knownHosts: user.join(" ") || "none",
    globalKnownHosts: global.join(" ") || "none",
    alias: config.hostKeyAlias ?? "",
    timeout: connectTimeoutMs === undefined ? "none" : String(connectTimeoutMs / 1000),
  };
}

function readAnswer(text: string): Said {
  const lines = text.split("\n").map((line) => line.split(/ (.*)/s));
  const value = (keyword: string): string => lines.find(([name]) => name === keyword)?.[1]?.trim() ?? "";
  const home = userInfo().homedir;
  const identities = lines
    .filter(([name]) => name === "identityfile")
    .map(([, path = ""]) => path.replace(/^~/, home));
  // ssh lists the usual names when none was configured.
  const usual = `${home}/.ssh/id_rsa`;
  const agent = value("identityagent");
  return {
    hostname: value("hostname"),
    user: value("user"),
    port: value("port"),
    identities: identities[0] === usual ? [] : identities.filter((path) => path !== "none"),
    identitiesOnly: value("identitiesonly"),
    agent: agent === "" || agent === "SSH_AUTH_SOCK" ? "/run/agent" : agent,
    jump: value("proxyjump"),
    knownHosts: value("userknownhostsfile"),
    globalKnownHosts: value("globalknownhostsfile"),
    alias: value("hostkeyalias"),
    timeout: value("connecttimeout"),
  };
}
