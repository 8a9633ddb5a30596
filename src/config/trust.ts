import type { Trust } from "../job/trust.ts";
import { oneLine } from "./printable.ts";
import type { WorkflowEvent } from "./surroundings.ts";

/** What may be done with stored results. */
export interface Access {
  readonly read: boolean;
  readonly write: boolean;
}

/** Something that keeps us from stored results. */
export interface Limit {
  readonly allowed: Access;
  /** The second half of a sentence. */
  readonly reason: string;
  /** Only as long as nobody asks for more. */
  readonly isDefault?: true;
}

/** How far an event may be trusted with stored results. */
export interface EventTrust {
  readonly trust: Trust;
  readonly limits: readonly Limit[];
}

/** Started by whoever may write to the repository, on what is in it. */
const ownEvents: ReadonlySet<string> = new Set([
  "create",
  "delete",
  "deployment",
  "deployment_status",
  "merge_group",
  "push",
  "registry_package",
  "release",
  "repository_dispatch",
  "schedule",
  "workflow_call",
  "workflow_dispatch",
]);

/** Run on what a pull request would make of the branch that it is for. */
const pullRequestEvents: ReadonlySet<string> = new Set([
  "pull_request",
  "pull_request_review",
  "pull_request_review_comment",
]);

/**
 * Whose results a run may be given and to whom it may leave its own. Events that are not known to be harmless are kept
 * from both unless the workflow says otherwise, and then among themselves.
 * @param event `undefined` outside of workflows
 */
export function trustOf(event: WorkflowEvent | undefined): EventTrust {
  if (event === undefined) {
    return { trust: { repository: "", domain: "terminal", readable: ["terminal"] }, limits: [] };
  }
  const doubt = doubtAbout(event);
  const domain = doubt === undefined ? event.ref : `${event.name}:${event.ref}`;
  const branches = [event.baseRef, event.defaultBranch].filter(Boolean).map((name) => `refs/heads/${name}`);
  return {
    trust: {
      repository: event.repositoryId || event.repository,
      domain,
      readable: [...new Set([domain, ...branches])],
    },
    limits: [...untilAsked(doubt), ...foreignCode(event), ...serviceLimit(event)],
  };
}

/** Why nobody can say whose code runs; `undefined` if it is known. */
function doubtAbout({ name, ref }: WorkflowEvent): string | undefined {
  const isKnown = ownEvents.has(name) || pullRequestEvents.has(name);
  if (!isKnown) return `the event ${oneLine(name, 80)} is not trusted`;
  return ref.startsWith("refs/") ? undefined : `the event ${name} names no branch or tag, and is not trusted`;
}

function untilAsked(doubt: string | undefined): Limit[] {
  const allowed = { read: false, write: false };
  return doubt === undefined
    ? []
    : [{ allowed, reason: `${doubt} unless cache says read or write`, isDefault: true }];
}

/** Code that nobody has looked at yet may use results, and must not make any for others. */
function foreignCode({ name, isFork, actor, triggeringActor }: WorkflowEvent): Limit[] {
  const allowed = { read: true, write: false };
  const reasons = [
    pullRequestEvents.has(name) && isFork && "the pull request is from a fork",
    [actor, triggeringActor].includes("dependabot[bot]") && "Dependabot started the workflow",
  ];
  return reasons.filter((reason) => reason !== false).map((reason) => ({ allowed, reason }));
}

/** Modes of the cache service that allow less than all. */
const serviceModes: ReadonlyMap<string, Access> = new Map([
  ["none", { read: false, write: false }],
  ["read", { read: true, write: false }],
  ["write-only", { read: false, write: true }],
]);

function serviceLimit({ cacheMode }: WorkflowEvent): Limit[] {
  const allowed = serviceModes.get(cacheMode);
  return allowed ? [{ allowed, reason: `ACTIONS_CACHE_MODE is ${cacheMode}` }] : [];
}
