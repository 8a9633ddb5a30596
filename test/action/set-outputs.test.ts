import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { setRunOutputs } from "../../src/action/set-outputs.ts";
import { outputs } from "../../src/config/outputs.ts";
import type { WorkflowEvent } from "../../src/config/surroundings.ts";
import type { Outcome } from "../../src/lifecycle/conclude.ts";
import { useScene } from "../config/given.ts";

const scene = useScene();
const former = process.env["GITHUB_OUTPUT"];
let directory = "";

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "ssh-job-outputs-"));
  process.env["GITHUB_OUTPUT"] = join(directory, "outputs");
  writeFileSync(join(directory, "outputs"), "");
});
afterEach(() => {
  if (former === undefined) delete process.env["GITHUB_OUTPUT"];
  else process.env["GITHUB_OUTPUT"] = former;
  rmSync(directory, { recursive: true });
});

/** A run whose result was known. */
const outcome: Outcome = {
  result: { kind: "passed", reason: "The script ended with exit code 0.", exitCode: 0, signal: undefined },
  succeeded: true,
  report: {
    schema: 1,
    name: "build",
    target: "ci@board",
    jobId: "0123456789abcdef0123-1",
    signature: "5".repeat(64),
    result: "passed",
    reason: "The script ended with exit code 0.",
    exitCode: 0,
    signal: null,
    duration: 1500,
    cache: { hit: true, source: "github" },
    phases: [],
    bytes: { sent: 0, reused: 10, fetched: 0 },
    files: { sent: 0, reused: 1, fetched: 0 },
    connections: 0,
    execs: 0,
  },
  entries: [],
  settled: true,
  leftToOthers: false,
};

/** What steps after this one are told, by name. */
function told(): Map<string, string> {
  const text = readFileSync(join(directory, "outputs"), "utf8");
  const entries = text.matchAll(/^(.+)<<(.+)\n([^]*?)\n\2\n/gm);
  return new Map(Array.from(entries, ([, name = "", , value = ""]) => [name, value]));
}

async function outputsOf(
  inputs: Readonly<Record<string, string>>,
  event?: WorkflowEvent,
): Promise<Map<string, string>> {
  const { settings } = await scene.parseAny(inputs, { event });
  setRunOutputs(outcome, settings);
  return told();
}

const fork: WorkflowEvent = {
  name: "pull_request",
  repository: "octocat/hello-world",
  repositoryId: "1",
  ref: "refs/pull/7/merge",
  baseRef: "main",
  defaultBranch: "main",
  actor: "octocat",
  triggeringActor: "octocat",
  isFork: true,
  cacheMode: "",
};

test("every output is set when a run is over", async () => {
  expect([...(await outputsOf({})).keys()].toSorted()).toEqual(outputs.map(({ name }) => name).toSorted());
});

test("a reused result says so, and how long it took when it was made", async () => {
  expect(Object.fromEntries(await outputsOf({}))).toMatchObject({
    "cache-hit": "true",
    "cache-source": "github",
    duration: "1500",
  });
});

describe("the mode of reuse", () => {
  test.each([
    [{}, "read-write"],
    [{ cache: "read" }, "read"],
    [{ cache: "write" }, "write"],
    [{ cache: "off" }, "none"],
    [{ mode: "submit" }, "read-write"],
  ])("of %j is %s", async (inputs, mode) => {
    expect((await outputsOf(inputs)).get("cache-mode")).toBe(mode);
  });

  test("is what the event allows, whatever is asked for", async () => {
    expect((await outputsOf({}, fork)).get("cache-mode")).toBe("read");
    expect((await outputsOf({ cache: "write" }, fork)).get("cache-mode")).toBe("none");
  });

  test("is empty where no job is started", async () => {
    const attach = { mode: "attach", "job-id": "0123456789abcdef0123-1" };
    expect((await outputsOf(attach)).get("cache-mode")).toBe("");
  });
});
