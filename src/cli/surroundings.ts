import { existsSync, readFileSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { join } from "node:path";
import type { Surroundings } from "../config/surroundings.ts";

const keyNames = ["id_ed25519", "id_ecdsa", "id_rsa"];

/** On a terminal, the user's own name, agent, key and known hosts stand in for what is not given. */
export function readSurroundings(environment: NodeJS.ProcessEnv): Surroundings {
  const inSsh = (name: string): string => join(homedir(), ".ssh", name);
  const knownHosts = inSsh("known_hosts");
  return {
    directory: process.cwd(),
    agent: environment["SSH_AUTH_SOCK"],
    knownHosts: existsSync(knownHosts) ? readFileSync(knownHosts, "utf8") : undefined,
    keyFile: keyNames.map(inSsh).find((path) => existsSync(path)),
    defaultUsername: userInfo().username,
    jobName: undefined,
  };
}
