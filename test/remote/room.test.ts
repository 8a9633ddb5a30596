import { readdirSync, statfsSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test, vi } from "vitest";
import { mountExt4, mountSmallDisk, type SmallDisk } from "../support/small-disk.ts";
import type { Payload } from "../../src/remote/request.ts";
import { packJob } from "./job.ts";
import { shells, Target } from "./target.ts";
import { plainly, submit } from "./submit.ts";

const hour = 60 * 60;
const job = { run: "echo output; exit 2" };
const large = { run: "dd if=/dev/zero of=data bs=1024 count=400 2>/dev/null" };

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test.each([
    ["bytes", { kib: 5_000, files: 10 }, 0, "needs 5 MB and 10 files"],
    ["files", { kib: 10, files: 200 }, 250, "needs 1 MB and 200 files"],
  ])(
    "a job for which the disk has too few %s is refused before it is read",
    async (_, room, inodes, message) => {
      using disk = mountSmallDisk(inodes);
      await using target = new Target(shell, { remoteDirectory: disk.path });
      const payload = (): Payload => plainly(Buffer.alloc(0), new Readable({ read: () => undefined }));
      const request = { ...(await packJob(job)).request({ room }), payload };
      await expect(submit(target.remote, request)).rejects.toMatchObject({
        code: "disk-full",
        message: expect.stringContaining(message) as string,
      });
      expect(readdirSync(join(disk.path, "v1/tmp"))).toEqual([]);
      expect(readdirSync(join(disk.path, "v1/jobs"))).toEqual([]);
    },
  );

  test("a job whose needs nobody knows is not refused", async () => {
    using disk = mountSmallDisk(90);
    await using target = new Target(shell, { remoteDirectory: disk.path });
    const run = await target.start(job, { room: { kib: 0, files: 0 } });
    expect(await run.end()).toMatchObject({ kind: "exit", exitCode: 2 });
  });

  test("room is made by what ended longest ago, and never by what ended within the hour", async () => {
    using disk = mountSmallDisk();
    await using target = new Target(shell, { remoteDirectory: disk.path });
    const jobs = join(disk.path, "v1/jobs");
    const old = await target.run(large);
    await vi.waitFor(() => {
      expect(readdirSync(join(jobs, old.id)).join()).toMatch(/size\.\d(?!.*follower)/);
    }, 30_000);
    const request = { room: { kib: 400, files: 10 } };
    await expect(target.start(large, request)).rejects.toMatchObject({ code: "disk-full" });
    expect(readdirSync(jobs)).toEqual([old.id]);
    const then = Date.now() / 1_000 - 2 * hour;
    utimesSync(join(jobs, old.id), then, then);
    const young = await target.start(large, request);
    expect(await young.end()).toMatchObject({ kind: "exit", exitCode: 0 });
    expect(readdirSync(jobs)).toEqual([young.id]);
  });

  test.each([
    ["in memory", () => mountSmallDisk()],
    ["of ext4", mountExt4],
  ])(
    "a run that is removed leaves the space and the files that there were on a disk %s",
    async (_, mount) => {
      using disk = mount();
      await using target = new Target(shell, { remoteDirectory: disk.path });
      // What the store itself takes stays.
      await target.remote.remove((await target.run(job)).id);
      await vi.waitFor(() => {
        expect(target.processes()).toEqual([]);
      }, 30_000);
      const before = free(disk);
      const run = await target.run({ ...large, files: { "a/b": "x" } });
      await vi.waitFor(() => {
        expect(target.processes()).toEqual([]);
      }, 30_000);
      expect(free(disk)).not.toEqual(before);
      expect(await target.remote.remove(run.id, run.submission)).toBe("removed");
      expect(free(disk)).toEqual(before);
    },
  );
});

test("where df cannot tell, no job is refused", async () => {
  const tools = "env tar ls dd cat mv mkdir mkfifo touch rm rmdir sleep tr grep find xargs date".split(" ");
  await using target = new Target("dash", { tools });
  const run = await target.start(job, { room: { kib: 1e12, files: 1e9 } });
  expect(await run.end()).toMatchObject({ kind: "exit", exitCode: 2 });
});

function free({ path }: SmallDisk): { blocks: number; files: number } {
  const { bfree, ffree } = statfsSync(path);
  return { blocks: bfree, files: ffree };
}
