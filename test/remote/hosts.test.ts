import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { Following } from "./following.ts";
import { supervisionOf } from "./supervision.ts";
import { kill, shells, Target } from "./target.ts";

const named = (name: string, more = ":"): string =>
  `unshare --uts --mount sh -c 'echo ${name} >/proc/sys/kernel/hostname; ${more}; exec "$@"' sh`;

describe.concurrent.each(shells)("on targets whose sh is %s, and whose store is one", (shell) => {
  test("a run of another host is known to run, and is followed to its end, because its host answers", async () => {
    await using here = new Target(shell, { wrapper: named("here") });
    const remoteDirectory = join(here.home, "store");
    await using there = new Target(shell, { remoteDirectory, wrapper: named("there") });
    const job = await here.start({ run: 'echo ready; until [ -e "$HOME/go" ]; do sleep 0.1; done; exit 5' });
    await job.heard("ready");
    expect(await there.remote.status(job.id)).toMatchObject({ state: "running" });
    const following = new Following(job, there.remote.follow(job.id, { first: 0, second: 0 }));
    await following.heard("ready");
    await here.sh("touch go");
    expect(await following.end()).toMatchObject({ kind: "exit", exitCode: 5 });
  });

  test("a run of another host is cancelled there", async () => {
    await using here = new Target(shell, { wrapper: named("here") });
    const remoteDirectory = join(here.home, "store");
    await using there = new Target(shell, { remoteDirectory, wrapper: named("there") });
    const job = await here.start({ run: "echo ready; exec sleep 600" });
    await job.heard("ready");
    expect(await there.remote.cancel(job.id, "somebody", 30)).toMatchObject({
      state: "finished",
      end: { kind: "cancel", exitCode: 143, by: "somebody" },
    });
  });

  test("a lock that a run of another host holds is never taken from it", async () => {
    await using here = new Target(shell, { wrapper: named("here") });
    const remoteDirectory = join(here.home, "store");
    await using there = new Target(shell, { remoteDirectory, wrapper: named("there") });
    const job = await here.start({ run: "echo held; exec sleep 600", lock: "licence" });
    await job.heard("held");
    const other = await there.start({ run: "echo got", lock: "licence", queueTimeout: 1_500 });
    expect(await other.end()).toMatchObject({ kind: "queue" });
  });

  test("of a host that does not answer nobody knows; after a minute and a half its run is lost", async () => {
    await using here = new Target(shell, { wrapper: named("here") });
    const remoteDirectory = join(here.home, "store");
    using clock = new Clock(join(here.home, "uptime"));
    const ownClock = `mount --bind ${clock.file} /proc/uptime`;
    await using there = new Target(shell, { remoteDirectory, wrapper: named("there", ownClock) });
    const job = await here.start({ run: "echo ready; exec sleep 600" });
    await job.heard("ready");
    for (const pid of Object.values(await supervisionOf(here, job.id)) as number[]) kill(pid);
    expect(await there.remote.status(job.id)).toMatchObject({ state: "unknown" });
    const following = new Following(job, there.remote.follow(job.id, { first: 0, second: 0 }));
    await following.heard("ready");
    clock.hurry();
    expect(await following.event("unheard")).toEqual({ type: "unheard", host: "here" });
    expect(await following.end()).toEqual({ type: "lost", why: "other-host" });
  });
});

test("where others' processes are hidden, another user's run is not taken for lost", async () => {
  await using target = new Target("dash");
  const hidden = "unshare --mount sh -c 'mount -t proc -o hidepid=2 proc /proc; exec \"$@\"' sh";
  const job = await target.start({ run: "echo ready; exec sleep 600" });
  await job.heard("ready");
  await target.sh("chmod 711 .; chmod -R go+rX store");
  const script = await target.sh("echo store/v1/scripts/*");
  const seen = await target.sh(
    `${hidden} setpriv --reuid 12345 --regid 12345 --clear-groups sh ~/${script.trim()} ~/store/v1 status ${job.id}`,
  );
  expect(seen).toMatch(new RegExp(`^S ${job.id} (unknown|running) `, "m"));
  await vi.waitFor(async () =>
    expect(await target.remote.status(job.id)).toMatchObject({ state: "running" }),
  );
});

/** A file like /proc/uptime whose time stands still until it hurries. */
class Clock implements Disposable {
  readonly file: string;
  #seconds = 1_000;
  #timer: NodeJS.Timeout | undefined;

  constructor(file: string) {
    this.file = file;
    writeFileSync(file, "1000.00 1.00\n");
  }

  /** From now on, ten seconds pass in a quarter of one. */
  hurry(): void {
    this.#timer = setInterval(() => {
      this.#seconds += 10;
      // In place, and of the same length: whoever reads it meanwhile must not find it empty.
      const descriptor = openSync(this.file, "r+");
      writeSync(descriptor, `${this.#seconds}.00`);
      closeSync(descriptor);
    }, 250);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}
