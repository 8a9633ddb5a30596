import { parseTargetSettings } from "../config/parse-target-settings.ts";
import type { TargetSettings } from "../config/settings.ts";
import { JobError } from "../errors.ts";
import { cliExitCode } from "../job/result.ts";
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
import { workflowFinding } from "../report/findings/workflow.ts";
import { HostKeyError } from "../transport/host-key.ts";
import type { HostKey } from "../transport/known-hosts.ts";
import type { Target } from "../transport/target.ts";
import { linkOverSsh } from "../wiring.ts";
import { onTarget, type Asking } from "./on-target.ts";
import { printJson } from "./print.ts";
import { printFindings } from "./print-findings.ts";
import type { Perform } from "./command.ts";

type Examining = Asking<TargetSettings>;

/** `ssh-job doctor`: examines a target, and says what to do about each thing that is wrong. */
export const doctor: Perform = onTarget(
  // Without a key to compare with, the server's own are shown; it is not trusted for that.
  (given, surroundings) =>
    parseTargetSettings(given, { ...surroundings, knownHosts: surroundings.knownHosts ?? "" }),
  async (examining) => {
    const findings = await examine(examining);
    if (examining.options.json) printJson(findings);
    else printFindings(findings);
    const isIll = findings.some(({ status }) => status === "fail");
    return cliExitCode({ kind: isIll ? "infrastructure" : "passed", exitCode: undefined });
  },
  { waits: true },
);

async function examine(examining: Examining): Promise<Finding[]> {
  const { link, settings, options } = examining;
  const { target, remoteDirectory } = settings;
  const began = performance.now();
  try {
    await link.ready();
  } catch (error) {
    return failureFindings(target, expected(error));
  }
  const ms = performance.now() - began;
  const method = examining.loginMethod() ?? "nothing";
  const keys = await keysOf(examining);
  const arrival = { ms, method, keys };
  return [
    ...arrivalFindings(target, arrival),
    ...(await examineStore(examining)),
    workflowFinding(target, arrival, {
      directory: options.given.has("remote-directory") ? remoteDirectory : undefined,
      keyFile: keyFile(options.given.get("key")),
    }),
  ];
}

/** A key that is no text of one is the path of its file. */
function keyFile(key: string | undefined): string | undefined {
  return key === undefined || key.includes("\n") ? undefined : key;
}

/** What known-hosts names, else what the server shows to somebody who trusts no key. */
async function keysOf({ settings, emit }: Examining): Promise<readonly HostKey[]> {
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

async function examineStore({ link, settings }: Examining): Promise<Finding[]> {
  const { remoteDirectory, target } = settings;
  const asked = Date.now();
  const probe = await ask(link, "store", (remote) => remote.probe());
  if (!probe.ok) return [probe.finding];
  const between = (asked + Date.now()) / 2;
  const runs = await ask(link, "runs", (remote) => remote.runs());
  const locks = await ask(link, "locks", (remote) => remote.locks());
  return [
    ...toolFindings(probe.answer),
    ...storeFindings(probe.answer, remoteDirectory, target.label),
    spaceFinding(probe.answer),
    clockFinding(probe.answer, between),
    ...(runs.ok ? runFindings(runs.answer, target.label) : [runs.finding]),
    ...(locks.ok ? lockFindings(locks.answer, target.label) : [locks.finding]),
  ];
}

async function ask<T>(
  link: Examining["link"],
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
