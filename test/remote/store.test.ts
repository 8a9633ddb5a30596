import { chmodSync, chownSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scripts } from "../../src/remote/scripts.ts";
import { mountSmallDisk } from "../support/small-disk.ts";
import { listFiles } from "./files.ts";
import { shells, Target } from "./target.ts";

const job = { run: "echo output; exit 2" };
const someoneElse = 12_345;

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test.each([
    ["a symbolic link", "symbolic link", (store: string) => symlinkSync("bin", store)],
    [
      "another user's",
      "does not belong",
      (store: string) => {
        mkdirSync(store);
        chownSync(store, someoneElse, someoneElse);
      },
    ],
    ["writable by everybody", "written to by others", (store: string) => makeStore(store, 0o777)],
    ["writable by its group", "written to by others", (store: string) => makeStore(store, 0o770)],
    [
      "a directory of something else",
      "not a store of ours",
      (store: string) => {
        mkdirSync(join(store, "v1"), { recursive: true });
        writeFileSync(join(store, "v1/precious"), "");
      },
    ],
    [
      "a link to a store",
      "symbolic link",
      (store: string) => {
        mkdirSync(store);
        symlinkSync("/tmp", join(store, "v1"));
      },
    ],
    ["a file", "cannot be created", (store: string) => writeFileSync(store, "")],
  ])("a store that is %s is refused", async (_, message, make) => {
    await using target = new Target(shell);
    make(join(target.home, "store"));
    const before = await target.sh("ls -lR store/");
    await expect(target.run(job)).rejects.toMatchObject({
      code: "target",
      message: expect.stringContaining(message) as string,
    });
    expect(await target.sh("ls -lR store/")).toBe(before);
  });

  test("a store that became writable for others is not used any more", async () => {
    await using target = new Target(shell);
    await target.run(job);
    chmodSync(join(target.home, "store/v1"), 0o702);
    await expect(target.run(job)).rejects.toMatchObject({ code: "target" });
  });

  test("scripts that somebody else has put where ours will be do not run", async () => {
    await using target = new Target(shell);
    const place = join(target.home, "store/v1/scripts");
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, scripts().hash), 'echo ran >"$HOME/evil"', { mode: 0o755 });
    for (const path of [place, join(place, scripts().hash), join(place, ".."), join(place, "../..")])
      chownSync(path, someoneElse, someoneElse);
    await expect(target.run(job)).rejects.toMatchObject({ code: "target" });
    expect(readdirSync(target.home)).not.toContain("evil");
  });

  test.each([
    `~/it's a "store"/$x`,
    "~/back\\slash, *, ! and #",
    "~/-dash/ü→𝛼",
    `~/${"long/".repeat(50)}store`,
  ])("a store may be at %s", async (remoteDirectory) => {
    await using target = new Target(shell, { remoteDirectory });
    const run = await target.run(job);
    expect(await run.end()).toMatchObject({ kind: "exit", exitCode: 2 });
    expect(readdirSync(join(target.home, remoteDirectory.slice(2), "v1/jobs"))).toEqual([run.id]);
  });

  test("what a login shell prints before our first line and at its end is skipped", async () => {
    const profile = "trap 'echo Bye!' EXIT; echo 'Welcome!'; echo; printf 'no newline> '";
    await using target = new Target(shell, { profile });
    const run = await target.run(job);
    expect(run.text()).toBe("output\n");
    expect(await target.remote.status(run.id)).toMatchObject({ state: "finished" });
    expect(await listFiles(target.remote, run.id)).toEqual([]);
  });

  test("a target without /proc says so", async () => {
    await using target = new Target(shell, {
      wrapper: `unshare -m sh -c 'mount -t tmpfs none /proc && exec "$@"' sh`,
    });
    await expect(target.run(job)).rejects.toMatchObject({
      code: "target",
      message: expect.stringContaining("/proc") as string,
    });
  });

  test("a job that does not fit on the disk is refused as such, and leaves nothing", async () => {
    using disk = mountSmallDisk();
    await using target = new Target(shell, { remoteDirectory: disk.path });
    await target.run(job);
    const files = { big: "x".repeat(2_000_000) };
    await expect(target.run({ ...job, files })).rejects.toMatchObject({ code: "disk-full" });
    expect(readdirSync(join(disk.path, "v1/tmp"))).toEqual([]);
    expect(await (await target.run(job)).end()).toMatchObject({ kind: "exit", exitCode: 2 });
  });

  test("a disk on which no store can be made is said to be full", async () => {
    using disk = mountSmallDisk();
    await using target = new Target(shell, { remoteDirectory: disk.path });
    await target.sh(`dd if=/dev/zero of=${disk.path}/fill bs=4096 2>/dev/null`);
    await expect(target.run(job)).rejects.toMatchObject({ code: "disk-full" });
    expect(readdirSync(disk.path)).toEqual(["fill"]);
  });

  test("the exit code of a job that fills the disk is told, and so is its cancellation", async ({
    expect,
  }) => {
    using disk = mountSmallDisk();
    await using target = new Target(shell, { remoteDirectory: disk.path });
    const fill = "dd if=/dev/zero of=fill bs=1024 2>/dev/null || :";
    const filled = await target.run({ run: `${fill}; echo lost; exit 9` });
    expect(await filled.end()).toMatchObject({ kind: "exit", exitCode: 9 });
    expect(readdirSync(`${disk.path}/v1/jobs/${filled.id}`)).toContain("gap.full");
    await target.sh(`rm ${disk.path}/v1/jobs/*/work/fill`);
    // Only what is in the log before the disk is full is sure to be heard.
    const wait = 'until [ -e "$HOME/go" ]; do sleep 0.1; done';
    const waiting = await target.start({
      run: `echo ready; ${wait}; ${fill}; touch "$HOME/full"; sleep 600`,
    });
    await waiting.heard("ready");
    writeFileSync(join(target.home, "go"), "");
    await expect.poll(() => readdirSync(target.home), { timeout: 30_000 }).toContain("full");
    expect(await target.remote.cancel(waiting.id, "me", 30)).toMatchObject({
      end: { kind: "cancel", exitCode: 143, by: "me" },
    });
  });
});

test("a tool that is missing is named before a job is sent", async () => {
  const tools = [
    "env",
    "tar",
    "ls",
    "dd",
    "cat",
    "mv",
    "mkdir",
    "touch",
    "rm",
    "sleep",
    "tr",
    "find",
    "xargs",
    "date",
    "rmdir",
  ];
  await using target = new Target("dash", { tools });
  await expect(target.run(job)).rejects.toMatchObject({
    code: "target",
    message: expect.stringMatching(/missing: mkfifo grep$/) as string,
  });
});

function makeStore(path: string, mode: number): void {
  mkdirSync(path);
  chmodSync(path, mode);
}
