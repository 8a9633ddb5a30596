import { describe, expect, test } from "vitest";
import { processesWithEnvironment } from "../support/processes.ts";
import { rollBack } from "./supervision.ts";
import { randomHex, shells, Target } from "./target.ts";

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test("a script that takes longer than its timeout is ended", async () => {
    await using target = new Target(shell);
    const job = await target.run({ run: "echo up; exec sleep 600", timeout: 600 });
    expect(await job.end()).toMatchObject({ kind: "timeout", exitCode: 143, by: "" });
    expect(job.text()).toBe("up\n");
  });

  test("the code of a script that takes its own end from SIGTERM is told", async () => {
    await using target = new Target(shell);
    const job = await target.run({ run: "trap 'echo bye; exit 9' TERM; sleep 600 & wait", timeout: 600 });
    expect(await job.end()).toMatchObject({ kind: "timeout", exitCode: 9 });
    expect(job.text()).toBe("bye\n");
  });

  test("a script that writes nothing for the idle limit is ended", async () => {
    await using target = new Target(shell);
    const job = await target.run({ run: "echo up; exec sleep 600", idleTimeout: 600 });
    expect(await job.end()).toMatchObject({ kind: "idle", exitCode: 143 });
  });

  test("a script that goes on writing is not idle, whichever stream it writes to", async () => {
    await using target = new Target(shell);
    const run = "for i in 1 2 3 4; do sleep 0.4; echo $i >&2; done";
    const job = await target.run({ run, idleTimeout: 1_000, separateStreams: true });
    expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 0 });
  });

  test("cancel asks with SIGTERM, kills all there is after 5 s, and leaves nothing", async () => {
    await using target = new Target(shell);
    const run = [
      "deaf() { trap '' TERM; while :; do sleep 1; done; }",
      "trap 'echo asked' TERM",
      "setsid sleep 600 &",
      "(setsid sh -c 'trap \"\" TERM; sleep 600 & sleep 600' &)",
      "(deaf & deaf) &",
      "kill -STOP $! && echo ready",
      "while :; do sleep 0.1 || :; done",
    ].join("\n");
    const job = await target.start({ run });
    await job.heard("ready");
    expect(await target.remote.cancel(job.id, "mallory@pc", 30)).toMatchObject({
      state: "finished",
      end: { kind: "cancel", exitCode: 137, by: "mallory@pc" },
    });
    expect(processesWithEnvironment("SSH_JOB_TOKEN", job.submission)).toEqual([]);
    const end = await job.end();
    expect(end).toMatchObject({ kind: "cancel", by: "mallory@pc" });
    expect(end.type === "ended" && end.durationMs).toBeGreaterThan(5_000);
    // A shell may say itself that the command was terminated which it waited for.
    expect(job.text().replace("Terminated\n", "")).toBe("ready\nasked\n");
  });

  test("of two who cancel the first is named, to both", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: "echo ready; exec sleep 600" });
    await job.heard("ready");
    const first = await target.remote.cancel(job.id, "first", 0);
    expect(first.state).toBe("running");
    const second = await target.remote.cancel(job.id, "second", 30);
    expect(second).toMatchObject({ state: "finished", end: { kind: "cancel", exitCode: 143, by: "first" } });
    expect(await job.end()).toMatchObject({ by: "first" });
  });

  test("ten who cancel at once are told the same", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: "echo ready; exec sleep 600" });
    await job.heard("ready");
    const people = Array.from({ length: 10 }, (_, i) => `person-${i}`);
    const told = await Promise.all(people.map((by) => target.remote.cancel(job.id, by, 30)));
    expect(new Set(told.map((status) => JSON.stringify(status))).size).toBe(1);
    expect(told[0]).toMatchObject({ state: "finished", end: { kind: "cancel", exitCode: 143 } });
  });

  test("cancel does not touch a run that has ended", async () => {
    await using target = new Target(shell);
    const job = await target.run({ run: "exit 3" });
    const status = { state: "finished", end: { kind: "exit", exitCode: 3, by: "" } };
    expect(await target.remote.cancel(job.id, "late", 30)).toMatchObject(status);
    expect(await target.remote.status(job.id)).toMatchObject(status);
  });

  test("a run is cancelled by its submission, when its id was never heard", async () => {
    await using target = new Target(shell);
    const names = { signature: randomHex(32), submission: randomHex(16) };
    const job = await target.start({ run: "echo ready; exec sleep 600" }, names);
    expect(await target.remote.cancel(names, "me", 30)).toMatchObject({ state: "finished", id: job.id });
    const unknown = { ...names, submission: randomHex(16) };
    expect(await target.remote.cancel(unknown, "me", 30)).toEqual({ state: "absent" });
  });

  test("a run that was cancelled before it was started never runs, and leaves no secret", async () => {
    await using target = new Target(shell);
    const { id } = await target.run({ run: 'echo ran >>"$HOME/count"', secretEnv: { TOKEN: "hush" } });
    rollBack(target, id, { secrets: "export TOKEN=hush" });
    expect(await target.remote.status(id)).toMatchObject({ state: "submitted" });
    expect(await target.remote.cancel(id, "me", 30)).toMatchObject({
      state: "finished",
      end: { kind: "cancel", exitCode: undefined, by: "me" },
    });
    expect(await target.sh(`cat count; cd '${target.runDirectory(id)}'; ls secrets login`)).toBe("ran\n");
  });
});

describe.concurrent.each(["dash", "bash"] as const)("without setsid, with %s", (shell) => {
  const tools = [
    "env",
    "tar",
    "ls",
    "dd",
    "cat",
    "mv",
    "mkdir",
    "mkfifo",
    "touch",
    "rm",
    "sleep",
    "tr",
    "grep",
    "date",
    "rmdir",
  ];

  test("a job runs, and cancel ends all of it", async () => {
    await using target = new Target(shell, { tools: [...tools, "find", "xargs"] });
    const job = await target.start({ run: "sleep 600 & (sleep 600 &); echo ready; wait" });
    await job.heard("ready");
    expect(await target.remote.cancel(job.id, "me", 30)).toMatchObject({
      end: { kind: "cancel", exitCode: 143 },
    });
    expect(processesWithEnvironment("SSH_JOB_TOKEN", job.submission)).toEqual([]);
  });
});
