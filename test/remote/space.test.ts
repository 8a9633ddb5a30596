import { mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { RunId } from "../../src/remote/run-id.ts";
import { age, everything, recordOf, stored, stubFind } from "./stored.ts";
import { shells, Target } from "./target.ts";
import { settled } from "./trees.ts";

const day = 24 * 60 * 60;

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test("runs go by their age, by their size, and in the order in which they ended", async () => {
    await using target = new Target(shell);
    const ids = await runs(target, 4, 500);
    const [, second, third, fourth] = ids;
    const { removed, left } = await target.remote.collect({ olderThanSeconds: 3.5 * day });
    expect([removed.runs, left.runs]).toEqual([1, 3]);
    expect(removed.kib).toBeGreaterThan(500);
    expect(removed.kib).toBeLessThan(700);
    expect(stored(target)).toEqual([second, third, fourth].sort());
    expect(await target.remote.collect({ maxKib: 1_500 })).toMatchObject({
      removed: { runs: 1 },
      left: { runs: 2 },
    });
    expect(stored(target)).toEqual([third, fourth].sort());
    expect(await target.remote.collect({ maxKib: 0 })).toMatchObject({
      removed: { runs: 2 },
      left: { runs: 0, kib: 0 },
    });
  });

  test("without limits a store keeps to its own: two weeks", async () => {
    await using target = new Target(shell);
    const [old, young] = [await target.run({ run: "true" }), await target.run({ run: "true" })];
    await age(target, old, 14.1 * day);
    await age(target, young, 13.9 * day);
    expect(await target.remote.collect()).toMatchObject({ left: { runs: 1 } });
    expect(stored(target)).toEqual([young.id]);
  });

  test("when a run has ended, the store goes back to its limits by itself", async () => {
    await using target = new Target(shell);
    await age(target, await target.run({ run: "true" }), 15 * day);
    const young = await target.run({ run: "true" });
    await vi.waitFor(() => {
      expect(stored(target)).toEqual([young.id]);
    }, 30_000);
    expect(await target.remote.status(young.id)).toMatchObject({ state: "finished" });
  });

  test("a run that is to be kept is not collected, but removed when asked for", async () => {
    await using target = new Target(shell);
    const { id } = await target.run({ run: "true", keep: "all" });
    expect(await target.remote.collect(everything)).toMatchObject({
      removed: { runs: 0 },
      left: { runs: 1 },
    });
    expect(await target.remote.remove(id)).toBe("removed");
  });

  test("nothing is removed that is not ours", async () => {
    await using target = new Target(shell);
    const run = await target.run({ run: "true" });
    await settled(target);
    const jobs = join(target.home, "store/v1/jobs");
    const temporary = join(target.home, "store/v1/tmp");
    const outside = join(target.home, "outside");
    renameSync(join(jobs, run.id), outside);
    symlinkSync(outside, join(jobs, run.id));
    const unmarked = `${"b".repeat(20)}-1`;
    for (const name of [
      unmarked,
      "precious",
      "*",
      "a b",
      "-rf",
      `${"c".repeat(20)}-x`,
      `${"c".repeat(19)}-1`,
    ]) {
      mkdirSync(join(jobs, name));
      if (name !== unmarked) writeFileSync(join(jobs, name, "submission"), "x\n");
    }
    for (const name of ["precious", "staged", "stage.x", "script.new", "link"])
      writeFileSync(join(temporary, name), "");
    symlinkSync(outside, join(temporary, "gone.1.2.3.4"));
    symlinkSync(outside, join(temporary, "script.1"));
    for (const name of readdirSync(jobs)) await target.sh(`touch -h -t 202001010000 store/v1/jobs/'${name}'`);
    const before = await target.sh("ls -lR store outside");
    expect(await target.remote.collect({ olderThanSeconds: 0, maxKib: 0 })).toEqual({
      removed: { runs: 0, kib: 0 },
      left: { runs: 0, kib: 0 },
    });
    for (const id of [run.id, unmarked] as RunId[]) expect(await target.remote.remove(id)).toBe("absent");
    expect(await target.sh("ls -lR store outside")).toBe(before);
  });

  test("what a killed submit or removal has left goes, what another one is at stays", async () => {
    await using target = new Target(shell);
    const temporary = join(target.home, "store/v1/tmp");
    const run = await target.run({ run: "true" });
    const alive = recordOf(target, run, process.pid);
    const [pid = "", start = "", boot = "", ...host] = alive.split(".");
    const names = [
      `stage.${alive}`,
      `gone.${alive}`,
      ["stage", pid, "1", boot, ...host].join("."),
      ["gone", "2", start, boot, ...host].join("."),
      ["stage", pid, start, "other-boot", ...host].join("."),
      ["stage", "1", start, boot, "another-host"].join("."),
    ];
    for (const name of names) mkdirSync(join(temporary, name));
    await target.sh("cd store/v1/tmp && touch script.1 probe.2 && touch -t 202001010000 script.3 probe.4");
    await target.remote.collect();
    const left = [`gone.${alive}`, "probe.2", "script.1", names[5], `stage.${alive}`];
    expect(readdirSync(temporary).sort()).toEqual(left.sort());
  });

  test("twelve collections and removals at once remove each run once, and no more than they have to", async () => {
    await using target = new Target(shell);
    const ids = await runs(target, 10, 300);
    const { left } = await target.remote.collect({ maxKib: 1e9 });
    const maxKib = Math.ceil(left.kib / 2);
    const collections = await Promise.all(Array.from({ length: 6 }, () => target.remote.collect({ maxKib })));
    expect(collections.reduce((sum, { removed }) => sum + removed.runs, 0)).toBe(5);
    expect(stored(target)).toEqual(ids.slice(5).sort());
    const removals = await Promise.all(
      ids.flatMap((id) => [target.remote.remove(id), target.remote.remove(id)]),
    );
    expect(new Set(removals)).toEqual(new Set(["absent", "removed"]));
    expect(stored(target)).toEqual([]);
    expect(readdirSync(join(target.home, "store/v1/tmp"))).toEqual([]);
  });

  test("what has come in part of a job counts, and is the first to go", async () => {
    await using target = new Target(shell);
    const [id = ""] = await runs(target, 1, 100);
    const before = await target.remote.collect({ maxKib: 1e9 });
    const partial = "partial.signature.domain.-.none";
    await target.sh(`dd if=/dev/zero of=store/v1/tmp/${partial} bs=1024 count=3000`);
    const { left } = await target.remote.collect({ maxKib: 1e9 });
    expect(left.kib).toBeGreaterThanOrEqual(before.left.kib + 3000);
    expect(await target.remote.collect({ maxKib: left.kib - 1 })).toMatchObject({
      removed: { runs: 0 },
      left: before.left,
    });
    expect(stored(target)).toEqual([id]);
  });

  test("while a job is being sent, no run goes that has just ended", async () => {
    await using target = new Target(shell);
    const [recent, old] = [await target.run({ run: "true" }), await target.run({ run: "true" })];
    await age(target, old, 2 * day);
    mkdirSync(join(target.home, `store/v1/tmp/stage.${recordOf(target, old, process.pid)}`));
    expect(await target.remote.collect(everything)).toMatchObject({
      removed: { runs: 1 },
      left: { runs: 1 },
    });
    expect(stored(target)).toEqual([recent.id]);
  });
});

test("where find knows no minutes, runs go by days", async () => {
  await using target = new Target("dash");
  stubFind(target, "case $* in *-mmin*) exit 1 ;; esac");
  const [old, young] = [await target.run({ run: "true" }), await target.run({ run: "true" })];
  await age(target, old, 3.1 * day);
  await age(target, young, 1.9 * day);
  expect(await target.remote.collect({ olderThanSeconds: 2 * day })).toMatchObject({ removed: { runs: 1 } });
  expect(stored(target)).toEqual([young.id]);
});

/** Runs that have taken so many KiB each, the oldest first: the last one is a day old, any other a day more. */
async function runs(target: Target, count: number, kib: number): Promise<RunId[]> {
  const run = `dd if=/dev/zero of=data bs=1024 count=${kib} 2>/dev/null`;
  const ids = [];
  for (let days = count; days > 0; days -= 1) {
    const job = await target.run({ run });
    await age(target, job, days * day);
    ids.push(job.id);
  }
  return ids;
}
