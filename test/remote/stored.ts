import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, vi } from "vitest";
import type { Following } from "./following.ts";
import type { Target } from "./target.ts";

/** What a collection takes that spares nothing. */
export const everything = { olderThanSeconds: 0 };

/** The runs in the default store. */
export function stored(target: Target): string[] {
  return readdirSync(join(target.home, "store/v1/jobs")).sort();
}

/** Makes a run that is over one that has not changed for so many seconds. */
export async function age(target: Target, { id }: Following, seconds: number): Promise<void> {
  await vi.waitFor(() => {
    const names = readdirSync(target.runDirectory(id)).map((name) => name.split(".")[0]);
    expect(names).toContain("size");
    expect(names).not.toContain("follower");
  }, 30_000);
  const then = Date.now() / 1_000 - seconds;
  utimesSync(target.runDirectory(id), then, then);
}

/** How our scripts write a process down. @param run one that this boot has seen */
export function recordOf(target: Target, { id }: Following, pid: number | undefined): string {
  const owner = readdirSync(target.runDirectory(id)).find((name) => name.startsWith("owner."));
  const [, , ...here] = owner?.split(".").slice(1) ?? [];
  const fields = readFileSync(`/proc/${String(pid)}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return [pid, fields[19], ...here].join(".");
}

/** Has every `find` do this first. */
export function stubFind(target: Target, first: string): void {
  const path = join(target.home, "bin/find");
  writeFileSync(path, `#!/bin/sh\n${first}\nexec /usr/bin/find "$@"\n`, { mode: 0o755 });
}
