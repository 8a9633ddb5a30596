import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { RunId } from "../../src/remote/run-id.ts";
import type { Following } from "./following.ts";
import type { Job } from "./job.ts";
import { recordedPid, rewriteRecord, supervisionOf } from "./supervision.ts";
import { kill, shells, Target, type Shell } from "./target.ts";

const patiently = { timeout: 50_000 };
const locked = { lock: "board", queueTimeout: 3_600_000 };
/** Holds the lock until it is told to go on. */
const holding: Job = { ...locked, run: 'echo held; until [ -e "$HOME/go" ]; do sleep 0.1; done' };

/** Twenty with one shell; with the others, as many as it takes to see that they keep the same order. */
const contenders = (shell: Shell): number => (shell === "dash" ? 20 : 7);

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test("contenders hold a lock one after the other, in the order in which they came", async () => {
    await using target = new Target(shell);
    const run =
      'test ! -e "$HOME/held" || echo two >>"$HOME/order"; >"$HOME/held"; echo $1 >>"$HOME/order"; rm "$HOME/held"';
    const first = await target.start(holding);
    await first.heard("held");
    const jobs: Following[] = [];
    for (let index = 1; index <= contenders(shell); index += 1) {
      jobs.push(await target.start({ ...locked, run, args: [String(index)] }));
      await vi.waitFor(() => expect(tickets(target)).toHaveLength(index + 1), patiently);
    }
    await target.sh("touch go");
    for (const job of jobs) expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 0 });
    const order = Array.from({ length: contenders(shell) }, (_, index) => index + 1);
    expect(await target.sh("cat order")).toBe(`${order.join("\n")}\n`);
    await vi.waitFor(() => expect(tickets(target).filter((name) => name !== "done")).toEqual([]), patiently);
  });

  test("of a lock with three slots three hold at once, and no more", async () => {
    await using target = new Target(shell);
    const run = `mkdir "$HOME/in/$1"; ls "$HOME/in" | wc -l >>"$HOME/counts"; ${holding.run}; rmdir "$HOME/in/$1"`;
    await target.sh("mkdir in");
    const jobs = await Promise.all(
      [1, 2, 3, 4, 5].map((number) => target.start({ ...locked, slots: 3, run, args: [String(number)] })),
    );
    await vi.waitFor(async () => expect(await target.sh("ls in | wc -l")).toBe("3\n"), patiently);
    await target.sh("touch go");
    for (const job of jobs) expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 0 });
    const counts = (await target.sh("cat counts")).trim().split("\n").map(Number);
    expect(Math.max(...counts)).toBe(3);
  });

  test("who waits is told its position and who holds the lock; the wait does not count as run time", async () => {
    await using target = new Target(shell);
    const first = await target.start({ ...holding, who: "org-repo@17", label: "smoke" });
    await first.heard("held");
    const second = await target.start({ ...locked, run: "echo got", timeout: 2_000 });
    await vi.waitFor(() => expect(tickets(target)).toHaveLength(2), patiently);
    expect(await target.remote.status(second.id)).toMatchObject({ state: "queued" });
    const third = await target.start({ ...locked, run: "echo got" });
    expect(await third.event("queued")).toMatchObject({
      position: 2,
      holder: first.id,
      who: "org-repo@17",
      label: "smoke",
    });
    expect(await target.remote.locks()).toMatchObject([
      {
        role: "holder",
        lock: "board",
        place: 1,
        live: true,
        id: first.id,
        who: "org-repo@17",
        label: "smoke",
      },
      { role: "waiting", lock: "board", place: 1, id: second.id },
      { role: "waiting", lock: "board", place: 2, id: third.id },
    ]);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await target.sh("touch go");
    expect(await second.end()).toMatchObject({ kind: "exit", exitCode: 0 });
    expect(await third.end()).toMatchObject({ kind: "exit", exitCode: 0 });
    expect(third.events.at(-2)).toEqual({ type: "started" });
  });

  test("who waits longer than its queue limit never runs", async () => {
    await using target = new Target(shell);
    const first = await target.start(holding);
    await first.heard("held");
    const second = await target.start({ ...locked, run: "echo ran", queueTimeout: 600 });
    expect(await second.end()).toMatchObject({ kind: "queue", exitCode: undefined });
    expect(second.text()).toBe("");
    const ours = (): string[] => tickets(target).filter((name) => name.startsWith(second.id));
    await vi.waitFor(() => expect(ours()).toEqual([]), patiently);
  });

  test("who is cancelled while it waits never runs, and does not hold up those behind it", async () => {
    await using target = new Target(shell);
    const first = await target.start(holding);
    await first.heard("held");
    const second = await target.start({ ...locked, run: "echo ran" });
    await second.event("queued");
    const third = await target.start({ ...locked, run: "echo third" });
    await third.event("queued");
    expect(await target.remote.cancel(second.id, "me", 30)).toMatchObject({
      state: "finished",
      end: { kind: "cancel", exitCode: undefined, by: "me" },
    });
    await target.sh("touch go");
    expect(await third.end()).toMatchObject({ kind: "exit", exitCode: 0 });
  });

  test("the lock of a holder that was killed, with all who see it through, passes on", async () => {
    await using target = new Target(shell);
    const first = await target.start(holding);
    await first.heard("held");
    const second = await target.start({ ...locked, run: "echo got" });
    await second.event("queued");
    const processes = Object.values(await supervisionOf(target, first.id)) as number[];
    for (const pid of processes) process.kill(pid, "SIGSTOP");
    for (const pid of processes) kill(pid);
    expect(await second.end()).toMatchObject({ kind: "exit", exitCode: 0 });
  });

  test("the lock of a holder from before a reboot passes on", async () => {
    await using target = new Target(shell);
    const first = await target.start(holding);
    await first.heard("held");
    const processes = Object.values(await supervisionOf(target, first.id)) as number[];
    for (const pid of processes) process.kill(pid, "SIGSTOP");
    for (const role of ["owner", "standby", "leader"] as const)
      rewriteRecord(target, first.id, role, ([pid, start, , host]) => [pid, start, "another-boot", host]);
    const second = await target.start({ ...locked, run: "echo got" });
    expect(await second.end()).toMatchObject({ kind: "exit", exitCode: 0 });
  });

  test("an orphaned script still protects the board", async () => {
    await using target = new Target(shell);
    const first = await target.start(holding);
    await first.heard("held");
    const { supervisor, standby } = await supervisionOf(target, first.id);
    for (const pid of [supervisor, standby]) process.kill(pid, "SIGSTOP");
    for (const pid of [supervisor, standby]) kill(pid);
    const second = await target.start({ ...locked, run: "echo got", queueTimeout: 1_500 });
    expect(await second.end()).toMatchObject({ kind: "queue" });
    await target.sh("touch go");
    expect(await first.end()).toMatchObject({ kind: "exit", exitCode: 0 });
  });

  test("who waits goes on waiting when its supervisor is killed, at its place", async () => {
    await using target = new Target(shell);
    const first = await target.start(holding);
    await first.heard("held");
    const second = await target.start({ ...locked, run: 'echo second >>"$HOME/order"' });
    await second.event("queued");
    const third = await target.start({ ...locked, run: 'echo third >>"$HOME/order"' });
    await third.event("queued");
    const standby = await vi.waitFor(() => recordedPid(target, second.id, "standby"), patiently);
    kill(recordedPid(target, second.id, "owner"));
    await vi.waitFor(() => expect(recordedPid(target, second.id, "owner")).toBe(standby), patiently);
    await target.sh("touch go");
    expect(await second.end()).toMatchObject({ kind: "exit", exitCode: 0 });
    expect(await third.end()).toMatchObject({ kind: "exit", exitCode: 0 });
    expect(await target.sh("cat order")).toBe("second\nthird\n");
  });

  test("a lock that is broken is free, though its holder runs on", async () => {
    await using target = new Target(shell);
    const first = await target.start(holding);
    await first.heard("held");
    expect(await target.remote.breakLock("board")).toMatchObject([{ id: first.id }]);
    const second = await target.start({ ...locked, run: "echo got" });
    expect(await second.end()).toMatchObject({ kind: "exit", exitCode: 0 });
    expect(await target.remote.status(first.id)).toMatchObject({ state: "running" });
    await expect(target.remote.breakLock("none")).rejects.toMatchObject({ code: "target" });
  });
});

describe.concurrent.each(shells)("with holders that die, on a target whose sh is %s", (shell) => {
  test("contenders, of whom every third is killed while it holds, never hold at once", async () => {
    await using target = new Target(shell);
    const run =
      'mkdir "$HOME/held" || echo overlap >>"$HOME/order"; echo $1 >>"$HOME/order"; sleep 0.2; rmdir "$HOME/held"; [ $1 != kill ] || { echo now; sleep 600; }';
    const jobs: [Following, boolean][] = [];
    for (let index = 1; index <= contenders(shell); index += 1) {
      const dies = index % 3 === 0;
      const job = await target.start({ ...locked, run, args: [dies ? "kill" : String(index)] });
      jobs.push([job, dies]);
    }
    for (const [job, dies] of jobs) {
      if (!dies) {
        expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 0 });
        continue;
      }
      await job.heard("now");
      killAll(target, job.id);
    }
    expect(await target.sh("grep -c overlap order; wc -l <order")).toBe(`0\n${contenders(shell)}\n`);
  });
});

function tickets(target: Target): string[] {
  const directory = join(target.home, "store/v1/locks/board/t");
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

/** Whoever sees the run through, as far as they are there already. */
function killAll(target: Target, id: RunId): void {
  const pids = (["standby", "owner", "leader"] as const).flatMap((role) => {
    try {
      return [recordedPid(target, id, role)];
    } catch {
      return [];
    }
  });
  for (const pid of pids) process.kill(pid, "SIGSTOP");
  for (const pid of pids) kill(pid);
}
