import { join } from "node:path";
import type { CachePlaces } from "../wiring.ts";
import type { Surroundings } from "../config/surroundings.ts";
import { readUserSsh } from "../edge/user-ssh.ts";
import { readWorkflowEvent } from "../edge/workflow-event.ts";
import { cacheHome } from "./cache-home.ts";
import { passphraseAsker } from "./passphrase.ts";

/** On a terminal, what is not given is as the user's ssh has it: name, agent, keys, known hosts, and its configuration. */
export function readSurroundings(environment: NodeJS.ProcessEnv): Surroundings {
  return {
    directory: process.cwd(),
    agent: environment["SSH_AUTH_SOCK"],
    ...readUserSsh(environment),
    askPassphrase: passphraseAsker(),
    jobName: undefined,
    // A step of a workflow is trusted no more than the action would be.
    event: environment["GITHUB_ACTIONS"] === "true" ? readWorkflowEvent(environment) : undefined,
  };
}

/** Where results, and what files were found to hold, are kept on this machine. */
export function cachePlaces(environment: NodeJS.ProcessEnv): CachePlaces {
  const directory = join(cacheHome(environment), "ssh-job-results");
  return { directory, stats: join(directory, "stats") };
}
