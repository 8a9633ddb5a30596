import { printable } from "./printable.ts";
import type { Applied } from "./ssh-config-apply.ts";

/** Sentences about what applies to a host in ssh's configuration and has no effect here. */
export function unhonoured({ first }: Pick<Applied, "first">, host: string): string[] {
  const lines = [...first.values()].filter(
    ({ keyword, words }) => unsupported.has(keyword) && !isOff.has(words?.[0]?.toLowerCase() ?? ""),
  );
  const warnings = lines.map(
    ({ keyword, place }) =>
      `${place}: ${unsupported.get(keyword) ?? keyword} is not supported here, so ${printable(host)} may be reached in another way than by ssh.`,
  );
  const strict = first.get("stricthostkeychecking");
  const text = strict?.words?.[0] ?? "";
  if (strict !== undefined && isLax.has(text.toLowerCase())) {
    const what = `StrictHostKeyChecking ${text} has no effect here`;
    warnings.push(`${strict.place}: ${what}: a host key is accepted only if it is known.`);
  }
  return warnings;
}

const isOff: ReadonlySet<string> = new Set(["none", "no", "false", "any"]);
const isLax: ReadonlySet<string> = new Set(["no", "false", "off", "accept-new"]);

/** What would change how a host is reached or trusted, as ssh_config(5) writes it. */
const unsupported: ReadonlyMap<string, string> = new Map(
  [
    "AddressFamily",
    "BindAddress",
    "BindInterface",
    "CanonicalizeHostname",
    "CertificateFile",
    "KnownHostsCommand",
    "PKCS11Provider",
    "ProxyCommand",
    "RevokedHostKeys",
    "VerifyHostKeyDNS",
  ].map((keyword) => [keyword.toLowerCase(), keyword]),
);
