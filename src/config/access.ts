import type { Access, Limit } from "./trust.ts";

/** What is done with stored results, and a sentence about it when it is less than was asked for. */
export interface EffectiveAccess extends Access {
  readonly remark: string | undefined;
}

type CacheInput = "auto" | "read" | "write" | "off";

const asked: Readonly<Record<CacheInput, Access>> = {
  auto: { read: true, write: true },
  read: { read: true, write: false },
  write: { read: false, write: true },
  off: { read: false, write: false },
};

/** The strictest of what is asked for and what is allowed. */
export function accessOf(cache: CacheInput, limits: readonly Limit[]): EffectiveAccess {
  const wanted = asked[cache];
  const reasons: string[] = [];
  let { read, write } = wanted;
  for (const { allowed, reason, isDefault } of limits) {
    if (isDefault && cache !== "auto") continue;
    if ((read && !allowed.read) || (write && !allowed.write)) reasons.push(reason);
    read &&= allowed.read;
    write &&= allowed.write;
  }
  const remark =
    reasons.length === 0 ? undefined : `${shortfall(wanted, { read, write })}: ${reasons.join(", and ")}.`;
  return { read, write, remark };
}

/** The value of the output `cache-mode`. */
export function cacheMode({ read, write }: Access): "none" | "read" | "write" | "read-write" {
  if (read) return write ? "read-write" : "read";
  return write ? "write" : "none";
}

function shortfall(wanted: Access, { read, write }: Access): string {
  if (wanted.read && wanted.write && !read && !write) return "Results are neither reused nor stored";
  if (wanted.write && !write) return read ? "Results are reused but not stored" : "Results are not stored";
  return write ? "Results are stored but not reused" : "Results are not reused";
}
