import type { Hop } from "../transport/target.ts";
import { parseAddress } from "./address.ts";
import type { Findings } from "./findings.ts";
import type { LookUpHost } from "./host-lookup.ts";
import { printable } from "./printable.ts";
import type { HostConfig } from "./ssh-config.ts";

/** A machine, and what ssh's configuration says of it. */
export interface FoundHop {
  readonly hop: Hop;
  readonly config: HostConfig | undefined;
}

/** What the jump hosts are found with. */
export interface JumpOptions {
  readonly lookUp: LookUpHost;
  readonly findings: Findings;
  /** Who logs in where nobody is named. */
  readonly username: string | undefined;
}

/**
 * The machines to go through. As with `ssh -J`, each is looked up in the configuration, and the first one may be behind others.
 * @param lines `[user@]host[:port]`
 */
export async function parseJump(
  lines: readonly string[],
  options: JumpOptions,
  before: readonly string[] = [],
): Promise<FoundHop[]> {
  const { lookUp, findings, username } = options;
  const hops: FoundHop[] = [];
  for (const [index, line] of lines.entries()) {
    const address = parseAddress(line);
    if (!address.ok) {
      findings.problem("jump", address.message, address.hint);
      continue;
    }
    if (before.includes(line)) {
      const round = [...before, line].map(printable).join(", ");
      const message = `The way leads back to where it was: ${round}.`;
      findings.problem("jump", message, "Except the jump host itself from ProxyJump: Host * !gate.");
      continue;
    }
    const config = await lookUp(address.host, address);
    if (index === 0) hops.push(...(await parseJump(config?.jump ?? [], options, [...before, line])));
    const who = address.username ?? config?.username ?? username;
    if (who !== undefined) hops.push({ hop: hopOf(who, address, config), config });
  }
  return hops;
}

/** Where to dial: what is given counts before what is configured. */
export function hopOf(
  username: string,
  given: { readonly host: string; readonly port: number | undefined },
  config: HostConfig | undefined,
): Hop {
  const { hostname = given.host, port = 22, hostKeyAlias } = config ?? {};
  const hop = { username, host: hostname, port: given.port ?? port };
  return hostKeyAlias === undefined ? hop : { ...hop, hostKeyAlias };
}
