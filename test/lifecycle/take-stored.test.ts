import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Shell } from "../remote/target.ts";
import { Desk } from "./desk.ts";

const script = [
  'echo ran >>"$HOME/count"',
  "mkdir -p out/empty out/deep",
  "echo first >out/a; echo second >out/deep/b; echo third >out/prog; chmod +x out/prog; ln -s a out/link",
  "echo said",
].join("\n");
const outputs = { outputs: "out/**" };
const secret = { "cache-secret": "correct horse battery staple" };

/** A desk whose job has run once. */
async function ranOnce(
  shell: Shell,
  inputs: Readonly<Record<string, string>> = outputs,
): Promise<Desk & { run1: string }> {
  const desk = new Desk({ shell });
  desk.write({ "start.sh": script });
  const { id, outcome, warnings } = await desk.run(inputs);
  expect([outcome.result?.kind, warnings]).toEqual(["passed", []]);
  desk.forget();
  return Object.assign(desk, { run1: desk.target.runDirectory(id) });
}

const away = (path: string): void => rmSync(path, { recursive: true });
/** What is done to a stored run, in its directory, and what is said of it. */
const damages: [string, (run: string) => void, RegExp][] = [
  ["other content", (run) => writeFileSync(join(run, "work/out/a"), "FIRST\n"), /out\/a/],
  ["less content", (run) => truncateSync(join(run, "work/out/a"), 2), /out\/a/],
  ["more content", (run) => appendFileSync(join(run, "work/out/a"), "more"), /out\/a/],
  ["another mode", (run) => chmodSync(join(run, "work/out/a"), 0o755), /out\/a/],
  ["a program that is none", (run) => chmodSync(join(run, "work/out/prog"), 0o644), /out\/prog/],
  ["a missing file", (run) => away(join(run, "work/out/a")), /out\/a/],
  ["a missing directory", (run) => away(join(run, "work/out/empty")), /out\/empty/],
  ["a directory that was not empty", (run) => writeFileSync(join(run, "work/out/empty/x"), ""), /out\/empty/],
  ["a missing link", (run) => away(join(run, "work/out/link")), /out\/link/],
  [
    "another link",
    (run) => {
      away(join(run, "work/out/link"));
      symlinkSync("deep/b", join(run, "work/out/link"));
    },
    /out\/link/,
  ],
  [
    "a link instead of a file",
    (run) => {
      away(join(run, "work/out/a"));
      symlinkSync("/etc/passwd", join(run, "work/out/a"));
    },
    /out\/a/,
  ],
  [
    "a link instead of a directory",
    (run) => {
      away(join(run, "work/out/deep"));
      symlinkSync("/etc", join(run, "work/out/deep"));
    },
    /out\/deep/,
  ],
  [
    "a directory instead of a file",
    (run) => {
      away(join(run, "work/out/a"));
      mkdirSync(join(run, "work/out/a"));
    },
    /out\/a/,
  ],
  ["no outputs at all", (run) => away(join(run, "work/out")), /out\//],
  ["another log", (run) => writeFileSync(join(run, "log"), "SAID\n"), /log/],
  ["a longer log", (run) => appendFileSync(join(run, "log"), "more\n"), /log/],
  ["no log", (run) => truncateSync(join(run, "log"), 0), /log/],
  ["a manifest that is none", (run) => writeFileSync(join(run, "manifest"), "{}"), /manifest cannot be read/],
  ["a manifest that is cut", (run) => truncateSync(join(run, "manifest"), 100), /manifest cannot be read/],
  [
    "a manifest of another job",
    (run) => edit(run, /"signature":"./, '"signature":"g'),
    /manifest|another job/,
  ],
  [
    "a manifest of another repository",
    (run) => edit(run, /"repository":"/, '"repository":"1'),
    /another repository/,
  ],
  ["a manifest that leads elsewhere", (run) => edit(run, /"out\/a"/, '"../a"'), /./],
  ["a run that has failed", (run) => rename(run, /^end\.exit\.0\./, "end.exit.1."), /not passed/],
];

describe.concurrent("a result that is stored on the target", () => {
  test.each(damages)("with %s is a miss that is told, and the job runs", async (name, damage, why) => {
    const shell = name.length % 2 === 0 ? "dash" : "busybox";
    await using desk = await ranOnce(shell);
    damage(desk.run1);
    const again = await desk.run(outputs);
    expect(again.warnings).toEqual([
      expect.stringMatching(/^The stored result [0-9a-f]{20}-1 does not count: .*\.$/),
    ]);
    expect(again.warnings[0]).toMatch(why);
    expect(again.outcome.report.cache.missed?.[0]).toBe(again.warnings[0]);
    expect([again.hit, again.outcome.result?.kind, desk.timesRun()]).toEqual([false, "passed", 2]);
    expect(again.id).toMatch(/-2$/);
    expect(desk.result("out/a")).toBe("first\n");
    expect(desk.result("out/deep/b")).toBe("second\n");
    expect(statSync(desk.path("ssh-job-results/out/prog")).mode & 0o111).not.toBe(0);
    expect(desk.names()).toEqual(["job", "ssh-job-results", "ssh-job-results.json", "ssh-job-results.log"]);
    expect(readFileSync(desk.path("ssh-job-results.log"), "utf8")).toBe("said\n");
    expect(await desk.run(outputs)).toMatchObject({ hit: true, warnings: [], id: again.id });
  });

  test("that was signed with another secret, or with none, or changed afterwards, is a miss", async () => {
    await using desk = await ranOnce("dash", { ...outputs, ...secret });
    expect(await desk.run({ ...outputs, ...secret })).toMatchObject({ hit: true });
    const other = await desk.run({ ...outputs, "cache-secret": "another horse battery staple" });
    expect(other.warnings.join()).toContain("was not signed with this cache secret");
    edit(desk.target.runDirectory(other.id), /"durationMs":/, '"durationMs":1');
    const changed = await desk.run({ ...outputs, "cache-secret": "another horse battery staple" });
    expect(changed.warnings.join()).toContain("was not signed with this cache secret");
    edit(desk.target.runDirectory(changed.id), /\n[0-9a-f]{64}\n/, "\n-\n");
    const unsigned = await desk.run({ ...outputs, "cache-secret": "another horse battery staple" });
    expect(unsigned.warnings.join()).toContain("it is not signed");
    expect(desk.timesRun()).toBe(4);
  });

  test.each(["dash", "busybox", "bash"] as const)(
    "is the same again, streams and all, on %s",
    async (shell) => {
      await using desk = await ranOnce(shell, { ...outputs, "separate-streams": "true" });
      const again = await desk.run({ ...outputs, "separate-streams": "true" });
      expect(again).toMatchObject({ hit: true, warnings: [] });
      expect(readFileSync(desk.path("ssh-job-results.out"), "utf8")).toBe("said\n");
      expect(readFileSync(desk.path("ssh-job-results.err"), "utf8")).toBe("");
      expect(readdirSync(desk.path("ssh-job-results/out"), { recursive: true }).sort()).toEqual(
        ["a", "deep", "deep/b", "empty", "link", "prog"].sort(),
      );
      expect(again.outcome.report).toMatchObject({ connections: 1, result: "passed", exitCode: 0 });
      expect(desk.timesRun()).toBe(1);
    },
  );

  test("is taken for what the manifest names, whatever else the run has left", async () => {
    await using desk = await ranOnce("dash");
    writeFileSync(join(desk.run1, "work/out/extra"), "extra");
    expect(await desk.run(outputs)).toMatchObject({ hit: true, warnings: [] });
    expect(readdirSync(desk.path("ssh-job-results/out"))).not.toContain("extra");
  });

  test("is not looked at when it took longer than the timeout is now", async () => {
    await using desk = await ranOnce("dash");
    rename(desk.run1, /^(end\.exit\.0)\.\d+\./, "$1.60001.");
    expect(await desk.run({ ...outputs, timeout: "61s" })).toMatchObject({ hit: true });
    const again = await desk.run({ ...outputs, timeout: "60s" });
    expect(again).toMatchObject({ hit: false, warnings: [] });
    expect(again.notices.join("\n")).toContain("took longer than the timeout");
    expect(desk.timesRun()).toBe(2);
  });
});

/** Changes a manifest. */
function edit(run: string, what: RegExp, into: string): void {
  const file = join(run, "manifest");
  const before = readFileSync(file, "utf8");
  const after = before.replace(what, into);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

/** Renames what tells of a run. */
function rename(run: string, what: RegExp, into: string): void {
  const name = readdirSync(run).find((each) => what.test(each)) ?? "";
  renameSync(join(run, name), join(run, name.replace(what, into)));
}
