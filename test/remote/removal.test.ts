import { spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { everything, recordOf, stubFind } from "./stored.ts";
import { randomHex, shells, Target } from "./target.ts";

const somebody = 12_345;
const untilTold = 'echo ready; until [ -e "$HOME/go" ]; do sleep 0.1; done';

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test("a run that has ended is removed whole, with directories that may not be written to", async () => {
    await using target = new Target(shell, {
      wrapper: `setpriv --reuid=${somebody} --regid=${somebody} --clear-groups`,
    });
    chownSync(target.home, somebody, somebody);
    const run =
      "mkdir -p a/b/c && touch a/b/c/file && chmod 0 a/b/c && chmod 500 a/b && chmod 0 a && chmod 500 .";
    const { id } = await target.run({ run });
    await target.sh(`chmod 500 store/v1/jobs/${id}`);
    expect(await target.remote.remove(id)).toBe("removed");
    expect(await target.sh("ls store/v1/jobs store/v1/tmp")).toBe("store/v1/jobs:\n\nstore/v1/tmp:\n");
    expect(await target.remote.remove(id)).toBe("absent");
  });

  test("a run that goes on is not removed", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: untilTold });
    await job.heard("ready");
    await expect(target.remote.remove(job.id)).rejects.toMatchObject({ code: "target" });
    expect(await target.remote.collect(everything)).toMatchObject({
      removed: { runs: 0 },
      left: { runs: 1 },
    });
    writeFileSync(join(target.home, "go"), "");
    expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 0 });
  });

  test("a run that waits for its lock is not removed", async () => {
    await using target = new Target(shell);
    const holder = await target.start({ run: untilTold, lock: "board" });
    await holder.heard("ready");
    const waiting = await target.start({ run: "exit 3", lock: "board" });
    await expect(target.remote.remove(waiting.id)).rejects.toMatchObject({ code: "target" });
    expect(await target.remote.collect(everything)).toMatchObject({
      removed: { runs: 0 },
      left: { runs: 2 },
    });
    writeFileSync(join(target.home, "go"), "");
    expect(await waiting.end()).toMatchObject({ kind: "exit", exitCode: 3 });
  });

  test("a run whose end nobody knows may go", async () => {
    await using target = new Target(shell);
    const ids = [(await target.run({ run: "true" })).id, (await target.run({ run: "true" })).id] as const;
    for (const id of ids) {
      await target.sh(`cd store/v1/jobs/${id} && rm rc.* end.*`);
      await vi.waitFor(async () => {
        expect(await target.remote.status(id)).toMatchObject({ state: "lost" });
      }, 30_000);
    }
    expect(await target.remote.remove(ids[0])).toBe("removed");
    expect(await target.remote.collect(everything)).toMatchObject({
      removed: { runs: 1 },
      left: { runs: 0 },
    });
  });

  test("collections take nothing from jobs that are being sent, run and followed", async () => {
    await using target = new Target(shell);
    const jobs = Array.from({ length: 8 }, async (_, index) => {
      const run = await target.start({ run: `echo output; exit ${index}` });
      expect(await run.end()).toMatchObject({ kind: "exit", exitCode: index });
      expect(run.text()).toBe("output\n");
      return run.id;
    });
    const all = Promise.all(jobs);
    const over = new AbortController();
    const stop = (): void => {
      over.abort();
    };
    void all.then(stop, stop);
    let removed = 0;
    while (!over.signal.aborted) removed += (await target.remote.collect(everything)).removed.runs;
    removed += (await target.remote.collect(everything)).removed.runs;
    expect(removed).toBe((await all).length);
  });

  test("a run that somebody else has joined is kept when one of them is done with it", async () => {
    await using target = new Target(shell);
    const signature = randomHex(32);
    const job = { run: untilTold };
    const first = await target.start(job, { signature });
    await first.heard("ready");
    const second = await target.start(job, {
      signature,
      join: { timeoutMs: undefined, idleTimeoutMs: undefined },
    });
    expect(second.id).toBe(first.id);
    writeFileSync(join(target.home, "go"), "");
    await Promise.all([first.end(), second.end()]);
    expect(await target.remote.remove(first.id, first.submission)).toBe("kept");
    expect(await target.remote.remove(first.id, second.submission)).toBe("kept");
    expect(await target.remote.remove(first.id)).toBe("removed");
  });

  test("a run that somebody follows is neither removed nor collected", async () => {
    await using target = new Target(shell);
    const run = await target.run({ run: "true" });
    // Its parent never asks how it ended, so that it stays a zombie.
    const parent = spawn("sh", ["-c", "sleep 600 & echo $!; exec sleep 600"]);
    const [line] = (await once(parent.stdout, "data")) as [Buffer];
    const follower = Number(line);
    const name = `follower.${randomHex(16)}.${recordOf(target, run, follower)}`;
    writeFileSync(join(target.runDirectory(run.id), name), "");
    expect(await target.remote.remove(run.id)).toBe("kept");
    expect(await target.remote.collect(everything)).toMatchObject({ removed: { runs: 0 } });
    process.kill(follower, "SIGKILL");
    await vi.waitFor(() => {
      expect(readFileSync(`/proc/${follower}/stat`, "latin1")).toContain(") Z ");
    });
    expect(await target.remote.collect(everything)).toMatchObject({ removed: { runs: 1 } });
    parent.kill();
  });
});

test("a run that is removed while it is listed was not empty", async () => {
  await using target = new Target("dash");
  const { id } = await target.run({ run: "touch result" });
  stubFind(target, `mv "$HOME/store/v1/jobs/${id}" "$HOME/gone"`);
  await expect(target.remote.files(id)).rejects.toMatchObject({ code: "target" });
});
