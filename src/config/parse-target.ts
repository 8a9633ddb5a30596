import type { Hop, Target } from "../transport/target.ts";
import { isUsername, parseAddress } from "./address.ts";
import type { Findings } from "./findings.ts";
import { parseCredentials } from "./parse-credentials.ts";
import { parseHostKeys } from "./parse-host-keys.ts";
import { printable } from "./printable.ts";
import type { ReadInputs } from "./read-values.ts";
import type { Surroundings } from "./surroundings.ts";

/** Where to run, how to get there and as whom; `undefined` after a problem. */
export async function parseTarget(
  inputs: ReadInputs,
  surroundings: Surroundings,
  findings: Findings,
): Promise<Target | undefined> {
  const { values } = inputs;
  const destination = parseDestination(inputs, surroundings.defaultUsername, findings);
  const jump = parseJump(values.jump, destination, findings);
  const hostKeys = await parseHostKeys(inputs, surroundings, findings);
  const credentials = await parseCredentials(inputs, surroundings, findings);
  if (destination === undefined || credentials === undefined) return undefined;
  return {
    label: values.host.join("\n"),
    destination,
    jump,
    credentials,
    hostKeys,
    connectTimeoutMs: values["connect-timeout"],
    connectRetries: values["connect-retries"],
  };
}

function parseDestination(
  { values, given }: ReadInputs,
  defaultUsername: string | undefined,
  findings: Findings,
): Hop | undefined {
  const [line, ...others] = values.host;
  if (line === undefined) {
    if (!given.has("host")) findings.problem("host", "No host is given.", "Write [user@]host[:port].");
    return undefined;
  }
  if (others.length > 0) {
    const message = "Several hosts are a pool, which is not supported by this version of ssh-job-action.";
    findings.problem("host", message, "Name one host.");
    return undefined;
  }
  const address = parseAddress(line);
  if (!address.ok) {
    findings.problem("host", address.message, address.hint);
    return undefined;
  }

  const { username: wanted } = values;
  if (wanted !== undefined && !isUsername(wanted)) {
    findings.problem(
      "username",
      "This is no valid name of a user.",
      "Write the name alone, without blanks, : or /.",
    );
  } else if (wanted !== undefined && address.username !== undefined && wanted !== address.username) {
    const message = `${printable(wanted)} contradicts the user named in host, ${printable(address.username)}.`;
    findings.problem("username", message, "Name the user once.");
  }
  if (given.has("port") && address.port !== undefined && values.port !== address.port) {
    findings.problem(
      "port",
      `${values.port} contradicts the port named in host, ${address.port}.`,
      "Name the port once.",
    );
  }
  const username = address.username ?? wanted ?? defaultUsername;
  if (username === undefined && !given.has("username")) {
    findings.problem("username", "No user is named.", "Write user@host in host, or give username.");
  }
  if (username === undefined) return undefined;
  return { username, host: address.host, port: address.port ?? values.port };
}

function parseJump(lines: readonly string[], destination: Hop | undefined, findings: Findings): Hop[] {
  return lines.flatMap((line) => {
    const address = parseAddress(line);
    if (!address.ok) {
      findings.problem("jump", address.message, address.hint);
      return [];
    }
    const username = address.username ?? destination?.username;
    return username === undefined ? [] : [{ username, host: address.host, port: address.port ?? 22 }];
  });
}
