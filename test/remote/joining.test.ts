import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { packJob } from "./job.ts";
import { randomHex, shells, Target } from "./target.ts";
import { submit } from "./submit.ts";

const untilTold = 'echo ran >>"$HOME/count"; echo ready; until [ -e "$HOME/go" ]; do sleep 0.1; done; exit 7';
const joining = { join: { timeoutMs: undefined, idleTimeoutMs: undefined } };

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test("fifty who submit the same job at once start it once, and all see it to its end", async () => {
    await using target = new Target(shell);
    await target.run({ run: "true" });
    const signature = randomHex(32);
    const jobs = await Promise.all(
      Array.from({ length: 50 }, () => target.start({ run: untilTold }, { signature, ...joining })),
    );
    expect(jobs.filter(({ joined }) => !joined)).toHaveLength(1);
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(1);
    await target.sh("touch go");
    for (const job of jobs) {
      expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 7 });
      expect(job.text()).toBe("ready\n");
    }
    expect(await target.sh("cat count; ls store/v1/tmp")).toBe("ran\n");
  });

  test("a job that has ended is not joined", async () => {
    await using target = new Target(shell);
    const signature = randomHex(32);
    await (await target.start({ run: "true" }, { signature, ...joining })).end();
    const again = await target.start({ run: "true" }, { signature, ...joining });
    expect(again).toMatchObject({ joined: false, id: `${signature.slice(0, 20)}-2` });
  });

  test("who joins does not send its job", async () => {
    await using target = new Target(shell);
    const signature = randomHex(32);
    const first = await target.start({ run: untilTold }, { signature });
    await first.heard("ready");
    const files = { big: "x".repeat(5_000_000) };
    const second = await target.start({ run: untilTold, files }, { signature, ...joining });
    expect(second).toMatchObject({ joined: true, id: first.id });
    await target.sh("touch go");
    expect(await second.end()).toMatchObject({ exitCode: 7 });
  });

  test.each([
    ["with another timeout", { timeoutMs: 60_000, idleTimeoutMs: undefined }],
    ["with another idle limit", { timeoutMs: undefined, idleTimeoutMs: 60_000 }],
    ["of who wants a run of its own", undefined],
  ])("a job %s does not join", async (_, join) => {
    await using target = new Target(shell);
    const signature = randomHex(32);
    const first = await target.start({ run: untilTold }, { signature });
    await first.heard("ready");
    const second = await target.start({ run: untilTold }, { signature, join });
    expect(second.id).not.toBe(first.id);
  });

  test("a run that is being cancelled is not joined", async () => {
    await using target = new Target(shell);
    const signature = randomHex(32);
    const run = "trap : TERM; echo ready; while :; do sleep 0.1 || :; done";
    const first = await target.start({ run }, { signature });
    await first.heard("ready");
    await target.remote.cancel(first.id, "me", 0);
    const second = await target.start({ run }, { signature, ...joining });
    expect(second.id).not.toBe(first.id);
  });

  test("a job whose signature only begins like that of a running one is not joined", async () => {
    await using target = new Target(shell);
    const beginning = randomHex(10);
    const first = await target.start({ run: untilTold }, { signature: beginning + randomHex(22) });
    await first.heard("ready");
    const second = await target.start(
      { run: untilTold },
      { signature: beginning + randomHex(22), ...joining },
    );
    expect(second).toMatchObject({ joined: false, id: `${beginning}-2` });
  });

  test("a submission that has joined, sent again, finds the same run, even when it has ended", async () => {
    await using target = new Target(shell);
    const signature = randomHex(32);
    const first = await target.start({ run: untilTold }, { signature });
    await first.heard("ready");
    const names = { signature, submission: randomHex(16), ...joining };
    await target.start({ run: untilTold }, names);
    await target.sh("touch go");
    await first.end();
    const again = await target.start({ run: untilTold }, names);
    expect(again).toMatchObject({ joined: true, id: first.id });
    expect(await again.end()).toMatchObject({ exitCode: 7 });
  });

  test("a submission that is used for another job is refused", async () => {
    await using target = new Target(shell);
    const names = { signature: randomHex(32), submission: randomHex(16) };
    await target.start({ run: "true" }, names);
    const other = target.start({ run: "true", timeout: 60_000 }, names);
    await expect(other).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("stands for another job") as string,
    });
    expect(await target.sh("ls store/v1/jobs | wc -l; ls store/v1/tmp")).toBe("1\n");
  });

  test("a submission's cancel leaves a run to those who have joined it, and ends it when they are gone", async () => {
    await using target = new Target(shell);
    const names = { signature: randomHex(32), submission: randomHex(16) };
    const first = await target.start({ run: untilTold }, names);
    await first.heard("ready");
    const gone = new AbortController();
    const others = { signature: names.signature, submission: randomHex(16), ...joining };
    const second = await target.start({ run: untilTold }, others, gone.signal);
    await second.heard("ready");
    expect(await target.remote.cancel(names, "the-first", 0)).toMatchObject({
      state: "shared",
      id: first.id,
    });
    expect(await target.remote.status(first.id)).toMatchObject({ state: "running" });

    const attached = { id: first.id, submission: randomHex(16) };
    expect(await target.remote.cancel(attached, "a third", 0)).toMatchObject({ state: "shared" });

    gone.abort();
    await second.end().catch(() => undefined);
    await vi.waitFor(
      async () =>
        expect(await target.remote.cancel(names, "the-first", 10)).toMatchObject({
          state: "finished",
          end: { kind: "cancel", by: "the-first" },
        }),
      { timeout: 20_000 },
    );
  });

  test("who submits without following has the run's id, and the run goes on", async () => {
    await using target = new Target(shell);
    const request = (await packJob({ run: untilTold, about: '{"a":1}' })).request({ follow: false });
    const { id, joined } = await submit(target.remote, request);
    expect(joined).toBe(false);
    await vi.waitFor(() => expect(existsSync(join(target.home, "count"))).toBe(true), { timeout: 20_000 });
    expect(await target.remote.about(id)).toBe('{"a":1}');
    const status = await target.remote.status(id);
    expect(status).toMatchObject({ state: "running", id });
    const started = "started" in status && status.started ? status.started.getTime() : 0;
    expect(Math.abs(started - Date.now())).toBeLessThan(5_000);
  });
});
