import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scripts } from "../../src/remote/scripts.ts";
import { createUnixUser, type UnixUser } from "../support/unix-user.ts";
import { Following } from "./following.ts";
import { randomHex, shells, Target, type Shell } from "./target.ts";
import { file, manyFiles, runWith, settled } from "./trees.ts";

const unlimited = { timeoutMs: undefined, idleTimeoutMs: undefined };
let members: readonly [UnixUser, UnixUser];
let outsider: UnixUser;
/** What the members are in. */
let group: string;

beforeAll(() => {
  members = [createUnixUser(), createUnixUser()];
  outsider = createUnixUser();
  group = `team${randomHex(4)}`;
  execFileSync("groupadd", [group]);
  for (const { username } of members) execFileSync("usermod", ["--append", "--groups", group, username]);
});

afterAll(() => {
  for (const user of [...members, outsider]) user[Symbol.dispose]();
  execFileSync("groupdel", [group]);
});

describe.each(shells)("in a store that is shared on a target whose sh is %s", (shell) => {
  test("a member follows, joins and fetches another's run", async () => {
    using shared = makeShared();
    await using alice = login(members[0], shell, shared.store);
    await using bob = login(members[1], shell, shared.store);
    const signature = randomHex(32);
    const run = `echo ready; until [ -e ${shared.path}/go ]; do sleep 0.1; done; id -un | tee who`;
    const submitted = await alice.start({ run }, { signature });
    await submitted.heard("ready");
    const followed = new Following(submitted, bob.remote.follow(submitted.id, { first: 0, second: 0 }));
    await followed.heard("ready");
    const joined = await bob.start({ run }, { signature, join: unlimited });
    expect(joined.id).toBe(submitted.id);
    writeFileSync(join(shared.path, "go"), "");
    for (const each of [submitted, followed, joined]) {
      expect(await each.end()).toMatchObject({ kind: "exit", exitCode: 0 });
      expect(each.text()).toBe(`ready\n${members[0].username}\n`);
    }
    const files = await bob.remote.files(submitted.id);
    expect(files.names).toHaveLength(1);
    const { archive, complaint } = files.fetch(files.names);
    archive.resume();
    expect(await complaint).toBe("");
    expect(await bob.remote.about(submitted.id)).toBe("{}");
  });

  test("a member cancels another's run", async () => {
    using shared = makeShared();
    await using alice = login(members[0], shell, shared.store);
    await using bob = login(members[1], shell, shared.store);
    const job = await alice.start({ run: "echo ready; exec sleep 600" });
    await job.heard("ready");
    const end = { kind: "cancel", exitCode: 143, by: "bob" };
    expect(await bob.remote.cancel(job.id, "bob", 30)).toMatchObject({ state: "finished", end });
  });

  test("a run that goes on is not lost for a member from whom its processes are hidden", async () => {
    using shared = makeShared();
    await using alice = login(members[0], shell, shared.store);
    await using bob = login(members[1], shell, shared.store, { hidden: true });
    const run = `echo ready; until [ -e ${shared.path}/go ]; do sleep 0.1; done; exit 3`;
    const job = await alice.start({ run, lock: "board" });
    await job.heard("ready");
    expect(await bob.sh("ls -d /proc/1 2>/dev/null")).toBe("");
    expect(await bob.remote.status(job.id)).toMatchObject({ state: "running" });
    expect(await bob.remote.collect({ olderThanSeconds: 0 })).toMatchObject({ removed: { runs: 0 } });
    expect(await bob.remote.locks()).toMatchObject([{ role: "holder", id: job.id, live: true }]);
    const followed = new Following(job, bob.remote.follow(job.id, { first: 0, second: 0 }));
    await followed.heard("ready");
    writeFileSync(join(shared.path, "go"), "");
    for (const each of [job, followed]) expect(await each.end()).toMatchObject({ kind: "exit", exitCode: 3 });
  });

  test("a cancel leaves a run alone that a member follows whose processes are hidden", async () => {
    using shared = makeShared();
    await using alice = login(members[0], shell, shared.store);
    await using hidden = login(members[0], shell, shared.store, { hidden: true });
    await using bob = login(members[1], shell, shared.store);
    const signature = randomHex(32);
    const run = `echo ready; until [ -e ${shared.path}/go ]; do sleep 0.1; done; exit 3`;
    const job = await alice.start({ run }, { signature });
    await job.heard("ready");
    const joined = await bob.start({ run }, { signature, join: unlimited });
    await joined.heard("ready");
    expect(joined.id).toBe(job.id);
    const names = { signature, submission: job.submission };
    expect(await hidden.remote.cancel(names, "alice", 1)).toMatchObject({ state: "shared" });
    writeFileSync(join(shared.path, "go"), "");
    for (const each of [job, joined]) expect(await each.end()).toMatchObject({ kind: "exit", exitCode: 3 });
  });

  test("members wait for the same locks, and what they send in secret is theirs alone", async () => {
    using shared = makeShared();
    await using alice = login(members[0], shell, shared.store);
    await using bob = login(members[1], shell, shared.store);
    const first = await alice.start({ run: "echo ready; exec sleep 600", lock: "board" });
    await first.heard("ready");
    const second = await bob.start({ run: 'echo "$S"', secretEnv: { S: "secret" }, lock: "board" });
    expect(await alice.remote.status(second.id)).toMatchObject({ state: "queued" });
    for (const name of ["secrets", "login"]) {
      const { uid, mode } = statSync(join(shared.store, "v1/jobs", second.id, name));
      expect([uid, mode & 0o777]).toEqual([idOf("passwd", members[1].username), 0o600]);
    }
    await bob.remote.cancel(first.id, "bob", 30);
    expect(await second.end()).toMatchObject({ kind: "exit", exitCode: 0 });
    expect(second.text()).toBe("secret\n");
  });

  test("a member's run is not started as another member", async () => {
    using shared = makeShared();
    await using alice = login(members[0], shell, shared.store);
    await using bob = login(members[1], shell, shared.store);
    const { id } = await alice.run({ run: "id -un >>who" });
    takeBack(join(shared.store, "v1/jobs", id));
    await bob.remote.cancel(id, "bob", 1);
    expect(await bob.remote.status(id)).toMatchObject({ state: "submitted" });
    expect(await alice.remote.cancel(id, "alice", 30)).toMatchObject({
      state: "finished",
      end: { by: "bob" },
    });
  });

  test("members build on each other's trees, and may write to what they build", async () => {
    using shared = makeShared();
    await using alice = login(members[0], shell, shared.store);
    await using bob = login(members[1], shell, shared.store);
    const tree = manyFiles(40);
    await runWith(alice, tree);
    await settled(alice);
    const changed = { ...tree, new: file("x\n") };
    const job = { run: "echo more >>d1/f1 && >d1/other && cat d1/f1 new" };
    const second = await runWith(bob, changed, tree, { job });
    expect(second.onBase).toBe(true);
    expect(second.following.text()).toBe("1\nmore\nx\n");
    await settled(bob);
    const third = await runWith(alice, tree, changed, { job: { run: "echo more >>d1/f1 && cat d1/f1; ls" } });
    expect(third.onBase).toBe(true);
    expect(third.following.text()).toMatch(/^1\nmore\nd0\n(?!.*new)/s);
    await settled(alice);
  });

  test("members remove their own runs only", async () => {
    using shared = makeShared();
    await using alice = login(members[0], shell, shared.store);
    await using bob = login(members[1], shell, shared.store);
    const job = await alice.run({ run: "true" });
    await expect(bob.remote.remove(job.id)).rejects.toMatchObject({ code: "target" });
    expect(await bob.remote.collect({ maxKib: 0 })).toMatchObject({
      removed: { runs: 0 },
      left: { runs: 1 },
    });
    expect(await alice.remote.remove(job.id)).toBe("removed");
  });

  test("whoever is not a member is refused", async () => {
    using shared = makeShared();
    await using mallory = login(outsider, shell, shared.store);
    await expect(mallory.run({ run: "true" })).rejects.toMatchObject({ code: "target" });
    await using alice = login(members[0], shell, shared.store);
    const { id } = await alice.run({ run: "true" });
    await expect(mallory.run({ run: "true" })).rejects.toMatchObject({ code: "target" });
    await expect(mallory.remote.status(id)).rejects.toMatchObject({ code: "target" });
    expect(await mallory.sh(`cat ${shared.store}/v1/jobs/*/* 2>/dev/null`)).toBe("");
  });

  test.each([
    ["is writable for everybody", 0o2777, 0o755, "does not belong"],
    ["is not setgid", 0o770, 0o755, "does not belong"],
    ["is in a directory that everybody can write to", 0o2770, 0o1777, "above it"],
    ["is in a directory that its group can write to", 0o2770, 0o775, "above it"],
  ])(
    "a store of somebody else that %s is refused, and no script in it runs",
    async (_, mode, above, message) => {
      using shared = makeShared();
      chmodSync(shared.path, above);
      chownSync(shared.store, idOf("passwd", outsider.username), idOf("group", group));
      const place = join(shared.store, "v1/scripts");
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, scripts().hash), 'echo ran >"$HOME/evil"', { mode: 0o755 });
      chmodSync(shared.store, mode);
      await using alice = login(members[0], shell, shared.store);
      await expect(alice.run({ run: "true" })).rejects.toMatchObject({
        code: "target",
        message: expect.stringContaining(message) as string,
      });
      expect(readdirSync(alice.home)).not.toContain("evil");
    },
  );
});

interface Shared extends Disposable {
  /** The directory that the store is in. */
  readonly path: string;
  readonly store: string;
}

/** A store made as docs/shared-store.md has it. */
function makeShared(): Shared {
  const path = mkdtempSync("/srv/ssh-job-shared-");
  const store = join(path, "store");
  mkdirSync(store);
  chownSync(store, 0, idOf("group", group));
  chmodSync(store, 0o2770);
  chmodSync(path, 0o755);
  return {
    path,
    store,
    [Symbol.dispose]: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** A login of this user on a target with this store. @param options hidden: `/proc` hides the processes of others */
function login(
  { username }: UnixUser,
  shell: Shell,
  remoteDirectory: string,
  { hidden = false } = {},
): Target {
  const become = `setpriv --reuid=${username} --regid=${username} --init-groups`;
  const hide = `unshare --mount sh -c 'mount -t proc -o hidepid=2 proc /proc && exec "$@"' sh`;
  const target = new Target(shell, { remoteDirectory, wrapper: hidden ? `${hide} ${become}` : become });
  chownSync(target.home, idOf("passwd", username), -1);
  return target;
}

function idOf(database: "passwd" | "group", name: string): number {
  return Number(execFileSync("getent", [database, name], { encoding: "utf8" }).split(":")[2]);
}

/** Makes a finished run what it was between its publication and its start. */
function takeBack(directory: string): void {
  for (const name of readdirSync(directory)) {
    const kind = name.split(".")[0] ?? "";
    if (["owner", "standby", "leader", "rc", "end", "size"].includes(kind))
      renameSync(join(directory, name), join(directory, "ready", kind));
  }
}
