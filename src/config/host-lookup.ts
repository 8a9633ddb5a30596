import { isIP } from "node:net";
import { isUsername, parseAddress } from "./address.ts";
import type { Findings } from "./findings.ts";
import { printable } from "./printable.ts";
import type { FindHostConfig, HostConfig } from "./ssh-config.ts";

/** Looks a host up; `undefined` where no configuration of ssh counts. */
export type LookUpHost = (...asked: Parameters<FindHostConfig>) => Promise<HostConfig | undefined>;

/** Looks hosts up, and tells what is wrong or odd in the configuration once, however many hosts it is about. */
export function hostLookup(find: FindHostConfig | undefined, findings: Findings): LookUpHost {
  const told = new Set<string>();
  const once = (message: string, tell: () => void): void => {
    if (!told.has(message)) tell();
    told.add(message);
  };
  return async (host, given) => {
    const config = await find?.(host, given);
    if (config === undefined) return undefined;
    for (const message of config.warnings) once(message, () => findings.warning(message));
    for (const { message, hint } of [...config.faults, ...unusable(host, config)]) {
      once(message, () => findings.problem("host", message, hint));
    }
    return config;
  };
}

function unusable(host: string, { hostname, username }: HostConfig): HostConfig["faults"] {
  const hint = "Look at what `ssh -G` prints of it.";
  const of = `for ${printable(host)} in the configuration of ssh`;
  const faults: { message: string; hint: string }[] = [];
  const address = parseAddress(hostname);
  const isName = address.ok && address.username === undefined && address.port === undefined;
  if (isIP(hostname) === 0 && !isName) {
    faults.push({ message: `HostName ${printable(hostname)} ${of} is no host.`, hint });
  }
  if (username !== undefined && !isUsername(username)) {
    faults.push({ message: `User ${printable(username)} ${of} is no valid name of a user.`, hint });
  }
  return faults;
}
