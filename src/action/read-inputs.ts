import { join } from "node:path";
import type { Surroundings } from "../config/surroundings.ts";
import { readWorkflowEvent } from "../edge/workflow-event.ts";

const prefix = "INPUT_";

/** The inputs by name. The runner sets `INPUT_<NAME>` in upper case and leaves hyphens; empty is not given. */
export function readInputs(environment: NodeJS.ProcessEnv): Map<string, string> {
  const given = Object.entries(environment).flatMap(([variable, value]): [string, string][] =>
    variable.startsWith(prefix) && value ? [[variable.slice(prefix.length).toLowerCase(), value]] : [],
  );
  return new Map(given);
}

/** What else counts: the workspace, the agent, what the workflow calls the job and what has started it. No other variable changes anything. */
export function readSurroundings(environment: NodeJS.ProcessEnv): Surroundings {
  return {
    directory: environment["GITHUB_WORKSPACE"] ?? process.cwd(),
    agent: environment["SSH_AUTH_SOCK"],
    defaultUsername: undefined,
    jobName: environment["GITHUB_JOB"],
    event: readWorkflowEvent(environment),
  };
}

/** Who asks for a cancel, as whoever follows the run shall read it. */
export function requester(environment: NodeJS.ProcessEnv): string {
  const { GITHUB_REPOSITORY: repository = "workflow", GITHUB_RUN_ID: run = "run" } = environment;
  return `${repository.replace("/", "-")}@${run}`;
}

/** Where it is kept what files were found to hold; on a runner that is thrown away afterwards it would help nobody. */
export function statsDirectory(environment: NodeJS.ProcessEnv): string | undefined {
  const { RUNNER_ENVIRONMENT: runner, RUNNER_TOOL_CACHE: place } = environment;
  return runner === "self-hosted" && place ? join(place, "ssh-job-action", "stats") : undefined;
}
