import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSshd } from "../test/support/sshd.ts";
import type { BenchOptions } from "./options.ts";
import { remove } from "./tree.ts";

/** Where it all happens: a server, a directory for both sides, and what every client is given. */
export interface Place extends AsyncDisposable {
  /** Removed at the end. */
  readonly directory: string;
  /** The client's `$HOME`. */
  readonly home: string;
  /** The bundles that are measured. */
  readonly dist: string;
  /** Words before each command of a client. */
  readonly client: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly server: Server;
  /** The options with which ssh, scp, sftp and rsync's ssh reach the host `target`, and nothing of the user's own. */
  readonly sshConfig: string;
}

/** What ssh-job is told of the server. */
interface Server {
  /** `user@address:port`. */
  readonly host: string;
  readonly keyFile: string;
  readonly knownHosts: string;
}

/** Starts a server and makes all that stands around the contenders. @throws if there is no bundle */
export async function openPlace({ dist, network }: BenchOptions): Promise<Place> {
  if (!existsSync(join(dist, "cli", "index.js")))
    throw new Error(`There is no bundle in ${dist}. Type: npm run build`);
  const { address, client } = network;
  const listen = address === "127.0.0.1" ? [] : [`ListenAddress ${address}`];
  const sshd = await startSshd({ config: ["Subsystem sftp internal-sftp", ...listen] });
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "ssh-job-bench-")));
  const home = join(directory, "home");
  mkdirSync(home);
  // The one that is measured must not be rebuilt on the way.
  cpSync(dist, join(directory, "dist"), { recursive: true });
  const server = {
    host: `${sshd.username}@${address}:${sshd.port}`,
    keyFile: join(sshd.directory, "user"),
    knownHosts: sshd.knownHosts.replaceAll("127.0.0.1", address),
  };
  const sshConfig = join(directory, "ssh_config");
  writeFileSync(join(directory, "known_hosts"), server.knownHosts);
  writeFileSync(
    sshConfig,
    [
      "Host target",
      `HostName ${address}`,
      `Port ${sshd.port}`,
      `User ${sshd.username}`,
      `IdentityFile ${server.keyFile}`,
      "IdentitiesOnly yes",
      "IdentityAgent none",
      `UserKnownHostsFile ${join(directory, "known_hosts")}`,
      "GlobalKnownHostsFile none",
      "StrictHostKeyChecking yes",
      "BatchMode yes",
      "ControlMaster no",
      "ControlPath none",
      "LogLevel ERROR",
      "",
    ].join("\n"),
  );
  return {
    directory,
    home,
    dist: join(directory, "dist"),
    client,
    environment: { PATH: process.env["PATH"] ?? "", HOME: home, LANG: "C" },
    server,
    sshConfig,
    async [Symbol.asyncDispose](): Promise<void> {
      await sshd[Symbol.asyncDispose]();
      remove(directory);
    },
  };
}
