import { existsSync, readFileSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { join } from "node:path";
import type { Surroundings } from "../config/surroundings.ts";

/** On a terminal, the user's own name, agent, keys and known hosts stand in for what is not given. */
export function readSurroundings(environment: NodeJS.ProcessEnv): Surroundings {
  return {
    directory: process.cwd(),
    agent: environment["SSH_AUTH_SOCK"],
    defaultUsername: userInfo().username,
    jobName: undefined,
  };
}

const keyNames = ["id_ed25519", "id_ecdsa", "id_rsa"];

/** Adds `~/.ssh/known_hosts` and the first of the usual keys where nothing else is given. */
export function withUserFiles(
  given: ReadonlyMap<string, string>,
  surroundings: Surroundings,
): ReadonlyMap<string, string> {
  const all = new Map(given);
  const ssh = join(homedir(), ".ssh");
  const knownHosts = join(ssh, "known_hosts");
  const isPinned = ["known-hosts", "fingerprint", "insecure-ignore-host-key"].some((name) => given.has(name));
  if (!isPinned && existsSync(knownHosts)) all.set("known-hosts", readFileSync(knownHosts, "utf8"));
  const canLogIn = given.has("key") || given.has("password") || surroundings.agent !== undefined;
  const key = keyNames.map((name) => join(ssh, name)).find((path) => existsSync(path));
  if (!canLogIn && key !== undefined) all.set("key", key);
  return all;
}
