import { readFileSync, statSync } from "node:fs";
import type { WorkflowEvent } from "../config/surroundings.ts";

/** GitHub delivers no longer payloads. */
const longestPayload = 32e6;

/** What the variables of a workflow and the payload of its event tell; `undefined` where no event is named. */
export function readWorkflowEvent(environment: NodeJS.ProcessEnv): WorkflowEvent | undefined {
  const {
    GITHUB_EVENT_NAME: name = "",
    GITHUB_EVENT_PATH: path = "",
    GITHUB_REPOSITORY: repository = "",
    GITHUB_REPOSITORY_ID: id = "",
    GITHUB_SERVER_URL: server = "",
    GITHUB_REF: ref = "",
    GITHUB_BASE_REF: baseRef = "",
    GITHUB_ACTOR: actor = "",
    GITHUB_TRIGGERING_ACTOR: triggeringActor = "",
    ACTIONS_CACHE_MODE: cacheMode = "",
  } = environment;
  if (name === "") return undefined;
  const payload = readPayload(path);
  const source = textAt(payload, "pull_request", "head", "repo", "full_name");
  return {
    name,
    repository,
    repositoryId: ["", "https://github.com"].includes(server) || id === "" ? id : `${server}/${id}`,
    ref,
    baseRef: baseRef || textAt(payload, "pull_request", "base", "ref"),
    defaultBranch: textAt(payload, "repository", "default_branch"),
    actor,
    triggeringActor,
    isFork: name.startsWith("pull_request") && (source === "" || source !== repository),
    // As @actions/cache reads it.
    cacheMode: cacheMode.trim().toLowerCase(),
  };
}

/** The event's own account of itself; `undefined` if there is none that can be read. */
function readPayload(path: string): unknown {
  try {
    const { size } = statSync(path);
    // A pipe or a device has no size, and may have no end.
    return size > 0 && size <= longestPayload ? JSON.parse(readFileSync(path, "utf8")) : undefined;
  } catch {
    return undefined;
  }
}

/** The text that stands in `value` under these keys; empty if none does. */
function textAt(value: unknown, ...keys: readonly string[]): string {
  let found = value;
  for (const key of keys) {
    if (typeof found !== "object" || found === null) return "";
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return typeof found === "string" ? found : "";
}
