import type { JobError } from "../../errors.ts";
import { addressOf } from "../../transport/address.ts";
import { HostKeyError, nameInKnownHosts } from "../../transport/host-key.ts";
import { keysFor, knownHostsLine, parseKnownHosts, type HostKey } from "../../transport/known-hosts.ts";
import type { Hop, Target } from "../../transport/target.ts";
import { failed, type Finding } from "../finding.ts";
import { formatDuration } from "../units.ts";

/** How a target was reached. */
export interface Arrival {
  readonly ms: number;
  /** What has let us in. */
  readonly method: string;
  /** Its keys, as far as they are known. */
  readonly keys: readonly HostKey[];
}

/** The keys that known-hosts names for the target. */
export function namedKeys({ destination, hostKeys }: Target): readonly HostKey[] {
  return keysFor(parseKnownHosts(hostKeys.knownHosts).entries, ...nameInKnownHosts(destination)).trusted;
}

/** What there is to say of a target that let us in. */
export function arrivalFindings({ destination, hostKeys }: Target, arrival: Arrival): Finding[] {
  const address = addressOf(destination);
  const { ms, method, keys } = arrival;
  return [
    { check: "reach", status: "ok", message: `${address} let us in after ${formatDuration(ms)}.` },
    {
      check: "host-key",
      ...(hostKeys.ignore
        ? { status: "warn", message: `The key of ${address} was not checked: anybody can pose as it.` }
        : { status: "ok", message: `The key of ${address} is the pinned one.` }),
      ...toPin(destination, keys, hostKeys.ignore),
    },
    { check: "login", status: "ok", message: `${destination.username} is let in by ${method}.` },
  ];
}

/** What there is to say of a target that did not let us in. */
export function failureFindings({ destination }: Target, error: JobError): Finding[] {
  const reached: Finding = { check: "reach", status: "ok", message: `${addressOf(destination)} answers.` };
  if (error instanceof HostKeyError) {
    const answers: Finding = { ...reached, message: `${addressOf(error.hop)} answers.` };
    const advice = error.offered.length > 0 ? toPin(error.hop, error.offered, true) : {};
    return [answers, { ...failed("host-key", error), ...advice }];
  }
  if (error.code !== "auth") return [failed("reach", error)];
  return [
    reached,
    { check: "host-key", status: "ok", message: "The key of every machine on the way is accepted." },
    failed("login", error),
  ];
}

/** The lines that pin keys, as a step of a workflow takes them. */
function toPin(
  { host, port }: Hop,
  keys: readonly HostKey[],
  unproven: boolean,
): Pick<Finding, "hint" | "lines"> {
  if (keys.length === 0) return {};
  const hint = unproven
    ? "Compare the fingerprints with what the machine itself prints (ssh-keygen -l -f on its /etc/ssh/ssh_host_*_key.pub), then pin them in the workflow:"
    : "To pin it in a workflow:";
  return { hint, lines: ["known-hosts: |", ...keys.map((key) => `  ${knownHostsLine(host, port, key)}`)] };
}
