import { JobError } from "../errors.ts";
import type { TargetSettings } from "../config/settings.ts";
import type { Emit } from "../events.ts";
import type { Remote } from "../remote/remote.ts";
import { failed, type Finding } from "../report/finding.ts";
import {
  clockFinding,
  lockFindings,
  runFindings,
  spaceFinding,
  storeFindings,
} from "../report/findings/store.ts";
import { toolFindings } from "../report/findings/tools.ts";
import { arrivalFindings, failureFindings, namedKeys } from "../report/findings/way.ts";
import { workflowFinding, type Entrance } from "../report/findings/workflow.ts";
import { HostKeyError } from "../transport/host-key.ts";
import type { HostKey } from "../transport/known-hosts.ts";
import type { Target } from "../transport/target.ts";
import { linkOverSsh } from "../wiring.ts";

/** A target that is to be examined, and how a workflow would get there. */
export interface Patient extends Entrance {
  readonly settings: TargetSettings;
}

/** What there is to say of a target, reached over a connection of its own. */
export async function examine(patient: Patient, emit: Emit, stop: AbortSignal): Promise<Finding[]> {
  const { settings } = patient;
  const { target } = settings;
  let method = "nothing";
  const began = performance.now();
  await using link = linkOverSsh(settings, emit, (name) => (method = name));
  stop.addEventListener("abort", () => void link.close());
  try {
    await link.ready();
  } catch (error) {
    return failureFindings(target, expected(error));
  }
  const ms = performance.now() - began;
  const arrival = { ms, method, keys: await keysOf(settings, emit) };
  return [
    ...arrivalFindings(target, arrival),
    ...(await examineStore(link, settings)),
    workflowFinding(target, arrival, patient),
  ];
}

type Link = ReturnType<typeof linkOverSsh>;

/** What known-hosts names, else what the server shows to somebody who trusts no key. */
async function keysOf(settings: TargetSettings, emit: Emit): Promise<readonly HostKey[]> {
  const named = namedKeys(settings.target);
  if (named.length > 0) return named;
  const target: Target = {
    ...settings.target,
    hostKeys: { knownHosts: "", fingerprints: [], ignore: false },
  };
  await using link = linkOverSsh({ ...settings, target }, emit);
  const error = await link.ready().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  // On the way through jump hosts it may be one of them that is not trusted.
  return error instanceof HostKeyError && error.hop === target.destination ? error.offered : [];
}

async function examineStore(link: Link, { remoteDirectory, target }: TargetSettings): Promise<Finding[]> {
  const asked = Date.now();
  const probe = await ask(link, "store", (remote) => remote.probe());
  if (!probe.ok) return [probe.finding];
  const between = (asked + Date.now()) / 2;
  const runs = await ask(link, "runs", (remote) => remote.runs());
  const locks = await ask(link, "locks", (remote) => remote.locks());
  return [
    ...toolFindings(probe.answer),
    ...storeFindings(probe.answer, remoteDirectory, target.label),
    spaceFinding(probe.answer, target.label),
    clockFinding(probe.answer, between),
    ...(runs.ok ? runFindings(runs.answer, target.label) : [runs.finding]),
    ...(locks.ok ? lockFindings(locks.answer, target.label) : [locks.finding]),
  ];
}

async function ask<T>(
  link: Link,
  check: Finding["check"],
  question: (remote: Remote) => Promise<T>,
): Promise<{ ok: true; answer: T } | { ok: false; finding: Finding }> {
  try {
    return { ok: true, answer: await link.use(question) };
  } catch (error) {
    return { ok: false, finding: failed(check, expected(error)) };
  }
}

function expected(error: unknown): JobError {
  if (error instanceof JobError) return error;
  throw error;
}
