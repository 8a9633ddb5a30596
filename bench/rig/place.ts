import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { remove } from "../tree.ts";
import { openLink } from "./link.ts";
import type { Rig } from "./rig.ts";
import { startTarget, type Target } from "./target.ts";

/** Where it all happens: a target, a directory for each side, and what every client is given. */
export interface Place extends AsyncDisposable {
  readonly rig: Rig;
  /** Everything of the client's side. Removed at the end. */
  readonly directory: string;
  /** In there; what a case has put into it is gone before the next one. */
  readonly near: string;
  /** The client's `$HOME`. */
  readonly home: string;
  /** The bundles that are measured. */
  readonly dist: string;
  /** Words before each command of a client. */
  readonly client: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly target: Target;
  /** The same of the target's side, as the target names it. */
  readonly far: string;
  readonly keyFile: string;
  /** The options with which ssh, scp, sftp and rsync's ssh reach the host `target`, and nothing of the user's own. */
  readonly sshConfig: string;
  /** Ends the client that runs: a bench that is broken off leaves as little behind as one that ends. */
  readonly stop: AbortSignal;
  /** Where the target has something, as seen from here. */
  here(far: string): string;
}

/** Starts a target and makes all that stands around the contenders. @throws if there is no bundle */
export async function openPlace(rig: Rig, dist: string, stop: AbortSignal): Promise<Place> {
  if (!existsSync(join(dist, "cli", "index.js")))
    throw new Error(`There is no bundle in ${dist}. Type: npm run build`);
  await using opened = new AsyncDisposableStack();
  const link = opened.use(openLink(rig.link));
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "ssh-job-bench-")));
  opened.defer(() => remove(directory));
  const target = opened.use(await startTarget(rig, link));
  const here = (path: string): string => `${target.root}${path}`;
  const far = target.root === "" ? join(directory, "far") : "/root/far";
  const [home, near] = ["home", "near"].map((name) => join(directory, name)) as [string, string];
  for (const made of [home, near, here(far)]) mkdirSync(made);
  // The one that is measured must not be rebuilt on the way.
  cpSync(dist, join(directory, "dist"), { recursive: true });
  const keyFile = join(directory, "key");
  writeFileSync(keyFile, target.privateKey, { mode: 0o600 });
  const closing = opened.move();
  return {
    rig,
    directory,
    near,
    home,
    dist: join(directory, "dist"),
    client: link.client,
    environment: { PATH: process.env["PATH"] ?? "", HOME: home, LANG: "C" },
    target,
    far,
    keyFile,
    sshConfig: writeSshConfig(directory, keyFile, target),
    stop,
    here,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

/** @returns its path */
function writeSshConfig(directory: string, keyFile: string, target: Target): string {
  const knownHosts = join(directory, "known_hosts");
  writeFileSync(knownHosts, target.knownHosts);
  const lines = [
    "Host target",
    `HostName ${target.address}`,
    `Port ${target.port}`,
    `User ${target.username}`,
    `IdentityFile ${keyFile}`,
    "IdentitiesOnly yes",
    "IdentityAgent none",
    `UserKnownHostsFile ${knownHosts}`,
    "GlobalKnownHostsFile none",
    "StrictHostKeyChecking yes",
    "BatchMode yes",
    "ControlMaster no",
    "ControlPath none",
    "LogLevel ERROR",
    "",
  ];
  const path = join(directory, "ssh_config");
  writeFileSync(path, lines.join("\n"));
  return path;
}
