import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shells, Target } from "./target.ts";
import { file, manyFiles, plainTree, readTree, runWith, settled } from "./trees.ts";

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test("of a job that changes one file of many, that file is sent, and the job finds all of them", async () => {
    await using target = new Target(shell);
    const tree = manyFiles(500);
    const first = await runWith(target, tree);
    expect(first.onBase).toBe(false);
    await settled(target);
    const changed = { ...tree, "d7/f7": file("changed\n") };
    const second = await runWith(target, changed, tree);
    expect(second.onBase).toBe(true);
    expect(second.bytes).toBeLessThan(5_000);
    expect(plainTree(readTree(second.work))).toEqual(plainTree(changed));
    await settled(target);
    expect(readdirSync(join(target.home, "store/v1/tmp"))).toEqual([]);
  });
});
