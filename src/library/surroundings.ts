import { join, resolve } from "node:path";
import type { Surroundings } from "../config/surroundings.ts";
import { readWorkflowEvent } from "../edge/workflow-event.ts";
import type { CachePlaces } from "../wiring.ts";
import type { Options } from "./options.ts";

/** What the options allow to be known beside the inputs. */
export async function surroundingsOf({
  cwd = ".",
  environment = {},
  useSshConfig = false,
}: Pick<Options, "cwd" | "environment" | "useSshConfig">): Promise<Surroundings> {
  const userSsh = useSshConfig ? await readUserSsh(environment) : undefined;
  return {
    directory: resolve(cwd),
    agent: environment["SSH_AUTH_SOCK"],
    defaultUsername: undefined,
    ...userSsh,
    jobName: undefined,
    // A step of a workflow is trusted no more than the action would be.
    event: environment["GITHUB_ACTIONS"] === "true" ? readWorkflowEvent(environment) : undefined,
  };
}

async function readUserSsh(environment: NodeJS.ProcessEnv): Promise<Partial<Surroundings>> {
  const edge = await import("../edge/user-ssh.ts");
  return edge.readUserSsh(environment);
}

/** Where results, and what files were found to hold, are kept on this machine. */
export function placesOf({
  cacheDirectory,
  cwd = ".",
}: Pick<Options, "cacheDirectory" | "cwd">): CachePlaces {
  if (cacheDirectory === undefined) return {};
  const directory = resolve(cwd, cacheDirectory);
  return { directory, stats: join(directory, "stats") };
}
