import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryDirectory } from "../workspace/temporary-directory.ts";

describe("compiled code", () => {
  test("is kept for the next start, where nobody else can read or write", () => {
    const place = temporaryDirectory();
    const home = join(place, "cache");
    start(home);
    expect(readdirSync(join(home, "ssh-job-code"))).not.toEqual([]);
  });

  test.each<[string, (directory: string) => void]>([
    ["others may write to", (directory) => makeOpen(directory, 0o777)],
    ["a group may write to", (directory) => makeOpen(directory, 0o770)],
    ["is a link", (directory) => symlinkSync(temporaryDirectory(), directory)],
  ])("is not kept in a directory that %s, as what lies there would be run", (_, make) => {
    const home = temporaryDirectory();
    const directory = join(home, "ssh-job-code");
    make(directory);
    start(home);
    expect(readdirSync(directory)).toEqual([]);
  });

  test("is done without where it cannot be kept", () => {
    expect(start("/dev/zero")).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

/** Whatever the umask is. */
function makeOpen(directory: string, mode: number): void {
  mkdirSync(directory);
  chmodSync(directory, mode);
}

function start(cacheHome: string): string {
  const env = { ...process.env, XDG_CACHE_HOME: cacheHome };
  return execFileSync(process.execPath, ["src/cli/index.ts", "version"], { env, encoding: "utf8" });
}
