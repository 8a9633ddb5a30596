import { chmodSync, chownSync, copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { processesWithArgument, processesWithEnvironment } from "../support/processes.ts";
import { packJob } from "./job.ts";
import { kill, shells, Target } from "./target.ts";
import { submit } from "./submit.ts";

const patiently = { timeout: 30_000 };

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test("a log is cut where it becomes too long, to the byte, and the job goes on", async () => {
    await using target = new Target(shell);
    const run =
      'i=0; while [ $i -lt 3000 ]; do echo "line $i"; i=$((i+1)); done; echo done >"$HOME/done"; exit 4';
    const job = await target.run({ run, cap: 10_000 });
    expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 4 });
    const kept = Math.floor(10_000 / 512) * 512;
    expect(job.bytes()).toHaveLength(kept);
    const all = Array.from({ length: 3_000 }, (_, index) => `line ${index}\n`).join("");
    expect(job.text()).toBe(all.slice(0, kept));
    expect(job.events).toContainEqual({ type: "capped", bytes: kept });
    expect(await target.sh("cat done")).toBe("done\n");
  });

  test("a run that no client follows is ended after its orphan limit, in the name of that limit", async () => {
    await using target = new Target(shell);
    const request = (await packJob({ run: "exec sleep 600", orphanTimeout: 1_500 })).request({
      follow: false,
    });
    const { id } = await submit(target.remote, request);
    const ended = expect.stringMatching(/^end\.cancel\.143\./) as string;
    await vi.waitFor(() => expect(readdirSync(target.runDirectory(id))).toContainEqual(ended), patiently);
    expect(await target.remote.status(id)).toMatchObject({
      state: "finished",
      end: { kind: "cancel", by: "orphan-timeout" },
    });
  });

  test("a run that is followed is no orphan, however silent it is", async () => {
    await using target = new Target(shell);
    const job = await target.run({ run: "sleep 6", orphanTimeout: 4_000 });
    expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 0 });
  });

  test("a run that waits for its lock is an orphan, too, when nobody follows it", async () => {
    await using target = new Target(shell);
    const first = await target.start({ run: "echo held; exec sleep 600", lock: "board" });
    await first.heard("held");
    const job = { run: "echo ran", lock: "board", orphanTimeout: 1_500 };
    const { id } = await submit(target.remote, (await packJob(job)).request({ follow: false }));
    await vi.waitFor(
      async () =>
        expect(await target.remote.status(id)).toMatchObject({
          state: "finished",
          end: { kind: "cancel", exitCode: undefined, by: "orphan-timeout" },
        }),
      patiently,
    );
  });

  test("a process that hides from its session, its parent and its token is ended where there are cgroups", async () => {
    await using target = new Target(shell);
    const hide = `env -i setsid sh -c 'sleep 601 & echo $! >"${target.home}/hidden"'`;
    const job = await target.start({ run: `${hide}\necho ready; exec sleep 600` });
    await job.heard("ready");
    const hidden = Number(await target.sh("cat hidden"));
    expect(processesWithEnvironment("SSH_JOB_TOKEN", job.submission)).not.toContain(hidden);
    await target.remote.cancel(job.id, "me", 30);
    expect(processesWithArgument("sleep\x00601")).not.toContain(hidden);
    const cgroups = `find /sys/fs/cgroup -name 'ssh-job-${job.submission}'`;
    await vi.waitFor(async () => expect(await target.sh(cgroups)).toBe(""), patiently);
  });

  test("a process of another user, which cannot be ended, is told by its name and does not hold the run", async () => {
    const user = 12_345;
    const wrapper = `setpriv --reuid ${user} --regid ${user} --clear-groups`;
    await using target = new Target(shell, { wrapper });
    chownSync(target.home, user, user);
    const become = join(target.home, "become");
    copyFileSync("/usr/bin/setpriv", become);
    chmodSync(become, 0o4755);
    const job = await target.start({ run: `${become} --reuid 0 sleep 602 & echo ready; wait` });
    await job.heard("ready");
    expect(await target.remote.cancel(job.id, "me", 30)).toMatchObject({ end: { kind: "cancel" } });
    await job.end();
    const stray = await job.event("stray");
    expect(stray).toMatchObject({ name: "sleep" });
    kill(stray.pid);
  });
});
