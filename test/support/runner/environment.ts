import { delimiter } from "node:path";
import type { ActionManifest } from "./action-manifest.ts";
import type { CommandFiles } from "./command-files.ts";

/** Everything that decides the environment of one phase of one step. */
export interface EnvironmentParts {
  readonly manifest: ActionManifest;
  readonly inputs: Readonly<Record<string, string>>;
  readonly state: ReadonlyMap<string, string>;
  readonly files: CommandFiles;
  readonly workspace: string;
  readonly temporaryDirectory: string;
  readonly home: string;
  readonly event: { readonly name: string; readonly file: string };
  /** Put in front of `PATH`, the last one first. */
  readonly paths: readonly string[];
  /** Job and step `env`; it does not win over what the runner sets itself. */
  readonly env: Readonly<Record<string, string>>;
  /** Addresses and token of the results service; `uses:` steps only. */
  readonly service: Readonly<Record<string, string>>;
}

/** The environment in the order in which the runner sets it: actions/runner, NodeScriptActionHandler.cs. */
export function stepEnvironment(parts: EnvironmentParts): Record<string, string> {
  const { manifest, workspace, temporaryDirectory } = parts;
  const environment: Record<string, string> = {
    ...machineEnvironment(parts.home),
    CI: "true",
    ...parts.env,
    ...prefixed("STATE_", parts.state),
    ...inputVariables(manifest, parts.inputs),
    ...gitHubContext(parts),
    ...parts.files,
    RUNNER_OS: "Linux",
    RUNNER_ARCH: "X64",
    RUNNER_NAME: "loopback",
    RUNNER_ENVIRONMENT: "self-hosted",
    RUNNER_TEMP: temporaryDirectory,
    RUNNER_TOOL_CACHE: temporaryDirectory,
    RUNNER_WORKSPACE: workspace,
    RUNNER_TRACKING_ID: "github_loopback",
    ...parts.service,
    GITHUB_ACTIONS: "true",
  };
  environment["PATH"] = [...parts.paths.toReversed(), environment["PATH"]].join(delimiter);
  delete environment["NODE_ICU_DATA"];
  return environment;
}

/** Inputs that `action.yml` does not declare; the runner warns about them and passes them on. */
export function undeclaredInputs(
  manifest: ActionManifest,
  inputs: Readonly<Record<string, string>>,
): string[] {
  const declared = new Set([...manifest.inputs.keys()].map((name) => name.toLowerCase()));
  return Object.keys(inputs).filter((name) => !declared.has(name.toLowerCase()));
}

function inputVariables(
  { inputs: declared }: ActionManifest,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  return prefixed("INPUT_", [...declared, ...Object.entries(given)], (name) =>
    name.replaceAll(" ", "_").toUpperCase(),
  );
}

/** What a self-hosted machine has without any workflow; nothing of the process that runs the tests. */
function machineEnvironment(home: string): Record<string, string> {
  return { PATH: process.env["PATH"] ?? "/usr/bin:/bin", HOME: home, LANG: "C.UTF-8" };
}

function gitHubContext({ env, event, manifest, workspace }: EnvironmentParts): Record<string, string> {
  const defaults = {
    ACTION: "__self",
    ACTION_PATH: manifest.directory,
    ACTOR: "octocat",
    ACTOR_ID: "583231",
    API_URL: "https://api.github.com",
    BASE_REF: "",
    EVENT_NAME: event.name,
    EVENT_PATH: event.file,
    GRAPHQL_URL: "https://api.github.com/graphql",
    HEAD_REF: "",
    JOB: "test",
    REF: "refs/heads/main",
    REF_NAME: "main",
    REF_PROTECTED: "true",
    REF_TYPE: "branch",
    REPOSITORY: "octocat/hello-world",
    REPOSITORY_ID: "1",
    REPOSITORY_OWNER: "octocat",
    REPOSITORY_OWNER_ID: "583231",
    RETENTION_DAYS: "90",
    RUN_ATTEMPT: "1",
    RUN_ID: "1001",
    RUN_NUMBER: "7",
    SERVER_URL: "https://github.com",
    SHA: "7fd1a60b01f91b314f59955a4e4d4e80d8edf11d",
    TRIGGERING_ACTOR: "octocat",
    WORKFLOW: "CI",
    WORKFLOW_REF: "octocat/hello-world/.github/workflows/ci.yml@refs/heads/main",
    WORKFLOW_SHA: "7fd1a60b01f91b314f59955a4e4d4e80d8edf11d",
    WORKSPACE: workspace,
  };
  // A test tells another story of the run (a branch, a server, an attempt) through `env`.
  return Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [`GITHUB_${name}`, env[`GITHUB_${name}`] ?? value]),
  );
}

function prefixed(
  prefix: string,
  entries: Iterable<readonly [string, string]>,
  rename: (name: string) => string = (name) => name,
): Record<string, string> {
  return Object.fromEntries([...entries].map(([name, value]) => [prefix + rename(name), value]));
}
