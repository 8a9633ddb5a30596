import type { Hop } from "./target.ts";

/** `host:port` for messages, an IPv6 address in brackets. */
export function addressOf({ host, port }: Pick<Hop, "host" | "port">): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}
