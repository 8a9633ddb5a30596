/** A cache scope (a git ref) and what the job may do there. */
export interface Scope {
  readonly ref: string;
  readonly permission: "read" | "write" | "read-write";
}

/** What the service reads from a runtime token. */
export interface Claims {
  readonly run: string;
  readonly job: string;
  /** In the order in which they are searched; the first writable one is written to. */
  readonly scopes: readonly Scope[];
}

const permissions = ["read", "write", "read-write"] as const;

/** A token as the runner hands out: a JWT with an empty header and no real signature. */
export function runtimeToken({ run, job, scopes }: Claims): string {
  const access = scopes.map(({ ref, permission }) => ({
    Scope: ref,
    Permission: permissions.indexOf(permission) + 1,
  }));
  const payload = {
    scp: `Actions.Example Actions.Results:${run}:${job}`,
    ac: JSON.stringify(access),
    repository_id: "1",
  };
  return `e30.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.sig`;
}

/** Reads a token of ours; `undefined` when the header holds none. */
export function readClaims(authorization: string | string[] | undefined): Claims | undefined {
  const payload = /^Bearer [^.]+\.([^.]+)\.[^.]+$/.exec(String(authorization))?.[1];
  if (payload === undefined) return undefined;
  const { scp, ac } = JSON.parse(Buffer.from(payload, "base64url").toString()) as { scp: string; ac: string };
  const [, run, job] = /Actions\.Results:([^:]+):([^: ]+)/.exec(scp) ?? [];
  if (run === undefined || job === undefined) return undefined;
  const access = JSON.parse(ac) as { Scope: string; Permission: number }[];
  const scopes = access.map(({ Scope: ref, Permission }) => ({
    ref,
    permission: permissions[Permission - 1] ?? ("read" as const),
  }));
  return { run, job, scopes };
}
