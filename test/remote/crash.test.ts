import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { RunId } from "../../src/remote/run-id.ts";
import { processesWithEnvironment } from "../support/processes.ts";
import { Following } from "./following.ts";
import { packJob } from "./job.ts";
import { recordedPid, rewriteRecord, rollBack, supervisionOf } from "./supervision.ts";
import { kill, shells, Target } from "./target.ts";
import { submit } from "./submit.ts";

const patiently = { timeout: 30_000 };
const untilTold = "echo ready; until [ -e go ]; do sleep 0.1; done";

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test("a run outlives its supervisor and is followed to its end, with its code and log", async () => {
    await using target = new Target(shell);
    const big = "x".repeat(200_000);
    const job = await target.start({ run: `${untilTold}; cat big; printf last; exit 5`, files: { big } });
    await job.heard("ready");
    kill((await supervisionOf(target, job.id)).supervisor);
    expect(await target.remote.status(job.id)).toMatchObject({ state: "running", id: job.id });
    await target.sh(`touch '${target.runDirectory(job.id)}/work/go'`);
    expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 5 });
    expect(job.text() === `ready\n${big}last`).toBe(true);
  });

  test("the standby takes over from a supervisor that was killed, and gets a standby itself", async () => {
    await using target = new Target(shell);
    const request = (await packJob({ run: "exec sleep 600", timeout: 6_000 })).request({ follow: false });
    const { id } = await submit(target.remote, request);
    const first = await supervisionOf(target, id);
    kill(first.supervisor);
    await vi.waitFor(() => expect(recordedPid(target, id, "owner")).toBe(first.standby), patiently);
    await vi.waitFor(() => expect(recordedPid(target, id, "standby")).not.toBe(first.standby), patiently);
    const second = await supervisionOf(target, id);
    kill(second.supervisor);
    // Nobody has looked at the run meanwhile; its timeout holds all the same.
    await vi.waitFor(() => expect(namesIn(target, id)).toContainEqual(endedBy("timeout", 143)), patiently);
    expect(processesWithEnvironment("SSH_JOB_TOKEN", request.submission)).toEqual([]);
  });

  test("a standby that was killed is replaced", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: "echo ready; exec sleep 600" });
    await job.heard("ready");
    const { standby } = await supervisionOf(target, job.id);
    kill(standby);
    await vi.waitFor(() => expect(recordedPid(target, job.id, "standby")).not.toBe(standby), patiently);
  });

  test("the timeout holds without supervisor and standby, as soon as somebody looks", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: "echo ready; exec sleep 600", timeout: 2_500 });
    await job.heard("ready");
    await killSupervision(target, job.id);
    expect(await job.end()).toMatchObject({ kind: "timeout", exitCode: 143 });
  });

  test("a process left behind does not hold the end of a run whose supervisor was killed", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: `${untilTold}; sleep 60 & exit 6` });
    await job.heard("ready");
    await killSupervision(target, job.id);
    const started = performance.now();
    await target.sh(`touch '${target.runDirectory(job.id)}/work/go'`);
    expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 6 });
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test("a run is cancelled although its supervisor and its standby were killed", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: "echo ready; sleep 600; exit 1" });
    await job.heard("ready");
    await killSupervision(target, job.id);
    expect(await target.remote.cancel(job.id, "me", 30)).toMatchObject({
      state: "finished",
      end: { kind: "cancel", exitCode: 143, by: "me" },
    });
    expect(processesWithEnvironment("SSH_JOB_TOKEN", job.submission)).toEqual([]);
  });

  test("a run whose leader was killed ends as killed, and its script with it", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: "sleep 600 & echo ready; wait; echo not reached" });
    await job.heard("ready");
    kill((await supervisionOf(target, job.id)).leader);
    expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 137 });
    expect(processesWithEnvironment("SSH_JOB_TOKEN", job.submission)).toEqual([]);
    expect(job.text()).toMatch(/^ready\n(?!not)/);
  });

  test("a run is lost when all who see it through were killed, and its script is ended", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: "setsid sleep 600 & echo ready; wait" });
    await job.heard("ready");
    // Whoever is killed last must not have time to see that.
    const { standby, supervisor, leader } = await supervisionOf(target, job.id);
    for (const pid of [standby, supervisor, leader]) process.kill(pid, "SIGSTOP");
    for (const pid of [standby, supervisor, leader]) kill(pid);
    expect(await job.end()).toEqual({ type: "lost", why: "supervisor-died" });
    expect(job.text()).toBe("ready\n");
    expect(await target.remote.status(job.id)).toMatchObject({
      state: "lost",
      end: { why: "supervisor-died" },
    });
    expect(await target.remote.cancel(job.id, "me", 30)).toMatchObject({ state: "lost" });
    await expect.poll(() => target.processes(), patiently).toEqual([]);
  });

  test("a run of another boot is lost by a reboot", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: "echo ready; exec sleep 600" });
    await job.heard("ready");
    const processes = Object.values(await supervisionOf(target, job.id)) as number[];
    for (const pid of processes) process.kill(pid, "SIGSTOP");
    for (const role of ["leader", "standby", "owner"] as const)
      rewriteRecord(target, job.id, role, ([pid, start, , host]) => [pid, start, "another-boot", host]);
    expect(await job.end()).toEqual({ type: "lost", why: "reboot" });
    expect(await target.remote.status(job.id)).toMatchObject({ state: "lost", end: { why: "reboot" } });
  });

  test("a script that ended before a reboot has ended, though its end was not written down", async () => {
    await using target = new Target(shell);
    const job = await target.run({ run: "exit 4" });
    const directory = target.runDirectory(job.id);
    const end = readdirSync(directory).find((name) => name.startsWith("end.")) ?? "";
    renameSync(join(directory, end), join(directory, "ready/end"));
    rewriteRecord(target, job.id, "owner", ([pid, start, , host]) => [pid, start, "another-boot", host]);
    const again = new Following(job, target.remote.follow(job.id, { first: 0, second: 0 }));
    expect(await again.end()).toMatchObject({ kind: "exit", exitCode: 4 });
  });

  test("processes that have got the numbers of a run's are not taken for them, nor touched", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: "echo ready; exec sleep 600" });
    await job.heard("ready");
    const { supervisor, standby, leader } = await supervisionOf(target, job.id);
    for (const pid of [supervisor, standby, leader]) process.kill(pid, "SIGSTOP");
    for (const role of ["owner", "standby", "leader"] as const)
      rewriteRecord(target, job.id, role, ([, ...rest]) => [String(process.pid), ...rest]);
    expect(await job.end()).toEqual({ type: "lost", why: "supervisor-died" });
    expect(processesWithEnvironment("SSH_JOB_TOKEN", job.submission)).toEqual([]);
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

  test("on a store that became read-only the end is told from a second place, and brought home later", async () => {
    await using target = new Target(shell);
    const job = await target.start({
      run: 'echo ready; until [ -e "$HOME/go" ]; do sleep 0.1; done; exit 3',
    });
    const directory = target.runDirectory(job.id);
    await job.heard("ready");
    await supervisionOf(target, job.id);
    execFileSync("mount", ["--bind", directory, directory]);
    execFileSync("mount", ["-o", "remount,bind,ro", directory]);
    try {
      writeFileSync(join(target.home, "go"), "");
      expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 3 });
      expect(await target.remote.status(job.id)).toMatchObject({ state: "finished", end: { exitCode: 3 } });
      expect(namesIn(target, job.id)).not.toContainEqual(endedBy("exit", 3));
    } finally {
      execFileSync("umount", ["--lazy", directory]);
    }
    await vi.waitFor(() => expect(namesIn(target, job.id)).toContainEqual(endedBy("exit", 3)), patiently);
    await vi.waitFor(() => expect(existsSync(`/tmp/ssh-job-${job.submission}`)).toBe(false), patiently);
    expect(await target.remote.status(job.id)).toMatchObject({ state: "finished", end: { exitCode: 3 } });
  });
});

function namesIn(target: Target, id: RunId): string[] {
  return readdirSync(target.runDirectory(id));
}

function endedBy(kind: string, code: number): string {
  return expect.stringMatching(new RegExp(`^end\\.${kind}\\.${code}\\.`)) as string;
}

/** Supervisor and standby at once: neither has time to see that the other is gone. */
async function killSupervision(target: Target, id: RunId): Promise<void> {
  const { supervisor, standby } = await supervisionOf(target, id);
  for (const pid of [supervisor, standby]) process.kill(pid, "SIGSTOP");
  for (const pid of [supervisor, standby]) kill(pid);
}
