import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { RunId } from "../../src/remote/run-id.ts";
import { Following } from "./following.ts";
import { shells, Target } from "./target.ts";

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test.each([
    ["exit 0", 0],
    ["exit 7", 7],
    ["no-such-command", 127],
    ["kill -KILL $$", 137],
    ["kill -TERM $$", 143],
  ])("the exit code of `%s` is told as %i", async (run, exitCode) => {
    await using target = new Target(shell);
    const job = await target.run({ run });
    expect(await job.end()).toMatchObject({ type: "ended", kind: "exit", exitCode, by: "" });
    expect(await target.remote.status(job.id)).toMatchObject({
      state: "finished",
      end: { kind: "exit", exitCode },
    });
  });

  test("how long the script ran is told in milliseconds", async () => {
    await using target = new Target(shell);
    const end = await (await target.run({ run: "sleep 0.3" })).end();
    if (end.type !== "ended") throw new Error("lost");
    expect(end.durationMs).toBeGreaterThanOrEqual(300);
    expect(end.durationMs).toBeLessThan(5_000);
  });

  test("every byte of the output arrives: NUL, no final newline, invalid UTF-8", async () => {
    await using target = new Target(shell);
    const job = await target.run({ run: String.raw`printf 'a\0b\377\r\nX log 0\n\nlast'` });
    expect(job.bytes().toString("latin1")).toBe("a\0b\xff\r\nX log 0\n\nlast");
  });

  test("3 MB on each of two streams arrive, apart and whole", async () => {
    await using target = new Target(shell);
    const [out, err] = [randomBytes(1_500_000).toString("base64"), randomBytes(1_500_000).toString("base64")];
    const run = "cat out & cat err >&2; wait";
    const job = await target.run({ run, files: { out, err }, separateStreams: true });
    expect([job.text("out") === out, job.text("err") === err, job.text("log")]).toEqual([true, true, ""]);
  });

  test("with one log, both streams stand in the order in which they were written", async () => {
    await using target = new Target(shell);
    const job = await target.run({ run: "for i in 1 2 3 4 5; do echo out $i; echo err $i >&2; done" });
    expect(job.text()).toBe([1, 2, 3, 4, 5].map((i) => `out ${i}\nerr ${i}\n`).join(""));
  });

  test("a job that opens /dev/stdout and /dev/stderr empties no log", async () => {
    await using target = new Target(shell);
    const run = "echo one; echo two >/dev/stderr; echo three >/dev/stdout; echo four";
    expect((await target.run({ run })).text()).toBe("one\ntwo\nthree\nfour\n");
    const apart = await target.run({ run, separateStreams: true });
    expect([apart.text("out"), apart.text("err")]).toEqual(["one\nthree\nfour\n", "two\n"]);
  });

  test("a process left behind that holds stdout does not hold the end", async () => {
    await using target = new Target(shell);
    const started = performance.now();
    const job = await target.run({ run: "sleep 60 & printf last; exit 3" });
    expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 3 });
    expect(job.text()).toBe("last");
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test("a run goes on when its follower goes away, and is followed later", async () => {
    await using target = new Target(shell);
    const leaving = new AbortController();
    const first = await target.start({ run: "echo one; sleep 0.5; echo two; exit 4" }, {}, leaving.signal);
    await first.heard("one");
    leaving.abort();
    const second = new Following(first, target.remote.follow(first.id, { first: 0, second: 0 }));
    expect(await second.end()).toMatchObject({ kind: "exit", exitCode: 4 });
    expect(second.text()).toBe("one\ntwo\n");
  });

  test("a run that nobody knows is said not to be there", async () => {
    await using target = new Target(shell);
    const { id } = await target.run({ run: "true" });
    const other = `${id.slice(0, -1)}2` as RunId;
    const absent = { code: "target", message: expect.stringContaining(`no run ${other}`) as string };
    await expect(target.remote.status(other)).rejects.toMatchObject(absent);
    const events = target.remote.follow(other, { first: 0, second: 0 });
    await expect(events.next()).rejects.toMatchObject(absent);
  });
});
