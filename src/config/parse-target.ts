import type { JumpHop, Target } from "../transport/target.ts";
import { isUsername, parseAddress } from "./address.ts";
import type { Findings } from "./findings.ts";
import { hostLookup } from "./host-lookup.ts";
import { Logins } from "./parse-credentials.ts";
import { ownHostKeys, parseHostKeys } from "./parse-host-keys.ts";
import { hopOf, parseJump, type FoundHop } from "./parse-jump.ts";
import { printable } from "./printable.ts";
import type { ReadInputs } from "./read-values.ts";
import type { Surroundings } from "./surroundings.ts";

/** Where to run, how to get there and as whom; `undefined` after a problem. */
export async function parseTarget(
  inputs: ReadInputs,
  surroundings: Surroundings,
  findings: Findings,
): Promise<Target | undefined> {
  const { values, given } = inputs;
  const { defaultUsername } = surroundings;
  const lookUp = hostLookup(surroundings.sshConfig, findings);
  const asked = parseDestination(inputs, findings);
  const config = asked && (await lookUp(asked.host, asked));
  const username = asked?.username ?? config?.username ?? defaultUsername;
  if (asked !== undefined && username === undefined && !given.has("username")) {
    findings.problem("username", "No user is named.", "Write user@host in host, or give username.");
  }
  // As with ssh, the user of a host does not count for those that its configuration leads through.
  const jump = given.has("jump")
    ? await parseJump(values.jump, { lookUp, findings, username })
    : await parseJump(config?.jump ?? [], { lookUp, findings, username: defaultUsername ?? username });
  const hostKeys = await parseHostKeys(inputs, surroundings, findings, config);
  const logins = new Logins(inputs, surroundings, findings);
  const credentials = await logins.forTarget(config);
  const own = async ({ hop, config: ofHop }: FoundHop): Promise<JumpHop> => ({
    ...hop,
    ...(ofHop && {
      credentials: await logins.forJump(ofHop),
      hostKeys: await ownHostKeys(inputs, ofHop),
    }),
  });
  const ownJump: JumpHop[] = [];
  // One after the other: each may ask for a passphrase.
  for (const found of jump) ownJump.push(await own(found));
  if (asked === undefined || username === undefined || credentials === undefined) return undefined;
  return {
    label: values.host.join("\n"),
    destination: hopOf(username, asked, config),
    jump: ownJump,
    credentials,
    hostKeys,
    connectTimeoutMs: given.has("connect-timeout")
      ? values["connect-timeout"]
      : (config?.connectTimeoutMs ?? values["connect-timeout"]),
    connectRetries: values["connect-retries"],
  };
}

/** A host as it is asked for; what is not said is for the configuration to say. */
interface Asked {
  readonly username: string | undefined;
  readonly host: string;
  readonly port: number | undefined;
}

function parseDestination({ values, given }: ReadInputs, findings: Findings): Asked | undefined {
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
  const isPort = given.has("port") && !findings.hasProblem("port");
  if (isPort && address.port !== undefined && values.port !== address.port) {
    findings.problem(
      "port",
      `${values.port} contradicts the port named in host, ${address.port}.`,
      "Name the port once.",
    );
  }
  const port = address.port ?? (given.has("port") ? values.port : undefined);
  return { username: address.username ?? wanted, host: address.host, port };
}
