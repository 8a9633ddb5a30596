import { readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { processesWithEnvironment } from "../support/processes.ts";
import { rewriteOwner, rollBack, supervisionOf } from "./supervision.ts";
import { kill, shells, Target } from "./target.ts";

const patiently = { timeout: 30_000 };
const untilTold = "echo ready; until [ -e go ]; do sleep 0.1; done";

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test("a run outlives its supervisor and is followed to its end, with its code and log", async () => {
    await using target = new Target(shell);
    const big = "x".repeat(200_000);
    const job = await target.start({ run: `${untilTold}; cat big; printf last; exit 5`, files: { big } });
    await job.heard("ready");
    kill(supervisionOf(target, job.id).supervisor);
    expect(await target.remote.status(job.id)).toEqual({ state: "orphaned", id: job.id });
    await target.sh(`touch '${target.runDirectory(job.id)}/work/go'`);
    expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 5 });
    expect(job.text() === `ready\n${big}last`).toBe(true);
  });

  test("a process left behind does not hold the end of a run without a supervisor", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: `${untilTold}; sleep 60 & exit 6` });
    await job.heard("ready");
    kill(supervisionOf(target, job.id).supervisor);
    const started = performance.now();
    await target.sh(`touch '${target.runDirectory(job.id)}/work/go'`);
    expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 6 });
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test("the timeout holds without a supervisor", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: "echo ready; exec sleep 600", timeout: 1_000 });
    await job.heard("ready");
    kill(supervisionOf(target, job.id).supervisor);
    expect(await job.end()).toMatchObject({ kind: "timeout", exitCode: 143 });
  });

  test("a run is cancelled although its supervisor and its watcher were killed", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: "echo ready; sleep 600; exit 1" });
    await job.heard("ready");
    const { supervisor, watcher } = supervisionOf(target, job.id);
    kill(supervisor);
    kill(watcher);
    expect(await target.remote.cancel(job.id, "me", 30)).toMatchObject({
      state: "finished",
      end: { kind: "cancel", exitCode: 143, by: "me" },
    });
    expect(processesWithEnvironment("SSH_JOB_TOKEN", job.submission)).toEqual([]);
  });

  test("a watcher that was killed does not hold the end of the run", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: `${untilTold}; exit 8` });
    await job.heard("ready");
    kill(supervisionOf(target, job.id).watcher);
    await target.sh(`touch '${target.runDirectory(job.id)}/work/go'`);
    expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 8 });
  });

  test("a run whose leader was killed ends as killed, and its script with it", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: "sleep 600 & echo ready; wait; echo not reached" });
    await job.heard("ready");
    kill(supervisionOf(target, job.id).leader);
    expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 137 });
    expect(processesWithEnvironment("SSH_JOB_TOKEN", job.submission)).toEqual([]);
    expect(job.text()).toMatch(/^ready\n(?!not)/);
  });

  test("a run is lost when supervisor and leader were killed, and its script is ended", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: "setsid sleep 600 & echo ready; wait" });
    await job.heard("ready");
    const { supervisor, leader } = supervisionOf(target, job.id);
    kill(supervisor);
    kill(leader);
    expect(await job.end()).toEqual({ type: "lost", why: "supervisor-died" });
    expect(job.text()).toBe("ready\n");
    expect(await target.remote.status(job.id)).toMatchObject({
      state: "lost",
      end: { why: "supervisor-died" },
    });
    expect(await target.remote.cancel(job.id, "me", 30)).toMatchObject({ state: "lost" });
    expect(target.processes()).toEqual([]);
  });

  test("a run of another boot is lost by a reboot", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: "echo ready; exec sleep 600" });
    await job.heard("ready");
    const { leader } = supervisionOf(target, job.id);
    rewriteOwner(target, job.id, ([pid = "", start = ""]) => [pid, start, "another-boot"]);
    await target.sh(`cd '${target.runDirectory(job.id)}' && mv leader.* leader.${leader}.1.another-boot`);
    expect(await job.end()).toEqual({ type: "lost", why: "reboot" });
    expect(await target.remote.status(job.id)).toMatchObject({ state: "lost", end: { why: "reboot" } });
  });

  test("a process that has got the supervisor's number is not taken for it", async () => {
    await using target = new Target(shell);
    const job = await target.run({ run: "exit 4" });
    rollBack(target, job.id);
    const directory = target.runDirectory(job.id);
    const ours = `$(cat /proc/sys/kernel/random/boot_id)-$(tr ' ' '\\n' </proc/1/stat | grep -n '' | grep '^22:')`;
    await target.sh(
      `cd '${directory}' && boot="${ours}" && mv ready/owner "owner.${process.pid}.1.$(echo "$boot" | tr -d ' ' | sed s/22://)"`,
    );
    expect(await target.remote.status(job.id)).toMatchObject({
      state: "lost",
      end: { why: "supervisor-died" },
    });
  });

  test("a run whose submitter died before it was started is started by who submits it again", async () => {
    await using target = new Target(shell);
    const names = { signature: "a".repeat(64), submission: "b".repeat(32) };
    const run = 'echo ran >>"$HOME/count"; exit 4';
    const { id } = await target.start({ run }, names).then(async (job) => (await job.end(), job));
    rollBack(target, id);
    const again = await target.start({ run: "a submission that is found is not unpacked again" }, names);
    expect(again.id).toBe(id);
    expect(await again.end()).toMatchObject({ kind: "exit", exitCode: 4 });
    expect(await target.sh("cat count")).toBe("ran\nran\n");
  });

  test("a run that was never started is started by who follows it", async () => {
    await using target = new Target(shell);
    const { id } = await target.run({ run: "exit 4" });
    rollBack(target, id);
    for await (const event of target.remote.follow(id, { first: 0, second: 0 })) {
      if (event.type === "alive") continue;
      expect(event).toMatchObject({ type: "ended", kind: "exit", exitCode: 4 });
    }
  });

  test("an end that the file system refuses to write down is tried again", async ({ expect }) => {
    await using target = new Target(shell);
    const job = await target.start({ run: "echo ready; mv ../ready ../hidden; exit 3" });
    await job.heard("ready");
    const directory = target.runDirectory(job.id);
    await expect
      .poll(() => readFileSync(join(directory, "supervisor.log"), "utf8"), patiently)
      .toContain("ready/rc");
    expect(await target.remote.status(job.id)).toMatchObject({ state: "running" });
    renameSync(join(directory, "hidden"), join(directory, "ready"));
    expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 3 });
  });
});
