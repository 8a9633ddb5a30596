import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Desk, type Seen } from "./desk.ts";

/** Lists the job's directory on the target. */
const script = "find . ! -name . | sort; find . -type f -exec cat {} + | sha256sum >sum; cat sum; rm sum\n";

/** 100 files of 5 kB. */
function fill(desk: Desk): void {
  desk.write({ "start.sh": script });
  for (let index = 0; index < 100; index += 1) {
    desk.write({ [`d${index % 7}/f${index}`]: randomBytes(2_500).toString("hex") });
  }
}

/** Where the target keeps trees to build on. */
function bases(desk: Desk): string[] {
  const trees = join(desk.target.home, "store/v1/trees");
  if (!existsSync(trees)) return [];
  return readdirSync(trees).flatMap((domain) => readdirSync(join(trees, domain)));
}

/** Runs the job, and waits until its tree can be built on. */
async function settle(desk: Desk): Promise<Seen> {
  const seen = await desk.run({ cache: "off" });
  await expect.poll(() => bases(desk).length, { timeout: 20_000 }).toBeGreaterThan(0);
  return seen;
}

/** What the job saw of its directory, run by itself with nothing to build on. */
async function seenAfresh(desk: Desk): Promise<string> {
  await using other = new Desk();
  rmSync(other.path("job"), { recursive: true });
  symlinkSync(desk.path("job"), other.path("job"));
  await other.run({ cache: "off" });
  return readLog(other);
}

function readLog(desk: Desk): string {
  return desk.result("../ssh-job-results.log");
}

describe.each(["dash", "busybox"] as const)("a job on %s that has changed since it ran there", (shell) => {
  test("is sent as what has changed, and runs in a directory like any other", async () => {
    await using desk = new Desk({ shell });
    fill(desk);
    const first = await settle(desk);
    expect(first.outcome.report.files.sent).toBe(101);
    desk.write({ "d1/f1": "other" });
    const second = await desk.run({ cache: "off" });
    expect(second.outcome.result?.kind).toBe("passed");
    expect(second.outcome.report.files.sent).toBe(1);
    expect(second.outcome.report.bytes.sent).toBeLessThan(60_000);
    expect(readLog(desk)).toBe(await seenAfresh(desk));
  });

  test("loses what was removed, and has what took its place", async () => {
    await using desk = new Desk({ shell });
    fill(desk);
    symlinkSync("f0", desk.path("job/link"));
    await settle(desk);
    for (const gone of ["d1", "d2/f2", "d3", "link"]) rmSync(desk.path("job", gone), { recursive: true });
    desk.write({ "d2/f2/now a directory": "1", d3: "now a file", "-rf": "a name like an option" });
    symlinkSync("f1", desk.path("job/link"));
    mkdirSync(desk.path("job/empty"));
    chmodSync(desk.path("job/d0/f0"), 0o755);
    const seen = await desk.run({ cache: "off" });
    expect(seen.outcome.result?.kind).toBe("passed");
    expect(seen.outcome.report.files.sent).toBe(4);
    expect(readLog(desk)).toBe(await seenAfresh(desk));
  });

  test("is sent whole when the target has lost what it would build on", async () => {
    await using desk = new Desk({ shell });
    fill(desk);
    await settle(desk);
    desk.write({ "d1/f1": "other" });
    rmSync(join(desk.target.home, "store/v1/blobs"), { recursive: true });
    for (const domain of readdirSync(join(desk.target.home, "store/v1/trees"))) {
      for (const key of bases(desk)) {
        rmSync(join(desk.target.home, "store/v1/trees", domain, key, "work"), {
          recursive: true,
          force: true,
        });
      }
    }
    const seen = await desk.run({ cache: "off" });
    expect(seen.outcome.result?.kind).toBe("passed");
    expect(seen.outcome.report.files.sent).toBe(101);
    expect(readLog(desk)).toBe(await seenAfresh(desk));
  });
});

describe("a large file that has changed in a place", () => {
  test("is sent as what has changed in it", async () => {
    await using desk = new Desk();
    desk.write({ "start.sh": script });
    const content = randomBytes(20_000_001);
    writeFileSync(desk.path("job/image"), content);
    writeFileSync(desk.path("job/steady"), randomBytes(9_000_000));
    await settle(desk);
    for (const change of [
      () => content.fill(1, 5_000_000, 5_100_000),
      () => content.fill(2, 19_999_000),
      () => content.fill(3, 0, 10),
    ]) {
      change();
      writeFileSync(desk.path("job/image"), content);
      const seen = await desk.run({ cache: "off" });
      expect(seen.outcome.result?.kind).toBe("passed");
      expect(seen.outcome.report.files.sent).toBe(1);
      expect(seen.outcome.report.bytes.sent).toBeLessThan(3_000_000);
      expect(readLog(desk)).toBe(await seenAfresh(desk));
    }
  });

  test.each([
    ["grows", 25_300_000],
    ["shrinks", 17_300_000],
  ])("that %s, too", async (_, size) => {
    await using desk = new Desk();
    desk.write({ "start.sh": script });
    const content = randomBytes(26_000_000);
    writeFileSync(desk.path("job/image"), content.subarray(0, 20_000_001));
    await settle(desk);
    writeFileSync(desk.path("job/image"), content.subarray(0, size));
    const seen = await desk.run({ cache: "off" });
    expect(seen.outcome.report.bytes.sent).toBeLessThan(7_000_000);
    expect(readLog(desk)).toBe(await seenAfresh(desk));
  });
});
