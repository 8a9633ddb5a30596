import { existsSync, readFileSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { join } from "node:path";
import type { CachePlaces } from "../wiring.ts";
import type { Surroundings } from "../config/surroundings.ts";
import { readWorkflowEvent } from "../edge/workflow-event.ts";
import { cacheHome } from "./cache-home.ts";

const keyNames = ["id_ed25519", "id_ecdsa", "id_rsa"];

/** On a terminal, the user's own name, agent, key and known hosts stand in for what is not given. */
export function readSurroundings(environment: NodeJS.ProcessEnv): Surroundings {
  const inSsh = (name: string): string => join(homedir(), ".ssh", name);
  return {
    directory: process.cwd(),
    agent: environment["SSH_AUTH_SOCK"],
    knownHosts: ifPossible(() => readFileSync(inSsh("known_hosts"), "utf8")),
    keyFile: keyNames.map(inSsh).find((path) => existsSync(path)),
    // In a container, a user need not have a name.
    defaultUsername: ifPossible(() => userInfo().username) ?? environment["USER"],
    jobName: undefined,
    // A step of a workflow is trusted no more than the action would be.
    event: environment["GITHUB_ACTIONS"] === "true" ? readWorkflowEvent(environment) : undefined,
  };
}

/** What a call to the system gives; `undefined` when the system refuses, as nobody asked for it. */
function ifPossible<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return undefined;
    throw error;
  }
}

/** Where results, and what files were found to hold, are kept on this machine. */
export function cachePlaces(environment: NodeJS.ProcessEnv): CachePlaces {
  const directory = join(cacheHome(environment), "ssh-job-results");
  return { directory, stats: join(directory, "stats") };
}
