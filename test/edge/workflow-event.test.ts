import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSurroundings as readForAction } from "../../src/action/read-inputs.ts";
import { readSurroundings as readForTerminal } from "../../src/cli/surroundings.ts";
import type { WorkflowEvent } from "../../src/config/surroundings.ts";
import { readWorkflowEvent } from "../../src/edge/workflow-event.ts";

let directory = "";
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "ssh-job-event-"));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

const variables = {
  GITHUB_EVENT_NAME: "pull_request",
  GITHUB_REPOSITORY: "octocat/hello-world",
  GITHUB_REPOSITORY_ID: "1",
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REF: "refs/pull/7/merge",
  GITHUB_BASE_REF: "release/1",
  GITHUB_ACTOR: "octocat",
  GITHUB_TRIGGERING_ACTOR: "hubot",
};
const payload = {
  repository: { default_branch: "main" },
  pull_request: {
    base: { ref: "release/2" },
    head: { repo: { full_name: "octocat/hello-world", fork: false } },
  },
};

/** The event of these variables, with this text as its payload. */
function read(text: string, changes: Readonly<Record<string, string>> = {}): WorkflowEvent | undefined {
  const path = join(directory, "event.json");
  writeFileSync(path, text);
  return readWorkflowEvent({ ...variables, GITHUB_EVENT_PATH: path, ...changes });
}

test("what the runner tells is understood", () => {
  expect(read(JSON.stringify(payload), { ACTIONS_CACHE_MODE: " Read\n" })).toEqual({
    name: "pull_request",
    repository: "octocat/hello-world",
    repositoryId: "1",
    ref: "refs/pull/7/merge",
    baseRef: "release/1",
    defaultBranch: "main",
    actor: "octocat",
    triggeringActor: "hubot",
    isFork: false,
    cacheMode: "read",
  });
});

test("a review names its base in the payload only", () => {
  const event = read(JSON.stringify(payload), {
    GITHUB_EVENT_NAME: "pull_request_review",
    GITHUB_BASE_REF: "",
  });
  expect(event).toMatchObject({ baseRef: "release/2", isFork: false });
});

test("equal ids of two servers are two repositories", () => {
  expect(read("{}", { GITHUB_SERVER_URL: "https://ghe.example" })?.repositoryId).toBe(
    "https://ghe.example/1",
  );
  expect(
    read("{}", { GITHUB_SERVER_URL: "https://ghe.example", GITHUB_REPOSITORY_ID: "" })?.repositoryId,
  ).toBe("");
});

describe("the code of a pull request is foreign", () => {
  test.each([
    ["the head is in a fork", { full_name: "mallory/hello-world", fork: true }],
    ["the fork is gone", null],
    ["the name is no text", { full_name: ["octocat/hello-world"] }],
    ["there is no name", {}],
  ])("when %s", (_, repo) => {
    expect(read(JSON.stringify({ pull_request: { head: { repo } } }))).toMatchObject({ isFork: true });
  });

  test.each(["", "{", "null", "7", '"text"', "[]", '{"pull_request":[]}', "[".repeat(100_000)])(
    "when the payload is %.20j",
    (text) => {
      expect(read(text)).toMatchObject({ isFork: true, defaultBranch: "" });
    },
  );

  test.each(["", "/nowhere/event.json", "/dev/zero", tmpdir(), "a\0b"])(
    "when the payload is in %j",
    (path) => {
      expect(read("{}", { GITHUB_EVENT_PATH: path })).toMatchObject({ isFork: true });
    },
  );

  test("when the payload is a pipe that nobody writes into", () => {
    const pipe = join(directory, "pipe");
    execFileSync("mkfifo", [pipe]);
    expect(read("{}", { GITHUB_EVENT_PATH: pipe })).toMatchObject({ isFork: true });
  });

  test("also when no repository has a name", () => {
    const nameless = { pull_request: { head: { repo: { full_name: "" } } } };
    expect(read(JSON.stringify(nameless), { GITHUB_REPOSITORY: "" })).toMatchObject({ isFork: true });
  });

  test("but a fork's own pull requests, within it, are not", () => {
    const own = { pull_request: { head: { repo: { full_name: "octocat/hello-world", fork: true } } } };
    expect(read(JSON.stringify(own))).toMatchObject({ isFork: false });
  });
});

test("an event that is no pull request is none of a fork", () => {
  expect(read("{}", { GITHUB_EVENT_NAME: "push" })).toMatchObject({ isFork: false });
});

describe("the edges", () => {
  test("the action knows the event wherever one is named", () => {
    expect(readForAction(variables).event).toMatchObject({ name: "pull_request" });
    expect(readForAction({ GITHUB_WORKSPACE: "/w" }).event).toBeUndefined();
  });

  test("the command line is trusted no more than the action in a step of a workflow", () => {
    const inWorkflow = { ...variables, GITHUB_ACTIONS: "true" };
    expect(readForTerminal(inWorkflow).event).toEqual(readForAction(inWorkflow).event);
  });

  test("a variable left over in a terminal starts no workflow", () => {
    expect(readForTerminal(variables).event).toBeUndefined();
  });
});
