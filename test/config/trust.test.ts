import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accessOf } from "../../src/config/access.ts";
import type { WorkflowEvent } from "../../src/config/surroundings.ts";
import { trustOf } from "../../src/config/trust.ts";

const push: WorkflowEvent = {
  name: "push",
  repository: "octocat/hello-world",
  repositoryId: "1",
  ref: "refs/heads/topic",
  baseRef: "",
  defaultBranch: "main",
  actor: "octocat",
  triggeringActor: "octocat",
  isFork: false,
  cacheMode: "",
};
const pullRequest: WorkflowEvent = {
  ...push,
  name: "pull_request",
  ref: "refs/pull/7/merge",
  baseRef: "release/1",
};
const all = { read: true, write: true };
const nothing = { read: false, write: false };
const readOnly = { read: true, write: false };
const writeOnly = { read: false, write: true };

/** What comes of an event with each value of the input. */
function outcomes(event: WorkflowEvent | undefined): Record<string, { read: boolean; write: boolean }> {
  const { limits } = trustOf(event);
  return Object.fromEntries(
    (["auto", "read", "write", "off"] as const).map((cache) => {
      const { read, write } = accessOf(cache, limits);
      return [cache, { read, write }];
    }),
  );
}

const asTold = { auto: all, read: readOnly, write: writeOnly, off: nothing };

describe("outside of workflows", () => {
  test("all is allowed, in a domain that no workflow has", () => {
    expect(outcomes(undefined)).toEqual(asTold);
    expect(trustOf(undefined).trust).toEqual({ repository: "", domain: "terminal", readable: ["terminal"] });
  });
});

describe("what is in the repository already", () => {
  test.each(
    `push schedule workflow_dispatch repository_dispatch release merge_group create delete deployment
    deployment_status registry_package workflow_call`.split(/\s+/),
  )("%s is trusted as far as its own ref and the default branch", (name) => {
    const event = { ...push, name };
    expect(outcomes(event)).toEqual(asTold);
    expect(trustOf(event).trust).toEqual({
      repository: "1",
      domain: "refs/heads/topic",
      readable: ["refs/heads/topic", "refs/heads/main"],
    });
  });

  test("the default branch is given nothing but its own", () => {
    expect(trustOf({ ...push, ref: "refs/heads/main" }).trust.readable).toEqual(["refs/heads/main"]);
    expect(trustOf({ ...push, ref: "refs/heads/main", defaultBranch: "" }).trust.readable).toEqual([
      "refs/heads/main",
    ]);
  });

  test("a deployment of a bare commit belongs to no branch, and is kept apart", () => {
    const event = { ...push, name: "deployment", ref: "" };
    expect(outcomes(event)).toEqual({ ...asTold, auto: nothing });
    expect(trustOf(event).trust.domain).toBe("deployment:");
  });

  test("a server without ids of repositories has their names", () => {
    expect(trustOf({ ...push, repositoryId: "" }).trust.repository).toBe("octocat/hello-world");
  });
});

describe("a pull request", () => {
  const names = ["pull_request", "pull_request_review", "pull_request_review_comment"];

  test.each(names)("%s of the same repository keeps its results to itself", (name) => {
    const event = { ...pullRequest, name };
    expect(outcomes(event)).toEqual(asTold);
    expect(trustOf(event).trust).toEqual({
      repository: "1",
      domain: "refs/pull/7/merge",
      readable: ["refs/pull/7/merge", "refs/heads/release/1", "refs/heads/main"],
    });
  });

  test.each(names)("%s of a fork is given results and never leaves any, even if told", (name) => {
    expect(outcomes({ ...pullRequest, name, isFork: true })).toEqual({
      auto: readOnly,
      read: readOnly,
      write: nothing,
      off: nothing,
    });
  });

  test("no branch and no other pull request is given its results", () => {
    const { domain } = trustOf(pullRequest).trust;
    expect(trustOf(push).trust.readable).not.toContain(domain);
    expect(trustOf({ ...pullRequest, ref: "refs/pull/8/merge" }).trust.readable).not.toContain(domain);
  });
});

describe("Dependabot", () => {
  test.each([{ actor: "dependabot[bot]" }, { triggeringActor: "dependabot[bot]" }])(
    "is given results and never leaves any, whatever the event (%j)",
    (who) => {
      const reading = { auto: readOnly, read: readOnly, write: nothing, off: nothing };
      expect(outcomes({ ...push, ...who })).toEqual(reading);
      expect(outcomes({ ...pullRequest, ...who })).toEqual(reading);
      const target = { ...pullRequest, name: "pull_request_target", ...who };
      expect(outcomes(target)).toEqual({ ...reading, auto: nothing });
    },
  );
});

describe("any other event", () => {
  test.each(
    `pull_request_target issue_comment issues discussion discussion_comment workflow_run fork watch gollum
    check_run status page_build something_new`.split(/\s+/),
  )("%s is given nothing and leaves nothing unless told, and then apart from all others", (name) => {
    const event = { ...pullRequest, name, ref: "refs/heads/main" };
    expect(outcomes(event)).toEqual({ ...asTold, auto: nothing });
    expect(trustOf(event).trust).toEqual({
      repository: "1",
      domain: `${name}:refs/heads/main`,
      readable: [`${name}:refs/heads/main`, "refs/heads/release/1", "refs/heads/main"],
    });
  });

  test("for whoever's pull request it was started, it is told by name", () => {
    const event = { ...pullRequest, name: "pull_request_target", isFork: true };
    expect(outcomes(event)).toEqual({ ...asTold, auto: nothing });
  });
});

describe("what the cache service allows", () => {
  test.each([
    ["none", { auto: nothing, read: nothing, write: nothing, off: nothing }],
    ["read", { auto: readOnly, read: readOnly, write: nothing, off: nothing }],
    ["write-only", { auto: writeOnly, read: nothing, write: writeOnly, off: nothing }],
    ["write", asTold],
    ["", asTold],
    ["something-new", asTold],
  ])("%j", (cacheMode, expected) => {
    expect(outcomes({ ...push, cacheMode })).toEqual(expected);
  });
});

describe("whatever the event, the input and the service say", () => {
  const event: fc.Arbitrary<WorkflowEvent> = fc.record({
    name: fc.oneof(
      fc.constantFrom("push", "pull_request", "pull_request_target", "deployment", "workflow_run"),
      fc.string(),
    ),
    repository: fc.constant("octocat/hello-world"),
    repositoryId: fc.constantFrom("", "1"),
    ref: fc.constantFrom("", "main", "refs/heads/main", "refs/heads/topic", "refs/pull/7/merge"),
    baseRef: fc.constantFrom("", "main", "release/1"),
    defaultBranch: fc.constantFrom("", "main", "trunk"),
    actor: fc.constantFrom("octocat", "dependabot[bot]"),
    triggeringActor: fc.constantFrom("octocat", "dependabot[bot]"),
    isFork: fc.boolean(),
    cacheMode: fc.constantFrom("", "none", "read", "write", "write-only", "x"),
  });
  const cache = fc.constantFrom("auto", "read", "write", "off");

  test("no more is done than each of the three allows", () => {
    fc.assert(
      fc.property(event, cache, (some, asked) => {
        const { limits } = trustOf(some);
        const { read, write, remark } = accessOf(asked, limits);
        const reads = ["auto", "read"].includes(asked);
        const writes = ["auto", "write"].includes(asked);
        const applicable = limits.filter(({ isDefault }) => !isDefault || asked === "auto");
        expect(read).toBe(reads && applicable.every(({ allowed }) => allowed.read));
        expect(write).toBe(writes && applicable.every(({ allowed }) => allowed.write));
        expect(remark === undefined).toBe(read === reads && write === writes);

        if (["none", "write-only"].includes(some.cacheMode)) expect(read).toBe(false);
        if (["none", "read"].includes(some.cacheMode)) expect(write).toBe(false);
        if (some.actor !== "octocat" || some.triggeringActor !== "octocat") expect(write).toBe(false);
        if (some.name === "pull_request" && some.isFork) expect(write).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test("what is not trusted leaves nothing where trusted events look", () => {
    fc.assert(
      fc.property(event, event, (some, other) => {
        const isTrusted = (one: WorkflowEvent): boolean =>
          trustOf(one).limits.every(({ isDefault }) => !isDefault);
        fc.pre(!isTrusted(some) && isTrusted(other));
        expect(trustOf(other).trust.readable).not.toContain(trustOf(some).trust.domain);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("what is said when less is done than was asked for", () => {
  const remarkOf = (
    event: Partial<WorkflowEvent>,
    cache: "auto" | "read" | "write" = "auto",
  ): string | undefined => accessOf(cache, trustOf({ ...pullRequest, ...event }).limits).remark;

  test("nothing when all is done", () => {
    expect(remarkOf({})).toBeUndefined();
    expect(remarkOf({ name: "issue_comment" }, "read")).toBeUndefined();
    expect(remarkOf({ isFork: true }, "read")).toBeUndefined();
  });

  test.each([
    [
      { name: "pull_request_target" },
      "Results are neither reused nor stored: the event pull_request_target is not trusted unless cache says read or write.",
    ],
    [
      { name: "deployment", ref: "" },
      "Results are neither reused nor stored: the event deployment names no branch or tag, and is not trusted unless cache says read or write.",
    ],
    [{ isFork: true }, "Results are reused but not stored: the pull request is from a fork."],
    [{ actor: "dependabot[bot]" }, "Results are reused but not stored: Dependabot started the workflow."],
    [{ cacheMode: "write-only" }, "Results are stored but not reused: ACTIONS_CACHE_MODE is write-only."],
    [
      { isFork: true, cacheMode: "write-only" },
      "Results are neither reused nor stored: the pull request is from a fork, and ACTIONS_CACHE_MODE is write-only.",
    ],
  ] as const)("%j", (event, remark) => {
    expect(remarkOf(event)).toBe(remark);
  });

  test("only what was asked for is missed", () => {
    expect(remarkOf({ isFork: true }, "write")).toBe(
      "Results are not stored: the pull request is from a fork.",
    );
    expect(remarkOf({ cacheMode: "none" }, "read")).toBe(
      "Results are not reused: ACTIONS_CACHE_MODE is none.",
    );
  });

  test("the name of an event moves no cursor and ends no line", () => {
    expect(remarkOf({ name: "x\n\u001b[31m::error::" })).toMatch(/the event x\\n\\u\{1b\}\[31m::error:: is/);
  });
});
