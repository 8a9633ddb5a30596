import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { Remote } from "../../src/remote/remote.ts";
import type { Connection } from "../../src/transport/connection.ts";
import { mountSmallDisk } from "../support/small-disk.ts";
import { fetchFiles, listFiles } from "./files.ts";
import { Following } from "./following.ts";
import { shells, Target } from "./target.ts";

const domain = "0".repeat(32);

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test("the exec that has followed a run fetches, stores and removes, one after the other", async () => {
    await using target = new Target(shell);
    const commands: string[] = [];
    const remote = new Remote(counting(target.connection, commands), "~/store");
    const run = "head -c 300000 /dev/urandom >big; echo small >small";
    const { id, submission } = await followed(target, run, remote);
    const before = commands.length;
    for (const coding of ["none", "gzip", "none"] as const) {
      const { archive, complaint } = await fetchFiles(remote, id, ["big", "small"], coding);
      const here = await buffer(archive);
      expect(await complaint).toBe("");
      const other = await fetchFiles(new Remote(target.connection, "~/store"), id, ["big", "small"]);
      expect(here.equals(await buffer(other.archive))).toBe(true);
    }
    const files = await remote.files(id);
    expect(files.names).toHaveLength(2);
    await files.leave();
    await remote.store(id, "a manifest", domain);
    expect(await remote.remove(id, submission)).toBe("removed");
    expect(await remote.remove(id, submission)).toBe("absent");
    expect(commands).toHaveLength(before);
  });

  test("what a verb has to complain of is told, and the next one is done all the same", async () => {
    await using target = new Target(shell);
    const { id } = await followed(target, "printf here >here");
    const { archive, complaint } = await fetchFiles(target.remote, id, ["here", "gone"]);
    await buffer(archive);
    expect(await complaint).toContain("gone");
    expect(target.remote.hasFollowed(id)).toBe(true);
    await target.sh(`rm -rf store/v1/jobs/${id}`);
    await expect(target.remote.files(id)).rejects.toMatchObject({
      code: "target",
      message: expect.stringContaining("there is no run") as unknown,
    });
    expect(target.remote.hasFollowed(id)).toBe(true);
    expect(await target.remote.remove(id)).toBe("absent");
  });

  test(
    "whatever names a verb complains of, and however many, the next one is done",
    { timeout: 60_000 },
    async () => {
      await using target = new Target(shell);
      const { id } = await followed(target, "printf here >here");
      const odd = ["a\nb", String.raw`c\cd`, "*", "-n"];
      const gone = Array.from({ length: 2_000 }, (_, index) => `${"long".repeat(10)}${index}`);
      for (const names of [odd, gone]) {
        const { archive, complaint } = await fetchFiles(target.remote, id, ["here", ...names]);
        expect((await buffer(archive)).length).toBeGreaterThan(0);
        expect(await complaint).not.toBe("");
        expect((await listFiles(target.remote, id)).map(({ name }) => name.toString())).toEqual(["here"]);
      }
      expect(target.remote.hasFollowed(id)).toBe(true);
    },
  );

  test("a manifest for which the disk has no room is refused at once", async () => {
    using disk = mountSmallDisk();
    await using target = new Target(shell, { remoteDirectory: disk.path });
    const { id } = await followed(target, "true");
    await target.sh(`dd if=/dev/zero of=${disk.path}/fill bs=4096 2>/dev/null`);
    for (const length of [300_000, 30_000])
      await expect(target.remote.store(id, "x".repeat(length), "trusted")).rejects.toMatchObject({
        code: "disk-full",
      });
  });

  test("while a verb is going on, and after one that was given up, another exec does the next one", async () => {
    await using target = new Target(shell);
    const { id } = await followed(target, "head -c 3000000 /dev/zero >big");
    const files = await target.remote.files(id);
    expect(target.remote.hasFollowed(id)).toBe(false);
    const { archive } = files.fetch(files.names);
    await once(archive, "readable");
    archive.destroy();
    const again = await fetchFiles(target.remote, id, ["big"]);
    expect((await buffer(again.archive)).length).toBeGreaterThan(3_000_000);
    expect(await again.complaint).toBe("");
  });
});

/** A run whose follower goes on; the exec that sent its files as a stream cannot. */
async function followed(target: Target, run: string, remote: Remote = target.remote): Promise<Following> {
  const following = await target.run({ run });
  const { id, submission } = following;
  await new Following(following, remote.follow(id, { first: 0, second: 0 }, { submission })).end();
  return following;
}

function counting(connection: Connection, commands: string[]): Connection {
  return {
    exec: (command, options) => {
      commands.push(command);
      return connection.exec(command, options);
    },
    close: () => connection.close(),
  };
}
