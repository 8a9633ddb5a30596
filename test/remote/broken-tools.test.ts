import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mountSmallDisk } from "../support/small-disk.ts";
import { shells, Target } from "./target.ts";
import {
  askWith,
  file,
  manyFiles,
  payloadOf,
  plainTree,
  readTree,
  runWith,
  settled,
  type Tree,
} from "./trees.ts";

const tree = manyFiles(50);
const unpacked = { code: expect.stringMatching(/^(connection-lost|target)$/) as string };

// busybox takes its own tools before those of the PATH.
describe.concurrent.each(["dash", "bash"] as const)("on a target whose sh is %s", (shell) => {
  test.each([
    ["gzip", '/usr/bin/gzip "$@"; exit 1'],
    ["gzip", '/usr/bin/gzip "$@" | head -c 2000'],
    ["tar", '/usr/bin/tar "$@"; exit 2'],
    ["xargs", "exit 1"],
  ])("a %s that does `%s` ends in no run", async (tool, text) => {
    await using target = new Target(shell);
    await runWith(target, { ...tree, gone: file("x") });
    await settled(target);
    stub(target, tool, text);
    const { answer, ...asked } = await askWith(target);
    const payload = await payloadOf(asked, tree, { ...tree, gone: file("x") }, { coding: "gzip" });
    await expect(answer.send(payload)).rejects.toMatchObject({
      code: tool === "xargs" ? "base-lost" : (unpacked.code as unknown),
    });
    expect(readdirSync(join(target.home, "store/v1/tmp"))).toEqual([]);
    expect(readdirSync(join(target.home, "store/v1/jobs"))).toHaveLength(1);
  });

  test.each([
    ["tee", '/usr/bin/tee "$@"; exit 1'],
    ["sha256sum", "exit 1"],
    ["sort", "exit 1"],
  ])("a %s that does `%s` ends in no base, but in a run", async (tool, text) => {
    await using target = new Target(shell);
    await target.remote.probe();
    stub(target, tool, text);
    const run = await runWith(target, tree);
    expect(plainTree(readTree(run.work))).toEqual(plainTree(tree));
    await settled(target);
    expect(existsSync(join(target.home, "store/v1/trees"))).toBe(false);
    expect(readdirSync(join(target.home, "store/v1/tmp"))).toEqual([]);
  });
});

test.each(shells)(
  "where sh is %s, a disk that a job fills while it comes is told, and nothing is left on it",
  async (shell) => {
    using disk = mountSmallDisk();
    await using target = new Target(shell, { remoteDirectory: disk.path });
    const large: Tree = { data: file(Buffer.alloc(3_000_000, "x")) };
    const { answer, ...asked } = await askWith(target);
    await expect(answer.send(await payloadOf(asked, large, undefined))).rejects.toMatchObject({
      code: "disk-full",
    });
    expect(readdirSync(join(disk.path, "v1/tmp"))).toEqual([]);
    expect(readdirSync(join(disk.path, "v1/jobs"))).toEqual([]);
  },
);

function stub(target: Target, tool: string, text: string): void {
  writeFileSync(join(target.home, "bin", tool), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
}
