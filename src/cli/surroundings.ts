import { existsSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { join } from "node:path";
import type { CachePlaces } from "../wiring.ts";
import type { Surroundings } from "../config/surroundings.ts";
import { readWorkflowEvent } from "../edge/workflow-event.ts";
import type { FindHostConfig } from "../config/ssh-config.ts";
import { cacheHome } from "./cache-home.ts";
import { passphraseAsker } from "./passphrase.ts";

const keyNames = ["id_ed25519", "id_ecdsa", "id_rsa"];

/** On a terminal, what is not given is as the user's ssh has it: name, agent, keys, known hosts, and its configuration. */
export function readSurroundings(environment: NodeJS.ProcessEnv): Surroundings {
  // In a container, a user need not have a name.
  const user = ifPossible(() => userInfo());
  const defaultUsername = user?.username ?? environment["USER"];
  const inSsh = (name: string): string => join(homedir(), ".ssh", name);
  return {
    directory: process.cwd(),
    agent: environment["SSH_AUTH_SOCK"],
    keyFile: keyNames.map(inSsh).find((path) => existsSync(path)),
    sshConfig: sshConfig(environment, defaultUsername ?? ""),
    askPassphrase: passphraseAsker(),
    defaultUsername,
    jobName: undefined,
    // A step of a workflow is trusted no more than the action would be.
    event: environment["GITHUB_ACTIONS"] === "true" ? readWorkflowEvent(environment) : undefined,
  };
}

/** Looks hosts up where ssh does. Nothing of that is loaded before a host is asked for. */
function sshConfig(environment: NodeJS.ProcessEnv, localUsername: string): FindHostConfig {
  const load = async (): Promise<FindHostConfig> => {
    const { sshConfigOf } = await import("../config/ssh-config.ts");
    return sshConfigOf({
      home: homedir(),
      environment,
      localUsername,
      userId: process.getuid?.(),
      userFile: join(homedir(), ".ssh", "config"),
      systemFile: "/etc/ssh/ssh_config",
    });
  };
  let loading: ReturnType<typeof load> | undefined;
  return async (host, given) => (await (loading ??= load()))(host, given);
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
